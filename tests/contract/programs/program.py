"""A real program that runs for the time of a test: on free ports, with its files in a folder."""

from __future__ import annotations

import asyncio
import socket
from contextlib import closing
from pathlib import Path

from tests.needs import program
from tests.stories.health.places import free_port

# Seconds that a start may take on a busy machine.
START = 30.0


class Program:
    """:ivar port: where it listens, the same over stops and starts"""

    def __init__(self, name: str, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder
        self._path = program(name)
        self._log = folder / "output"
        self._process: asyncio.subprocess.Process | None = None
        folder.mkdir()

    async def run(self, *arguments: str) -> None:
        """Start it and wait until it listens."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                self._path,
                *arguments,
                cwd=self.folder,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(START):
            while not listens(self.port):
                assert self._process.returncode is None, self._log.read_text("utf-8")
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """End it at once."""
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
        self._process = None


def listens(port: int) -> bool:
    with closing(socket.socket()) as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
