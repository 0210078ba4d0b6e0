"""The bot is killed at any moment, again and again, while an operator goes about a stop.

Whatever the moment: the screen goes on working or says that it is outdated, a conference is
stopped at most once and only after Yes, and every stop that was cut off is told.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from dataclasses import dataclass
from typing import Literal

import pytest

from demo.telegram import Fault as TelegramFault
from demo.telegram import Person, Screen
from demo.trueconf import Fault as ServerFault
from demo.trueconf import SimulatedTrueConf
from tests.process.process import (
    KillWhileTelegramIsAsked,
    Process,
    kill_while_server_is_asked,
)
from tests.process.scenes import ROOM, TOPIC, is_notice, notices, open_menu, two_conferences
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import settled

logger = logging.getLogger(__name__)

# What is pressed, and a piece of what is seen then; more pieces where it had been done before.
STEPS = {
    "Conferences": ("running conference",),
    "Refresh": ("running conference",),
    TOPIC: ("Running for:",),
    "Stop…": ("Stop this conference?",),
    "⏹ Stop ": ("has been stopped", "had already ended", "is still running"),
}
# The way on from each screen, the buttons that only one of them has first.
WAYS_ON = ("⏹ Stop ", "Stop…", TOPIC, "◀ Server", "Conferences", "Refresh")
SEEN_AFTER = STEPS | {"◀ Server": ("Running conferences:",)}
FOLLOWS_A_REQUEST = {"stopped", "stopped-restarted", "still-running", "not-confirmed"}

KILLS = 5


@dataclass(frozen=True)
class Moment:
    """In which step of the walk the kill comes: after it, or at the request of this number to
    one of the outside systems, carried out or not.
    """

    step: int
    place: Literal["telegram", "server", "after"]
    request: int
    applied: bool

    @classmethod
    def any(cls, dice: random.Random) -> Moment:
        place = dice.choice(("telegram", "telegram", "server", "server", "after"))
        requests = {"telegram": 2, "server": 5, "after": 1}[place]
        # Twice as often around Yes, where it matters most.
        step = dice.choice((*range(len(STEPS)), len(STEPS) - 1))
        return cls(step, place, dice.randrange(requests), dice.random() < 0.5)  # type: ignore[arg-type] # str is one of them


class Story:
    def __init__(
        self, bot: RunningBot, process: Process, server: SimulatedTrueConf, anna: Person
    ) -> None:
        self.bot = bot
        self.process = process
        self.server = server
        self.anna = anna
        self.cut_off = False

    async def life(self, moment: Moment) -> None:
        """The walk until the kill, and what follows."""
        if not self.server.world.running(ROOM):
            self.server.world.begin(ROOM)
        elif self.cut_off:
            self.server.world.restart(ROOM)  # a stop of this session is on record
        self.session = self.server.world.session(ROOM).id
        self.stops_before = len(self.server.stops)
        self.yes_pressed = False
        clean = await self._walk_to(moment)
        self.process.kill()
        await self.process.ended()
        self.bot.telegram.faults.clear()
        self.server.faults.clear()
        if not self.yes_pressed:
            assert self.server.world.session(ROOM).id == self.session
        await self._begin_again()
        await self._press_on(clean=clean)
        assert len(self.server.stops) - self.stops_before <= self.yes_pressed
        self.cut_off = self.yes_pressed

    async def _walk_to(self, moment: Moment) -> bool:
        """Walk; True when the kill is to come when all is done and saved."""
        await open_menu(self.bot, self.anna)
        for number, (label, pieces) in enumerate(STEPS.items()):
            if number == moment.step:
                self._arm(moment)
            await self._press(label)
            await self.bot.until(lambda: self._has_worked() or not self.process.alive)
            if number == moment.step:
                return self.process.alive
            assert any(piece in self.anna.screen.text for piece in pieces)
        raise AssertionError(f"beyond the walk: {moment}")

    def _arm(self, moment: Moment) -> None:
        match moment.place:
            case "telegram":
                kind = KillWhileTelegramIsAsked(applied=moment.applied, process=self.process)
                fault = TelegramFault("(edit|send|answer).*", kind, after=moment.request)
                self.bot.telegram.faults.add(fault)
            case "server":
                call = kill_while_server_is_asked(self.process, applied=moment.applied)
                self.server.faults.add(ServerFault(".", call, after=moment.request))

    async def _press(self, label: str) -> None:
        self.yes_pressed |= label == "⏹ Stop "
        self.lines = len(self.process.presses)
        await self.anna.press(label, wait=False)

    def _has_worked(self) -> bool:
        """The press has come to its end, the stack is saved."""
        return len(self.process.presses) > self.lines

    async def _begin_again(self) -> None:
        """Restart; what the dead process had not confirmed comes again, and the new one goes on
        with what it had kept.
        """
        unreported = self.bot.rows("SELECT id FROM audit WHERE told_at IS NULL")
        before = len(notices(self.bot, self.anna))
        kept = self.bot.rows("SELECT update_id FROM received WHERE content IS NOT NULL")
        waiting = self.bot.telegram.world.updates.waiting
        again = {number for (number,) in kept} | {each.update_id for each in waiting}
        lines = len(self.process.presses)
        await self.process.begin()
        await self.bot.until(lambda: len(self.process.presses) == lines + len(again))
        await self.bot.until(
            lambda: not self.bot.rows("SELECT id FROM audit WHERE told_at IS NULL")
        )
        await settled(self.bot, timeout=30.0)
        # Each is told by a message, or by the screen of a Yes that came again.
        told = len(notices(self.bot, self.anna)) - before
        assert told <= len(unreported)
        by_screen = any(piece in self._left().text for piece in STEPS["⏹ Stop "])
        assert by_screen or told == len(unreported)

    async def _press_on(self, *, clean: bool) -> None:
        """The screen that was left goes on working, or says that it is outdated."""
        screen = self._left()
        ways = [way for way in WAYS_ON if any(way in label for label in screen.labels)]
        assert ways, f"no way on from\n{screen}"
        way_on = ways[0]
        lines = len(self.process.presses)
        self.yes_pressed |= way_on == "⏹ Stop "
        press = await self.anna.press(way_on, message_id=screen.message_id)
        await self.bot.until(lambda: len(self.process.presses) > lines)
        if "outdated" in press.text:
            assert not clean, "a saved screen is outdated after the restart"
            assert "Running conferences:" in self._left().text
        else:
            assert any(piece in self._left().text for piece in SEEN_AFTER[way_on]), press

    def _left(self) -> Screen:
        """The newest screen; what was told of a stop that was cut off is none."""
        screens = [
            Screen.of(message)
            for message in self.bot.telegram.messages(self.anna.id)
            if message.sender.is_bot and message.now.keyboard
        ]
        return [screen for screen in screens if not is_notice(screen.text)][-1]


async def _many_lives(bot: RunningBot, process: Process, seed: int) -> None:
    server, anna = await two_conferences(bot)
    dice = random.Random(seed)  # noqa: S311 - to be repeated
    await process.begin()
    story = Story(bot, process, server, anna)
    for _ in range(KILLS):
        moment = Moment.any(dice)
        logger.info("%s", moment)
        await story.life(moment)

    assert set(server.stops) <= {ROOM}
    intentions = bot.rows("SELECT session_id, outcome FROM audit")
    followed = Counter(session for session, outcome in intentions if outcome in FOLLOWS_A_REQUEST)
    assert len(server.stops) <= followed.total()
    assert set(followed.values()) <= {1}, "a session was stopped twice"


@pytest.mark.parametrize("seed", [3, 11])  # among them: around the request to stop
async def test_killed_at_any_moment(bot: RunningBot, process: Process, seed: int) -> None:
    await _many_lives(bot, process, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
async def test_killed_at_many_more_moments(bot: RunningBot, process: Process, seed: int) -> None:
    await _many_lives(bot, process, seed)
