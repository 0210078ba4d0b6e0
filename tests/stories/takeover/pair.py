"""Two bots on one database; each begins again when it ends, as a supervisor has it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from time import monotonic
from typing import Any

from demo.telegram.people.world import a_moment
from tests.process.process import Process
from tests.running_bot import RunningBot

# Seconds for whatever is waited for, on a busy machine and over several lives.
PATIENCE = 120.0
STANDBY = "standby: another process is active"
ACTIVE = "active: term "


class Pair:
    """`own`: the settings that each of them has alone."""

    def __init__(self, bot: RunningBot, own: tuple[str, str] = ("", "")) -> None:
        self.bot = bot
        self.both = Process(bot, own=own[0]), Process(bot, own=own[1])
        self.paused: Process | None = None
        bot.expected_errors.append("another process has taken over")

    async def begin(self) -> None:
        """The first is active, the second waits."""
        first, second = self.both
        await first.begin()
        await self._launch(second)
        await second.logs(STANDBY)

    @property
    def term(self) -> int:
        ((term,),) = self.bot.rows("SELECT term FROM active")
        return int(term)

    @property
    def active(self) -> Process | None:
        """Whoever has said so last of all."""
        last = f"{ACTIVE}{self.term} "
        return next((each for each in self.both if each.alive and last in each.log), None)

    @property
    def standby(self) -> Process:
        return next(each for each in self.both if each is not self.active)

    def pause(self, process: Process) -> None:
        """It stands still; others notice nothing of that."""
        process.signal(signal.SIGSTOP)
        self.paused = process

    def wake(self) -> None:
        if self.paused is not None:
            self.paused.signal(signal.SIGCONT)
            self.paused = None

    async def taken_over(self, since: int) -> float:
        """Wait for the next term, and for its first poll; seconds."""
        begun, polls = monotonic(), self.bot.polls()
        await self.until(lambda: self.term > since and self.active, "a takeover")
        await self.until(lambda: self.bot.polls() > polls, "a poll")
        return monotonic() - begun

    async def until(self, happened: Callable[[], Any], what: str) -> None:
        """Wait for it; whoever has ended begins again meanwhile."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not happened():
                    await self.goes_on()
        except TimeoutError:
            logs = "\n\n".join(each.log for each in self.both)
            raise AssertionError(
                f"in vain: {what}\n{self.bot.people[1001].screen}\n{logs}"
            ) from None

    async def goes_on(self) -> None:
        for each in self.both:
            if not each.alive:
                await each.ended()
                await self._launch(each)
        await asyncio.sleep(0.05)  # nothing tells when a process has ended

    async def _launch(self, process: Process) -> None:
        await process.launch()
        # Which of the two handles a press cannot be known here.
        self.bot.telegram.world.rest = a_moment

    async def close(self) -> None:
        self.wake()
        for each in self.both:
            await each.close()
