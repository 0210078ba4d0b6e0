"""A server with a conference, its people, and what the window says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from demo.trueconf import Invitation, SimulatedTrueConf
from demo.trueconf import Person as Participant
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, ROOM

TOPIC = "Weekly sync"
OWNER = Participant("ivanova", "Anna Ivanova", 2)
KEY = "Participants"

_HEADING = re.compile(r"^(Moderators|Others|Guests|Invited and missing|Invited) · (\d+)$")


class Stage:
    def __init__(self, bot: RunningBot, server: SimulatedTrueConf) -> None:
        self.bot = bot
        self.server = server
        self.world = server.world
        self.anna = bot.add_operator(ANNA, "Anna")

    def hold(self, people: Iterable[Participant] = (OWNER,), *, minutes: float = 90) -> None:
        self.world.add_room(ROOM, TOPIC, "ivanova")
        self.world.begin(ROOM, people, self.world.now() - timedelta(minutes=minutes))

    def invite(self, *people: Invitation) -> None:
        self.world.rooms[ROOM].invitations += people

    async def to_card(self) -> None:
        await self.anna.send("/start", wait=True)
        await self.anna.press("Conferences")
        await self.anna.press("1.")

    async def open(self) -> None:
        await self.to_card()
        await self.anna.press(KEY)

    async def type(self, words: str, sees: str) -> None:
        """A search, and what it brings."""
        await self.anna.send(words, wait=True)
        await self.anna.sees(sees)

    # What is shown

    @property
    def text(self) -> str:
        return self.anna.screen.text

    @property
    def title(self) -> str:
        return next(line for line in self.text.splitlines() if line.startswith("Participants: "))

    @property
    def groups(self) -> dict[str, list[str]]:
        """The rows of this page by the group that is named above them."""
        found: dict[str, list[str]] = {}
        for block in self.text.split("\n\n"):
            first, *rows = block.splitlines()
            if heading := _HEADING.match(first):
                found[f"{heading[1]} {heading[2]}"] = [
                    row for row in rows if not row.startswith(("❔", "as of"))
                ]
        return found

    @property
    def names(self) -> dict[str, list[str]]:
        """The same, of each row what stands before its facts."""
        return {
            group: [row.partition(" · ")[0] for row in rows] for group, rows in self.groups.items()
        }

    @property
    def notes(self) -> list[str]:
        return [line[2:] for line in self.text.splitlines() if line.startswith("❔ ")]

    def lists_read(self) -> int:
        """How often the participants were asked for, page by page."""
        return sum(seen.path.endswith("/participants") for seen in self.server.requests)
