"""Looks at the database, of whatever kind it is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.check.database import file
from bot.check.database.server import FAULTS, ServerCheck
from bot.check.limits import CheckLimits
from bot.check.probes import Probe, Subject
from bot.check.report import CheckResult, Line, fault, not_tried, ok, warning
from services.db import HEAD
from services.db.inspection import (
    Fault,
    Standing,
    Unusable,
    file_of,
    is_server,
    place,
    read_monitored,
    read_refusals,
    read_schema,
    try_writing,
)
from services.db.server import read_turn

K = TypeVar("K")
V = TypeVar("V")

_OF_A_FILE = {
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
        self._server: ServerCheck | None = None
        with suppress(Unusable):  # of which `_place` tells
            self._path = file_of(url)
        if is_server(url):
            self._server = ServerCheck(url)
        self._faults = FAULTS if self._server else _OF_A_FILE

    async def bot_runs(self) -> bool:
        """Whether a bot is at work with this database."""
        if self._path is not None:
            return await asyncio.to_thread(file.in_use, self._path)
        with suppress(Unusable, TimeoutError):
            async with asyncio.timeout(self._limits.database):
                return (await read_turn(self._url)).held
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
        before, others = ("place",), list[Probe]()
        if self._server:
            before, others = ("server",), self._server.others()
            others.insert(0, Probe("server", self._server.server, uses=("place",)))
        lines = await look.look(
            Probe("place", partial(asyncio.to_thread, self._place)),
            Probe("schema", self._schema, uses=before),
            Probe("writable", self._writable, uses=(*before, "schema")),
            *others,
        )
        if self._path is None:
            return lines
        return lines + await look.look(
            Probe("size", partial(asyncio.to_thread, file.size, self._path), uses=("place",)),
            Probe(
                "file rights", partial(asyncio.to_thread, file.rights, self._path), uses=("place",)
            ),
        )

    def _place(self) -> CheckResult:
        try:
            shown = place(self._url)
        except Unusable as error:
            return self._faults[error.fault]
        if self._path is None:
            return ok(shown)
        if self._path.exists():
            return ok(f"{self._path}{', in use by the bot' if file.in_use(self._path) else ''}")
        if not (folder := file.folder_of(self._path)).is_dir():
            return fault(f"{folder} is no folder", "Correct database-url.")
        return ok(f"{self._path}, which the first start will make")

    async def _schema(self) -> CheckResult:
        if self._path and not await asyncio.to_thread(self._path.exists):
            return ok(f"none yet; the first start will make {HEAD}")
        try:
            schema = await read_schema(self._url)
        except Unusable as error:
            return self._faults[error.fault]
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
                await asyncio.to_thread(file.write_beside, self._path)
            if self._ours:
                await try_writing(self._url)
        except Unusable as error:
            return self._faults[error.fault]
        except OSError:
            return fault(
                "no file can be made in its folder", "Let this user write the folder, too."
            )
        if not (self._path or self._server or self._ours):
            return not_tried("there is no table yet")
        return ok("yes")
