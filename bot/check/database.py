"""The database: where it is, whether it can be written, its schema, its size, who may read it."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from bot.check.limits import CheckLimits
from bot.check.probes import Probe, Subject
from bot.check.report import CheckResult, Line, fault, not_tried, ok, warning
from bot.process import readable_by_others
from services.db import HEAD
from services.db.inspection import (
    Fault,
    Standing,
    Unusable,
    file_of,
    place,
    read_monitored,
    read_refusals,
    read_schema,
    try_writing,
)

K = TypeVar("K")
V = TypeVar("V")

MIB = 1024 * 1024
# Free space below which it will soon be full.
LITTLE = 100 * MIB

_FAULTS = {
    Fault.URL: fault(
        "an address that cannot be used", "Correct database-url, or install the driver it names."
    ),
    Fault.UNREACHABLE: fault(
        "it cannot be opened", "Check that it is there and that this user may open it."
    ),
    Fault.NOT_A_DATABASE: fault(
        "the file is damaged, or no database", "Restore a backup, or move the file away."
    ),
    Fault.READ_ONLY: fault("it cannot be written", "Let this user write the file."),
}


class DatabaseCheck:
    def __init__(self, url: str, limits: CheckLimits) -> None:
        self._limits = limits
        self._url = url
        self._path: Path | None = None
        self._ours = False
        with suppress(Unusable):  # of which `_place` tells
            self._path = file_of(url)

    @property
    def bot_runs(self) -> bool:
        """Whether the bot is at work with this database."""
        if self._path is None or not os.path.exists(lock := f"{self._path}.lock"):
            return False
        try:
            with FileLock(lock, blocking=False):
                return False
        except Timeout:
            return True
        except OSError:  # of somebody else: what that means is told by the other looks
            return False

    async def refusals(self) -> dict[int, tuple[str, str]]:
        """The chats to which Telegram takes no alerts; none where the database does not say."""
        return await self._stored(read_refusals)

    async def monitored(self) -> dict[str, bool]:
        """As the operators have switched it; none where the database does not say."""
        return await self._stored(read_monitored)

    async def _stored(self, read: Callable[[str], Awaitable[dict[K, V]]]) -> dict[K, V]:
        with suppress(Unusable, TimeoutError):
            async with asyncio.timeout(self._limits.database):
                if self._path is None or await asyncio.to_thread(self._path.exists):
                    return await read(self._url)
        return {}

    async def run(self) -> list[Line]:
        look = Subject("Database", self._limits)
        lines = await look.look(
            Probe("place", partial(asyncio.to_thread, self._place)),
            Probe("schema", self._schema, uses=("place",)),
            Probe("writable", self._writable, uses=("place", "schema")),
        )
        if self._path is None:
            return lines
        return lines + await look.look(
            Probe("size", partial(asyncio.to_thread, _size, self._path), uses=("place",)),
            Probe("file rights", partial(asyncio.to_thread, _rights, self._path), uses=("place",)),
        )

    def _place(self) -> CheckResult:
        try:
            shown = place(self._url)
        except Unusable as error:
            return _FAULTS[error.fault]
        if self._path is None:
            return ok(shown)
        if self._path.exists():
            return ok(f"{self._path}{', in use by the bot' if self.bot_runs else ''}")
        if not (folder := _folder(self._path)).is_dir():
            return fault(f"{folder} is no folder", "Correct database-url.")
        return ok(f"{self._path}, which the first start will make")

    async def _schema(self) -> CheckResult:
        if self._path and not await asyncio.to_thread(self._path.exists):
            return ok(f"none yet; the first start will make {HEAD}")
        try:
            schema = await read_schema(self._url)
        except Unusable as error:
            return _FAULTS[error.fault]
        self._ours = schema.revision is not None
        match schema.standing:
            case Standing.CURRENT:
                return ok(f"{schema.revision}, the newest")
            case Standing.EMPTY:
                return ok(f"none yet; the first start will make {HEAD}")
            case Standing.OLDER:
                return warning(
                    f"{schema.revision}, older than {HEAD}",
                    "The next start brings it up to date; make a backup before.",
                )
            case Standing.NEWER:
                return fault(
                    f"{schema.revision}, of a newer version of the bot",
                    "Update the bot, or restore a backup of this version.",
                )
            case Standing.FOREIGN:
                return fault(
                    "the tables are another program's", "Give the bot a database of its own."
                )

    async def _writable(self) -> CheckResult:
        try:
            if self._path:
                await asyncio.to_thread(_write_beside, self._path)
            if self._ours:
                await try_writing(self._url)
        except Unusable as error:
            return _FAULTS[error.fault]
        except OSError:
            return fault(
                "no file can be made in its folder", "Let this user write the folder, too."
            )
        if self._path is None and not self._ours:
            return not_tried("there is no table yet")
        return ok("yes")


def _folder(path: Path) -> Path:
    """The nearest one that is there; the first start makes the others."""
    return next(each for each in path.parents if each.exists())


def _write_beside(path: Path) -> None:
    """Make a file where SQLite makes some, and remove it. Raises OSError."""
    with tempfile.TemporaryFile(dir=_folder(path)):
        pass


def _size(path: Path) -> CheckResult:
    files = [Path(f"{path}{end}") for end in ("", "-wal")]
    size = sum(file.stat().st_size for file in files if file.exists())
    free = shutil.disk_usage(_folder(path)).free
    found = f"{size / MIB:.1f} MiB, {free / MIB:.0f} MiB free"
    return warning(found, "Make room on the disk.") if free < LITTLE else ok(found)


def _rights(path: Path) -> CheckResult:
    if os.name != "posix":
        return not_tried("this system has rights of another kind")
    if readable_by_others(path):
        return warning("others can read it", f"chmod 600 {shlex.quote(str(path))}")
    return ok("for the bot only")
