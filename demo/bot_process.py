"""The real bot, as a process of its own."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_ROOT = Path(__file__).parent.parent


@asynccontextmanager
async def running_bot(settings: Path) -> AsyncIterator[Process]:
    """Begin `python -m bot` with these settings; at the end it is asked to end, and waited for."""
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "--settings", settings, cwd=_ROOT
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.terminate()
        await bot.wait()
