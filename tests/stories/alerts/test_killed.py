"""The bot is killed at any moment while ten servers fall over and come back, under flood control.

Each operator is told the begin and the end of each outage exactly once; but for doubles of what
Telegram had taken when the bot died and did not hear of it.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from demo.telegram import Fault
from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from tests.process.process import KillWhileTelegramIsAsked, Process
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import ANNA, BERND, CARMEN, SEND, waiting
from tests.stories.monitoring.scenes import comes_back, falls_over, monitored

OPERATORS = (ANNA, BERND, CARMEN)
SERVERS = [f"S{number}" for number in range(10)]
# Of each story, all while the servers fall over, or all but these while they come back.
KILLS, KILLS_WHILE_FALLING = 5, 2
# Seconds over which the servers fall over, or come back.
SPREAD = 1.5
# Seconds of the longest life of the bot.
LIFE = 3.0

# A message says of an outage, named by its server: begun, ended, or both.
_BEGUN = re.compile(r"^(S\d): 🔴", re.MULTILINE)
_LATE = re.compile(r"^[🟢🟡] (S\d) · was down", re.MULTILINE)  # begun, and over when it is told
_ENDED = re.compile(r"^(S\d): [🟢🟡]", re.MULTILINE)
_BOTH = re.compile(r"^(S\d) was down", re.MULTILINE)

Told = Counter[tuple[int, str, str]]  # operator, server, kind


class Story:
    def __init__(
        self, bot: RunningBot, process: Process, servers: list[SimulatedTrueConf], seed: int
    ) -> None:
        self.bot = bot
        self.process = process
        self.servers = servers
        self.dice = random.Random(seed)  # noqa: S311 - to be repeated
        self.lost: Told = Counter()

    async def storm(self) -> None:
        """Every server falls over and comes back, each at its own moment."""
        falling = asyncio.gather(*(self._soon(falls_over, each) for each in self.servers))
        for _ in range(KILLS_WHILE_FALLING):
            await self._life()
        await falling
        await self.process.launch()
        await self.bot.until(lambda: self._outages() == len(SERVERS), timeout=30)
        rising = asyncio.gather(*(self._soon(comes_back, each) for each in self.servers))
        await self._death()
        for _ in range(KILLS_WHILE_FALLING + 1, KILLS):
            await self._life()
        await rising
        await self.process.launch()
        await self.bot.until(lambda: not self._outages(lasting=True), timeout=30)
        await self.bot.until(lambda: not waiting(self.bot), timeout=60)

    async def _life(self) -> None:
        await self.process.launch()
        await self._death()

    async def _death(self) -> None:
        """At a request to send, carried out or not, or after a while."""
        if self.dice.random() < 0.75:
            kind = KillWhileTelegramIsAsked(applied=self.dice.random() < 0.5, process=self.process)
            after = self.dice.randrange(len(OPERATORS) * 2)
            self.bot.telegram.faults.add(Fault(SEND, kind, after=after))
        moment = asyncio.get_running_loop().time() + self.dice.uniform(0.3, LIFE)
        await self.bot.until(
            lambda: not self.process.alive or asyncio.get_running_loop().time() > moment,
            timeout=2 * LIFE,
        )
        self.process.kill()
        await self.process.ended()
        self.bot.telegram.faults.clear()
        await self.bot.telegram.until(self._nothing_is_sent)
        self._note_lost()

    async def _soon(
        self, happen: Callable[[SimulatedTrueConf], Awaitable[None]], server: SimulatedTrueConf
    ) -> None:
        await asyncio.sleep(self.dice.uniform(0, SPREAD))  # the moment is part of the story
        await happen(server)

    def _outages(self, *, lasting: bool = False) -> int:
        ends = [end for (end,) in self.bot.rows("SELECT ended_at FROM outages")]
        return ends.count(None) if lasting else len(ends)

    def _nothing_is_sent(self) -> bool:
        """What the bot had sent before it died has come to Telegram."""
        return all(seen.done_at for seen in self.bot.telegram.requests if seen.method == SEND)

    def _note_lost(self) -> None:
        """What Telegram has taken and the bot died without knowing it."""
        told = self.told()
        rows = self.bot.rows("SELECT chat_id, data, kind FROM alerts WHERE sent_at IS NULL")
        for operator, data, kind in rows:
            alert = operator, json.loads(data)["server"], kind
            self.lost[alert] = told[alert]

    def told(self) -> Told:
        """What has been sent to the chats: the end edits the beginning, too."""
        told: Told = Counter()
        for operator in OPERATORS:
            for message in self.bot.telegram.messages(operator):
                sent = message.history[0].text
                both = _BOTH.findall(sent)
                for server in _BEGUN.findall(sent) + _LATE.findall(sent) + both:
                    told[operator, server, Kind.OUTAGE] += 1
                for server in _ENDED.findall(sent) + both:
                    told[operator, server, Kind.RECOVERY] += 1
        return told

    def judge(self) -> None:
        assert self._outages() == len(SERVERS)
        told = self.told()
        for operator in OPERATORS:
            for server in SERVERS:
                for kind in (Kind.OUTAGE, Kind.RECOVERY):
                    times, lost = told[operator, server, kind], self.lost[operator, server, kind]
                    assert times >= 1, f"{operator} was not told of {server}: {kind}"
                    assert times <= 1 + lost, f"{operator} was told {times} times: {server} {kind}"


async def _tell(bot: RunningBot, process: Process, seed: int) -> None:
    servers = [await monitored(bot, name) for name in SERVERS]
    for number in OPERATORS:
        bot.add_operator(number, str(number)).chat.started = True
    bot.telegram.flood_control = True
    story = Story(bot, process, servers, seed)
    await story.storm()
    story.judge()


@pytest.mark.parametrize("seed", [1, 2])
async def test_killed_during_outages(bot: RunningBot, process: Process, seed: int) -> None:
    await _tell(bot, process, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 110))
async def test_killed_many_more_times(bot: RunningBot, process: Process, seed: int) -> None:
    await _tell(bot, process, seed)
