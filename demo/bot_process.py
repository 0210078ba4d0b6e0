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
async def running_bot(settings: Path, *, watching: bool = False) -> AsyncIterator[Process]:
    """Begin `python -m bot` with these settings; at the end it is asked to end, and waited for.

    :param watching: it looks for forgotten conferences every few seconds (`demo.watching_bot`)
    """
    program = "demo.watching_bot" if watching else "bot"
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", program, "--settings", settings, cwd=_ROOT
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.terminate()
        await bot.wait()
