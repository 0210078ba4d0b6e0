"""`python -m bot demo`: one command brings the page, and takes everything with it when it ends."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx

from tests.process.process import ROOT, RUNNING, START


@asynccontextmanager
async def _demo() -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """In a group of processes of its own, as a terminal begins it; and where its page is."""
    command = (sys.executable, "-m", "bot", "demo", "--port", "0")
    pipe = asyncio.subprocess.PIPE
    demo = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=pipe, stderr=asyncio.subprocess.STDOUT, start_new_session=True
    )
    assert demo.stdout
    try:
        async with asyncio.timeout(START):
            first_line = (await demo.stdout.readline()).decode()
            address = re.search(r"http://127\.0\.0\.1:\d+", first_line)
            assert address, first_line
            yield demo, address[0]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(demo.pid, signal.SIGKILL)
        await demo.communicate()


async def _last_words(demo: asyncio.subprocess.Process) -> str:
    """What is still written until the last process has ended that could write."""
    assert demo.stdout
    return (await demo.stdout.read()).decode()


async def test_the_demo_shows_a_page_and_ends_by_ctrl_c() -> None:
    async with _demo() as (demo, address):
        async with httpx.AsyncClient() as client:
            page = await client.get(address)
        assert page.status_code == 200
        assert "<html" in page.text
        assert demo.stdout
        while RUNNING not in (line := (await demo.stdout.readline()).decode()):
            assert line, "it has ended by itself"

        os.killpg(demo.pid, signal.SIGINT)  # what a terminal does: to the bot as well
        assert "Traceback" not in await _last_words(demo)
        assert await demo.wait() == 0


async def test_the_demo_takes_the_bot_with_it_when_it_is_terminated() -> None:
    async with _demo() as (demo, _):
        demo.terminate()
        assert "Traceback" not in await _last_words(demo)
        assert await demo.wait() == 0


async def test_a_port_in_use_is_one_line_that_says_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        demo = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "demo", "--port", str(port)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        said, log = await demo.communicate()
    assert (demo.returncode, said) == (1, b"")
    assert re.fullmatch(rf"Port {port} is in use\. .*--port \d+\n", log.decode())
