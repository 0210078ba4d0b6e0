"""From rows to a file, by a process that ends with it."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.tables.cells import Cell, Column, Form

ROOT = Path(__file__).parents[2]
CHILD = "services.tables.child"


class TableFailed(Exception):
    """The file could not be made; the message says why, for the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLimits:
    rows: int = 20_000  # some tenths of a second of the bot's own time
    size: int = 24 * 2**20  # bytes of all cells; Telegram takes files of 50 MB
    patience: float = 60.0  # seconds for one file, on a busy machine, too


@dataclass(frozen=True, slots=True)
class File:
    """:ivar cut: there were more rows than it may have"""

    content: bytes
    rows: int
    cut: bool


class Tables:
    """One file at a time: each needs memory."""

    def __init__(self, limits: TableLimits) -> None:
        self.limits = limits
        self._turn = asyncio.Lock()

    async def make(
        self,
        form: Form,
        title: str,
        columns: Sequence[Column],
        rows: AsyncIterable[Sequence[Sequence[Cell]]],
    ) -> File:
        """
        :param rows: some at a time
        :raises TableFailed:
        """
        async with self._turn:
            try:
                async with asyncio.timeout(self.limits.patience):
                    return await self._make(form, title, columns, rows)
            except TimeoutError:
                raise TableFailed("it took too long") from None

    async def _make(
        self,
        form: Form,
        title: str,
        columns: Sequence[Column],
        rows: AsyncIterable[Sequence[Sequence[Cell]]],
    ) -> File:
        child = await _begin()
        assert child.stdin is not None  # noqa: S101 - it is a pipe
        try:
            head = [[each.head, each.shape, each.width] for each in columns]
            await _tell(child, _line({"form": form, "title": title, "columns": head}))
            written, cut = await self._hand_over(child, rows)
            child.stdin.close()
            content, complaint = await child.communicate()
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        if child.returncode:
            raise TableFailed(complaint.decode(errors="replace")[-1000:])
        return File(content, written, cut)

    async def _hand_over(
        self, child: Process, rows: AsyncIterable[Sequence[Sequence[Cell]]]
    ) -> tuple[int, bool]:
        """How many were written, and whether there were more."""
        written = size = 0
        async for some in rows:
            lines: list[bytes] = []
            for row in some:
                line = _line(row)
                size += len(line)
                if written == self.limits.rows or size > self.limits.size:
                    await _tell(child, b"".join(lines))
                    return written, True
                lines.append(line)
                written += 1
            await _tell(child, b"".join(lines))
        return written, False


async def _begin() -> Process:
    try:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", CHILD, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
    except OSError as failure:
        raise TableFailed(f"no process can be started: {failure.strerror}") from failure


async def _tell(child: Process, lines: bytes) -> None:
    """What has ended meanwhile says why when it is asked for its output."""
    assert child.stdin is not None  # noqa: S101 - it is a pipe
    try:
        child.stdin.write(lines)
        await child.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):
        pass


def _line(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
