"""The two forms in which the bot walks: in this process, or in one that can be killed."""

from __future__ import annotations

import re
import time
from typing import Protocol

from tests.process.process import Process
from tests.running_bot import RunningBot

# Seconds without anything new after which a bot that cannot be looked into is taken to rest.
QUIET = 0.06

# Before each record, where the other form has none.
_DATE = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ ")


class Body(Protocol):
    """
    :ivar mortal: it can be killed, and cannot be looked into
    """

    mortal: bool

    async def begin(self) -> None: ...

    async def end(self) -> None:
        """As SIGTERM does."""

    async def kill(self) -> None:
        """From one instant to the next."""

    async def handled(self) -> None:
        """Wait until every update that was fetched has been handled to its end."""

    def new_lines(self) -> list[str]:
        """What has been logged since this was asked for last."""


class InProcess:
    mortal = False

    def __init__(self, bot: RunningBot) -> None:
        self._bot = bot

    async def begin(self) -> None:
        await self._bot.begin()

    async def end(self) -> None:
        await self._bot.end()

    async def kill(self) -> None:
        raise NotImplementedError("it would take the test with it")

    async def handled(self) -> None:
        assert self._bot.app
        await self._bot.app._presses.drained()
        for run in [*self._bot.app._services.several._runs.values()]:
            await run.ended()

    def new_lines(self) -> list[str]:
        lines = self._bot.records.lines[:]
        self._bot.records.lines.clear()
        return lines


class OwnProcess:
    mortal = True

    def __init__(self, bot: RunningBot) -> None:
        self._bot = bot
        self._process = Process(bot)
        self._read = 0

    async def begin(self) -> None:
        await self._process.begin()

    async def end(self) -> None:
        if self._process.alive:
            self._process.terminate()
            assert await self._process.ended() == 0, self._process.log

    async def kill(self) -> None:
        self._process.kill()
        await self._process.ended()

    async def handled(self) -> None:
        """Of presses the log tells; after a message Telegram is not asked anything any more, and
        after the last of several stops no server.
        """
        changes = self._bot.telegram.world.changes
        while await changes.wait(QUIET) or self._is_at_work():
            assert self._process.alive, self._process.log

    def _is_at_work(self) -> bool:
        asking = any(
            seen.done_at is None and seen.method != "getUpdates"
            for seen in self._bot.telegram.requests
        )
        just_now = time.monotonic() - QUIET
        asked = any(
            server.requests and server.requests[-1].at > just_now
            for server in self._bot.servers.values()
        )
        return self._process.at_work or asking or asked

    def new_lines(self) -> list[str]:
        log = self._process.log
        new, self._read = log[self._read :], len(log)
        return [_DATE.sub("", line) for line in new.splitlines()]
