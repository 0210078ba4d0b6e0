"""Whatever happens to the active one of two bots: no alert is lost, none comes twice but where
Telegram's yes was lost, nothing is stopped twice for one Yes, and two poll only for a moment.
"""

from __future__ import annotations

import asyncio
import logging
import random
import re
from collections.abc import Callable

import pytest

from demo.telegram import Person, UnseenError
from tests.running_bot import RunningBot
from tests.stories.takeover.pair import Pair
from tests.stories.takeover.upheavals import KINDS, Upheaval, upheaval
from tests.stories.takeover.world import ANNA, BERND, CARMEN, STEADY, World

logger = logging.getLogger(__name__)

pytestmark = pytest.mark.timeout(600)  # two bots, ten servers and what befalls them take a while

# How often, and for how many seconds each time, somebody waits for a screen.
TRIES, PATIENCE = 6, 10.0
# Seconds around an upheaval in which a request of the one that was active may be on its way.
MARGIN = 5.0


class Story:
    def __init__(self, bot: RunningBot, pair: Pair, seed: int) -> None:
        self.bot, self.pair, self.world = bot, pair, World(bot)
        self.dice = random.Random(seed)  # noqa: S311 - to be repeated
        self.upheavals: list[Upheaval] = []
        self.asked: list[str] = []  # rooms for which somebody has pressed Yes
        # What a connection that is cut keeps from the disk for a while.
        bot.expected_errors += ["is not recorded", "is not saved"]
        bot.unanswered = True  # or answered twice, by whoever died of it and the next one

    async def tell(self, number: int) -> None:
        await self.world.begin()
        await self.pair.begin()
        kinds = [*KINDS] * (number // len(KINDS) + 1)
        for kind in self.dice.sample(kinds, number):
            room, yes, message = await self._question()
            await self.world.change(self.dice)
            await asyncio.sleep(self.dice.uniform(0.0, 1.0))  # any moment of what follows
            await self.bot.people[ANNA].press_data(yes, message_id=message, wait=False)
            self.asked.append(room)
            await asyncio.sleep(self.dice.uniform(0.0, 0.1))  # likewise
            self.upheavals.append(await upheaval(self.pair, kind, self.dice))
            await self.pair.until(self.world.all_is_told, f"the alerts after {kind}")
        for name in sorted(self.world.down):
            await self.world.come_back(name)
        await self.pair.until(self.world.all_is_told, "the last alerts")
        await self.pair.until(self._all_is_settled, "the outcomes of all stops")
        await self.pair.until(self._all_is_answered, "the answers to all presses")

    async def _question(self) -> tuple[str, str, int]:
        """A new conference; the data of Yes on its question, and the message. Whoever is told that
        the database is busy, or nothing, begins again.
        """
        room, topic = self.world.hold()
        for _ in range(TRIES):
            try:
                yes, message = await self._ask_for(topic)
            except (TimeoutError, LookupError, UnseenError) as failure:
                logger.info("again: %r", failure)
            else:
                return room, yes, message
        raise AssertionError(f"in vain: the question for {topic}")

    async def _ask_for(self, topic: str) -> tuple[str, int]:
        anna = self.bot.people[ANNA]
        row = re.compile(rf"^(\d+)\. {topic} ", re.MULTILINE)
        await anna.send("/conferences")
        await self._seen(lambda: row.search(_text(anna)))
        found = row.search(_text(anna))
        await anna.press(found[1] if found else topic, exact=True, timeout=PATIENCE)
        await self._seen(lambda: "Stop…" in " ".join(anna.screen.labels))
        await anna.press("Stop…", timeout=PATIENCE)
        await self._seen(lambda: "⏹ Stop " in " ".join(anna.screen.labels))
        button = anna.screen.button("⏹ Stop ", exact=False)
        return button.data or "", anna.screen.message_id

    async def _seen(self, happened: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not happened():
                await self.pair.goes_on()

    def _all_is_settled(self) -> bool:
        return not self.bot.rows("SELECT 1 FROM audit WHERE outcome IS NULL")

    def _all_is_answered(self) -> bool:
        return all(press.answers or press.refused for press in self.bot.telegram.presses)

    def judge(self) -> None:
        self._judge_stops()
        self._judge_doubles()
        self._judge_polls()

    def _judge_stops(self) -> None:
        stops = self.bot.stops(STEADY)
        assert len(stops) == len({*stops}), "stopped twice"
        assert {*stops} <= {*self.asked}
        recorded = [row[0] for row in self.bot.rows("SELECT conference_id FROM audit")]
        assert len(recorded) == len({*recorded}), "two stops for one Yes"
        assert {*stops} <= {*recorded}, "a stop that is not recorded"

    def _judge_doubles(self) -> None:
        """Whose yes was lost is no message that the database knows."""
        query = "SELECT message_id FROM alerts WHERE chat_id = ? AND message_id IS NOT NULL"
        for chat in (BERND, CARMEN):
            known = {row[0] for row in self.bot.rows(query, chat)}
            sent = [
                seen
                for seen in self.bot.telegram.requests
                if seen.method == "sendMessage" and seen.chat_id == chat and seen.applied
            ]
            messages = self.bot.telegram.messages(chat)
            for message in messages:
                if message.message_id not in known:
                    assert any(self._is_in_upheaval(seen.at) for seen in sent), message
            swallowed = len({each.message_id for each in messages} - known)
            assert swallowed <= len(self.upheavals), "more doubles than upheavals"

    def _judge_polls(self) -> None:
        for seen in self.bot.telegram.requests:
            if seen.method == "getUpdates" and "other getUpdates" in (seen.error or ""):
                assert seen.done_at
                assert self._is_in_upheaval(seen.done_at), seen

    def _is_in_upheaval(self, moment: float) -> bool:
        return any(each.begun - MARGIN <= moment <= each.over + MARGIN for each in self.upheavals)


def _text(anna: Person) -> str:
    try:
        return anna.screen.text
    except LookupError:  # the bot has written nothing yet
        return ""


async def _tell(bot: RunningBot, pair: Pair, seed: int) -> None:
    story = Story(bot, pair, seed)
    await story.tell(5)
    story.judge()
    for each in story.upheavals:
        logger.warning("%s: taken over after %s s", each.kind, each.takeover)


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_happens(bot: RunningBot, pair: Pair, seed: int) -> None:
    await _tell(bot, pair, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
async def test_whatever_happens_many_more_times(bot: RunningBot, pair: Pair, seed: int) -> None:
    await _tell(bot, pair, seed)
