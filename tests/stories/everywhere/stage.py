"""Several servers with conferences on them, and what a screen over all of them shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from demo.telegram import Person
from demo.trueconf import Person as Participant
from demo.trueconf import SimulatedTrueConf
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, HOST, words

say = words().text
UNREACHABLE = say("verdict-unreachable")

_ROW = re.compile(r"^(\d+)\. (?:❔ )?(.+?)(?: ⚠️)?(?: · .+)?$")
_HEADING = re.compile(r"^(?:❔ )?(Head|Branch|Training)(?: · \d+| *$|: could)")


@dataclass
class Stage:
    """The bot is not running yet; Anna is its operator."""

    bot: RunningBot
    anna: Person
    servers: dict[str, SimulatedTrueConf] = field(default_factory=dict)

    async def add(self, *names: str) -> None:
        for name in names:
            self.servers[name] = await self.bot.add_server(name)

    def hold(
        self,
        server: str,
        topic: str,
        people: Iterable[Participant] = (HOST,),
        *,
        minutes: float = 10.0,
    ) -> str:
        """A conference has been running for so long; its id."""
        world = self.servers[server].world
        room = f"7{len(world.rooms):09}"
        world.add_room(room, topic, "ivanova")
        world.begin(room, people, world.now() - timedelta(minutes=minutes))
        return room

    def lists_read(self, server: str) -> int:
        return sum(seen.path.endswith("/logs/calls") for seen in self.servers[server].requests)

    async def open(self, command: str, seen: str) -> None:
        sent = await self.anna.send(command)
        await self.bot.telegram.until(
            lambda: self.anna.screen.message_id > sent.message_id and seen in self.anna.screen.text
        )


async def three(bot: RunningBot, language: str = "en") -> Stage:
    stage = Stage(bot, bot.add_operator(ANNA, "Anna", language))
    await stage.add("Head", "Branch", "Training")
    return stage


def title(anna: Person) -> str:
    return anna.screen.text.partition("\n")[0]


def by_server(anna: Person) -> dict[str, list[str]]:
    """The topics on the page that is shown, under the servers' names; there is a key for each."""
    found: dict[str, list[str]] = {}
    numbers: list[str] = []
    for line in anna.screen.text.splitlines():
        if heading := _HEADING.match(line):
            found.setdefault(heading[1], [])
        elif row := _ROW.match(line):
            numbers.append(row[1])
            [*found.values()][-1].append(row[2])
    assert [label for label in anna.screen.labels if label.isdecimal()] == numbers
    return found


def tells_a_time(line: str) -> bool:
    """Whether a line is the time of the oldest figure."""
    return re.match(r"as of \d+:\d\d:\d\d", line) is not None
