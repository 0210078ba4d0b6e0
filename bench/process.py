"""A program as a process of its own: what it writes, and what it uses: where the
system is not Linux that is not known (nan)."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
import time
from asyncio import subprocess
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from math import nan
from pathlib import Path

from bench import TIDY

ROOT = Path(__file__).parent.parent
LINUX = sys.platform == "linux"
MEBIBYTE = 2**20
# Seconds that a process may take to collect its garbage.
TIDIED = 60.0
# The kernel's number for the clock of a process's CPU time: its id inverted, shifted by three
# bits, and this (clock_getcpuclockid of the C library).
_CPU_CLOCK = 2


class Process:
    """
    :ivar begun: when it was begun (monotonic)
    """

    def __init__(self, process: subprocess.Process, log: Path, begun: float) -> None:
        self._process = process
        self._log = log
        self.begun = begun

    @property
    def log(self) -> str:
        """What it has written to standard error so far."""
        return self._log.read_text("utf-8")

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    def cpu(self) -> float:
        """Seconds of CPU that it has used so far, in all its threads."""
        if not LINUX:
            return nan
        return time.clock_gettime(~self._process.pid << 3 | _CPU_CLOCK)

    def memory(self) -> float:
        """MiB that it holds in memory."""
        if not LINUX:
            return nan
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found, status  # noqa: S101 - proc(5)
        return int(found[1]) * 1024 / MEBIBYTE

    async def tidy(self) -> None:
        """Let a `bench.tidy_bot` collect its garbage.

        :raises TimeoutError: it has not in a long time
        """
        already = self.log.count(TIDY)
        self._process.send_signal(signal.SIGUSR1)
        async with asyncio.timeout(TIDIED):
            while self.log.count(TIDY) == already:  # noqa: ASYNC110 - see below
                await asyncio.sleep(0.01)  # nothing tells here what a process writes

    async def end(self) -> None:
        """Ask it to end, and wait for that."""
        if self.alive:
            self._process.terminate()
        await self._process.wait()


@asynccontextmanager
async def running(folder: Path, *arguments: str, given: str = "") -> AsyncIterator[Process]:
    """Begin `python -m` with these arguments, from the repository; at the end it is ended.

    :param folder: for its log
    :param given: its standard input
    """
    log, begun = folder / f"log-{time.monotonic_ns()}", time.monotonic()
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *arguments,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
        )
    assert process.stdin  # noqa: S101 - asked for above
    process.stdin.write(given.encode())
    process.stdin.write_eof()
    running_process = Process(process, log, begun)
    try:
        yield running_process
    finally:
        await running_process.end()


async def output_of(*arguments: str, given: Iterable[str] = ()) -> list[str]:
    """The lines that `python -m` with these arguments writes.

    :param given: the lines of its standard input
    :raises RuntimeError: it has failed
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    stdout, _ = await process.communicate("\n".join(given).encode())
    if process.returncode:
        raise RuntimeError(f"{arguments} ended with code {process.returncode}")
    return stdout.decode().splitlines()
