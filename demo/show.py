"""`python -m bot demo`: the real bot against a simulated world, and a page to use and upset it."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import sys
from asyncio.subprocess import Process
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.bot_process import running_bot
from demo.page import Page
from demo.scene import Scene

# What the page usually listens at, and what to take where that is taken.
_PORTS = (8080, 8081)


async def show(port: int) -> int:
    """Run until Ctrl+C; the world and the bot's database are gone afterwards.

    :param port: where the page listens, on this machine only
    :return: the bot's exit code, should it end by itself
    """
    ending = _listen_to_signals()
    with TemporaryDirectory() as folder:
        async with Scene() as scene, AsyncExitStack() as opened:
            try:
                page = await opened.enter_async_context(Page(scene, port=port))
            except OSError as error:
                print(_no_port(port, error), file=sys.stderr)
                return 1
            print(f"Open {page.url} in a browser. Ctrl+C ends the demo.", flush=True)
            settings = scene.write_settings(Path(folder))
            async with running_bot(settings, watching=True) as bot:
                await _first(bot, ending)
            return 0 if ending.is_set() else await bot.wait()


def _no_port(port: int, error: OSError) -> str:
    in_use = error.errno == errno.EADDRINUSE
    why = "is in use" if in_use else f"cannot be had ({os.strerror(error.errno or 0)})"
    other = _PORTS[port == _PORTS[0]]
    return (
        f"Port {port} {why}. Take another one: make demo PORT={other}, "
        f"or python -m bot demo --port {other}"
    )


def _listen_to_signals() -> asyncio.Event:
    """Set once the demo is to end: by Ctrl+C or SIGTERM."""
    ending = asyncio.Event()
    with suppress(NotImplementedError):  # Windows, where Ctrl+C interrupts
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, ending.set)
    return ending


async def _first(bot: Process, ending: asyncio.Event) -> None:
    """Wait until the bot ends by itself, or is to end."""
    waits = [asyncio.create_task(bot.wait()), asyncio.create_task(ending.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
