"""A server with forgotten conferences, and operators who stop several of them at once."""

from __future__ import annotations

import asyncio
from collections import Counter

from demo.telegram import Person
from demo.trueconf import Call, Fault, SimulatedTrueConf
from services.protection import Kind
from services.registry import Services
from services.roles import Role
from services.stop import Outcome
from tests.stories.forgotten.stage import Stage as Forgotten
from tests.stories.members.scenes import EVE
from tests.stories.stop.stage import POST

YES = "conferences"


class Stage(Forgotten):
    """What the audit tells of requests is compared with what the servers saw, at the end."""

    @property
    def services(self) -> Services:
        assert self.bot.app
        return self.bot.app._services

    async def to_question(self, person: Person) -> None:
        """From /start over the forgotten ones to the question about all of them."""
        await self.search(person)
        await person.press("Stop all")
        await person.sees("Stop these")

    async def to_boxes(self, person: Person) -> None:
        await self.search(person)
        await person.press("Select…")
        await person.sees("Which conferences?")

    async def to_result(self, person: Person) -> None:
        """From a question to the end of what its Yes has begun."""
        await person.press(YES)
        await self.ended(person)

    async def ended(self, person: Person) -> None:
        await self.bot.telegram.until(lambda: is_result(person))

    async def protect(self, person: Person, room: str, note: str = "") -> None:
        operator, protections = self.bot.operator(person.id), self.services.protections
        server = self.services.servers.all()[0]
        added = await protections.protect(operator, server, Kind.CONFERENCE, room, label="Talk")
        await protections.note(operator, server, added.id, note)

    async def eve(self) -> Person:
        """An operator whom the settings do not name."""
        eve, operators = self.bot.add_person(EVE, "Eve"), self.services.operators
        operators.admit(EVE, "Eve", Role.OPERATOR, None)
        await operators.greet(operators.ensure(EVE))
        return eve

    def hold_back(self) -> asyncio.Event:
        """Stop requests are carried out once this is set."""
        gate = asyncio.Event()

        async def wait(_: SimulatedTrueConf) -> None:
            await gate.wait()

        self.server.faults.add(Fault(POST, Call(wait), times=None))
        return gate

    def outcomes(self) -> Counter[str | None]:
        return Counter(self.bot.outcomes())

    def batches(self) -> list[str]:
        """The common number of each entry of the audit."""
        return [row[0] for row in self.bot.rows("SELECT batch FROM audit ORDER BY id")]

    def told(self, person: Person) -> str:
        """All that was told by messages beside the screens."""
        rows = self.bot.rows(
            "SELECT message_id FROM alerts WHERE chat_id = ? AND sent_at IS NOT NULL", person.id
        )
        messages = person.chat.messages
        return "\n".join(messages[number].now.formatted.text for (number,) in rows)

    def check(self) -> None:
        sent = self.bot.rows(
            "SELECT conference_id FROM audit WHERE outcome IN (?, ?, ?, ?)"
            " OR (outcome = 'already-ended' AND settled_at != requested_at)",
            Outcome.STOPPED,
            Outcome.STOPPED_RESTARTED,
            Outcome.STILL_RUNNING,
            Outcome.NOT_CONFIRMED,
        )
        seen = [each for server in self.bot.servers.values() for each in server.stops]
        assert Counter(row[0] for row in sent) == Counter(seen)


def is_result(person: Person) -> bool:
    text = person.screen.text
    return " stopped" in text.partition("\n")[0] and "⏳" not in text.partition("\n")[0]


def states(person: Person) -> dict[str, str]:
    """What the page that is shown says of each conference."""
    lines = person.screen.text.splitlines()
    return {
        line.partition(". ")[2].rpartition(" · ")[0]: lines[number + 1]
        for number, line in enumerate(lines)
        if line.partition(". ")[0].isdecimal()
    }
