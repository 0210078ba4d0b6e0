"""A server with conferences that may be forgotten, operators who search it, and what they see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import unquote

import pytest

from demo.telegram import Person, RequestSeen
from demo.telegram.people.clock import PATIENCE
from demo.trueconf import Guest, SimulatedTrueConf
from demo.trueconf import Person as Participant
from demo.trueconf import RequestSeen as Asked
from demo.trueconf import Session as Held
from dialogs.wording.reasons import REASONS
from services.forgotten.rules import Doubt, Rule
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import words

# Of stories about screens and operators, in which the generation of the API plays no part.
one_generation = pytest.mark.parametrize("generation", ["v4"])

HOST = Participant("ivanova", "Anna Ivanova", 2)

_ROW = re.compile(r"^(\d+)\. (❔ )?(.+?)(?:\n| · )(.+?) · (.+)$", re.MULTILINE)
_PROGRESS = re.compile(r"(\S+) of (\S+)$")
_EDIT = "editMessageText"


@dataclass(frozen=True)
class Row:
    """A conference on the list of the forgotten ones."""

    topic: str
    age: str
    reason: str
    judged: bool


class Stage:
    """Anna and Boris, and one server."""

    def __init__(self, bot: RunningBot, server: SimulatedTrueConf) -> None:
        self.bot = bot
        self.server = server
        self.world = server.world
        self.anna = bot.add_operator(1001, "Anna")
        self.boris = bot.add_operator(1002, "Boris")

    def hold(
        self, topic: str = "Weekly sync", people: Iterable[Participant] = (), *, hours: float = 2
    ) -> Held:
        """A conference has been running for so long."""
        room = f"7{len(self.world.rooms):09}"
        self.world.add_room(room, topic, "ivanova")
        return self.world.begin(room, people, self.world.now() - timedelta(hours=hours))

    def forget(self, number: int) -> list[str]:
        """Empty conferences run, a minute between their starts; their topics, longest first."""
        topics = [f"Talk {each}" for each in range(number)]
        for each, topic in enumerate(topics):
            self.hold(topic, hours=2 + (number - each) / 60)
        return topics

    # What operators do

    async def search(self, person: Person) -> None:
        """From /start to the end of the search."""
        await self.begin_search(person)
        await self.found(person)

    async def begin_search(self, person: Person) -> None:
        await self.to_menu(person)
        await person.press("Forgotten")

    async def to_menu(self, person: Person) -> None:
        await person.send("/start")
        await self.bot.telegram.until(lambda: "Forgotten" in " ".join(person.screen.labels))

    async def found(self, person: Person, timeout: float = PATIENCE) -> None:
        """Wait until the search has come to its end."""
        await self.bot.telegram.until(lambda: "◀ Back" in person.screen.labels, timeout=timeout)

    async def all_rows(self, person: Person) -> list[Row]:
        """Those of all pages, by pressing from the first one to the last."""
        found = rows(person)
        for _ in range(1, pages(person)):
            await person.press("›", exact=True)
            found += rows(person)
        return found

    # What they have seen, and what the server was asked

    def edits(self, person: Person) -> list[RequestSeen]:
        return [
            seen
            for seen in self.bot.telegram.requests
            if seen.method == _EDIT and seen.chat_id == person.id
        ]

    def progress(self, person: Person) -> list[tuple[str, str]]:
        """How many of how many each screen of progress told."""
        texts = (str(edit.params["text"]) for edit in self.edits(person))
        found = (_PROGRESS.search(text) for text in texts if "Checking running" in text)
        return [(match[1], match[2]) for match in found if match]

    def participants_read(self) -> list[Asked]:
        return [seen for seen in self.server.requests if seen.path.endswith("/participants")]

    def states_read(self) -> list[str]:
        """The conferences whose own state was asked for."""
        paths = [unquote(seen.path).split("/") for seen in self.server.requests]
        return [parts[-1] for parts in paths if parts[-2] == "conferences" and parts[-1]]


def rows(person: Person) -> list[Row]:
    """What the page that is shown lists; there is a key for each."""
    found = _ROW.findall(person.screen.text)
    keys = [label for label in person.screen.labels if label.isdecimal()]
    assert keys == [number for number, *_ in found]
    return [Row(topic, age, reason, not mark) for _, mark, topic, age, reason in found]


def pages(person: Person) -> int:
    label = next((label for label in person.screen.labels if "/" in label), "1/1")
    return int(label.partition("/")[2])


def reason(found: Rule | Doubt, people: int = 0) -> str:
    """How the bot says why a conference is on the list."""
    return words().text(REASONS[found], people=people)


def guests(number: int) -> list[Participant]:
    return [Guest() for _ in range(number)]
