"""Servers with conferences to be found, and what a list shows of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from demo.telegram import Person
from demo.trueconf import Guest, SimulatedTrueConf
from demo.trueconf import Person as Participant
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, HOST

GUESTS = (Guest(), Guest())
_ROW = re.compile(r"^\d+\. (.+?)(?: · .+)?$", re.MULTILINE)


class Stage:
    """Anna, and servers of one generation."""

    def __init__(self, bot: RunningBot, anna: Person) -> None:
        self.bot = bot
        self.anna = anna
        self.servers: dict[str, SimulatedTrueConf] = {}

    @property
    def server(self) -> SimulatedTrueConf:
        return next(iter(self.servers.values()))

    def hold(
        self,
        topic: str | None,
        people: Iterable[Participant] = (HOST,),
        *,
        owner: str = "ivanova",
        minutes: float = 10.0,
        server: str = "Main",
    ) -> str:
        """A conference has been running for so long; its id."""
        world = self.servers[server].world
        room = f"7{len(world.rooms):09}"
        world.add_room(room, topic, owner)
        world.begin(room, people, world.now() - timedelta(minutes=minutes))
        return room

    async def open(self, command: str, seen: str) -> None:
        """Send something that opens another screen."""
        sent = await self.anna.send(command)
        await self.bot.telegram.until(
            lambda: self.anna.screen.message_id > sent.message_id and seen in self.anna.screen.text
        )

    async def type(self, text: str, seen: str) -> None:
        await self.open(text, seen)

    async def choose(self, button: str) -> None:
        await self.anna.press("⇅ Sort, filter")
        await self.anna.press(button)

    def asked(self, path: str) -> int:
        return sum(
            path in seen.path for server in self.servers.values() for seen in server.requests
        )


def rows(anna: Person) -> list[str]:
    """The topics on the page that is shown, with their signs."""
    return _ROW.findall(anna.screen.text)


def head(anna: Person) -> str:
    return anna.screen.text.partition("\n")[0]


async def staged(
    bot: RunningBot, *servers: str, generation: str = "v3.3", language: str = "en"
) -> Stage:
    """The bot is not running yet."""
    stage = Stage(bot, bot.add_operator(ANNA, "Anna", language))
    for name in servers or ("Main",):
        stage.servers[name] = await bot.add_server(name, generation)
    return stage
