"""The bot is killed at moments of the dice and begun again, while a story waits for something."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from time import monotonic
from typing import Any

from demo.telegram import Fault
from tests.process.process import KillWhileTelegramIsAsked, Process
from tests.running_bot import RunningBot

# At which requests it dies, carried out or not.
ASKED = "sendMessage|editMessageText|answerCallbackQuery"
# Seconds after which it dies at the latest.
SOON = 1.0
# Seconds for whatever a story waits for, on a busy machine, over several lives.
PATIENCE = 60.0


class Lives:
    """
    :ivar swallowed: messages that Telegram took from a bot that died before it knew, by chat
    :ivar lost: what waited for the second channel at a death, which may have taken it
    """

    def __init__(self, bot: RunningBot, process: Process, dice: random.Random) -> None:
        self.number = 0
        self.lines: list[str] = []
        self.swallowed: set[tuple[int, int]] = set()
        self.lost: list[tuple[Any, ...]] = []
        self._bot = bot
        self._process = process
        self._dice = dice
        self._dies_at = float("inf")
        self._fault: Fault | None = None
        self._began = monotonic()

    def doom(self) -> None:
        """It will be killed soon: at one of the next requests, or at some moment."""
        if self._dice.random() < 0.6:
            applied, after = self._dice.random() < 0.5, self._dice.randrange(4)
            kill = KillWhileTelegramIsAsked(applied=applied, process=self._process)
            self._fault = self._bot.telegram.faults.add(Fault(ASKED, kill, after=after))
        self._dies_at = monotonic() + self._dice.uniform(0.0, SOON)

    def kill(self) -> None:
        """Now, whatever it does."""
        self._dies_at = 0.0

    def tell(self, line: str) -> None:
        """Write into the story, which is read when it ends badly."""
        self.lines.append(f"{monotonic() - self._began:6.2f} s  {line}")

    async def until(self, happened: Callable[[], Any], what: str) -> None:
        """Wait for it, over deaths and new lives."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not happened():
                    await self.goes_on()
        except TimeoutError:
            raise AssertionError(f"in vain: {what}") from None

    async def press(self, who: int, data: str, done: Callable[[], object]) -> None:
        """On somebody's newest alert: once in each life, as a bot that died may not know of it."""
        person, pressed = self._bot.people[who], -1
        newest = "SELECT max(message_id) FROM alerts WHERE chat_id = ?"

        def is_done() -> object:
            nonlocal pressed
            if found := done():
                return found
            ((message,),) = self._bot.rows(newest, who)
            if pressed != self.number and message:
                pressed = self.number
                self._bot.telegram.world.press(person.chat, person.user, message, data)
            return False

        await self.until(is_done, f"the press {data}")

    async def goes_on(self) -> None:
        """A moment passes, which may be the last of a life."""
        if not self._process.alive:
            await self._bury()
            await self._begin()
        elif monotonic() > self._dies_at:
            self._process.kill()
            await self._process.ended()
        await asyncio.sleep(0.02)  # nothing tells when a row or a process has changed

    async def begin(self) -> None:
        """The first life."""
        await self._begin()
        await self._process.running()
        self._began = monotonic()

    async def died(self) -> None:
        """What it is doomed to has happened."""
        await self.until(lambda: self._dies_at == float("inf"), "a death")

    async def _begin(self) -> None:
        self.number += 1
        await self._process.launch()

    async def _bury(self) -> None:
        await self._process.ended()
        self.tell(f"killed {self._how()}")
        self._dies_at = float("inf")
        # What the bot had sent before it died has come to Telegram.
        await self._bot.telegram.until(
            lambda: all(
                seen.done_at
                for seen in self._bot.telegram.requests
                if seen.method == "sendMessage"
            )
        )
        self._note_swallowed()

    def _how(self) -> str:
        fault, self._fault = self._fault, None
        if fault is None:
            return "at some moment"
        fault.times = 0
        if not fault.hits:
            return "at some moment, asked too little"
        return f"while it asked, {'with' if fault.kind.applied else 'without'} a yes"

    def _note_swallowed(self) -> None:
        known = {*self._bot.rows("SELECT chat_id, message_id FROM alerts")}
        for chat in self._bot.telegram.world.chats:
            for message in chat.messages.values():
                place = chat.id, message.message_id
                if place not in known and place not in self.swallowed:
                    self.swallowed.add(place)
                    self.tell(f"swallowed in {chat.id}: {message.history[0].text[:60]!r}")
        self.lost += self._bot.rows(
            "SELECT s.name, a.kind FROM alerts a JOIN servers s ON s.id = a.server_id"
            " WHERE a.channel != '' AND a.sent_at IS NULL"
        )
