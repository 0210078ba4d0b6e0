"""Two operators over one server that holds a conference, and what the record says afterwards."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from demo.telegram import Person, PressSeen
from demo.trueconf import Call, Fault, Guest, SimulatedTrueConf
from demo.trueconf import Person as Participant
from demo.trueconf import Session as Held
from demo.trueconf.faults import Answer
from services.stop.audit import Outcome
from tests.running_bot import RunningBot
from tests.stores import stored

# Of stories about screens and operators, in which the generation of the API plays no part.
one_generation = pytest.mark.parametrize("generation", ["v4"])

ROOM = "4406127733"
TOPIC = "Weekly sync"
HOST = Participant("ivanova", "Anna Ivanova", 2)

POST = "/stop$"
ANYTHING = "/"

_SENT = {
    Outcome.STOPPED,
    Outcome.STOPPED_RESTARTED,
    Outcome.STILL_RUNNING,
    Outcome.NOT_CONFIRMED,
    Outcome.DECLINED,
}
_MAYBE_SENT = {
    Outcome.REFUSED,
    Outcome.CREDENTIALS_REFUSED,
    Outcome.ALREADY_ENDED,
    Outcome.REPLACED,
}
_AUDIT = (
    "SELECT "
    "operator_id, operator_name, server_name, address, conference_id, session_id, topic, people, "
    "outcome, detail, requested_at, settled_at FROM audit ORDER BY id"
)


@dataclass(frozen=True)
class Line:
    """A line of the audit."""

    operator_id: int
    operator_name: str
    server_name: str
    address: str
    conference_id: str
    session_id: str | None
    topic: str | None
    people: int | None
    outcome: str | None
    detail: str | None
    requested_at: str
    settled_at: str

    @property
    def sent(self) -> bool:
        """Whether it tells of a request that reached the server.

        Only an intention, which is written before a request, is settled later than it was asked.
        """
        if self.outcome in _MAYBE_SENT:
            return self.settled_at != self.requested_at
        return self.outcome in _SENT


class Stage:
    """`repeated` is how many stop requests a test expects the server to have refused for the
    token, which were sent once more.
    """

    def __init__(self, bot: RunningBot, server: SimulatedTrueConf) -> None:
        self.bot = bot
        self.server = server
        self.world = server.world
        self.anna = bot.add_operator(1001, "Anna")
        self.boris = bot.add_operator(1002, "Boris")
        self.repeated = 0

    def hold(
        self,
        topic: str | None = TOPIC,
        *,
        room: str = ROOM,
        guests: int = 0,
        minutes: float = 90,
    ) -> Held:
        """A conference runs, with its host and some guests, for so long."""
        self.world.add_room(room, topic, "ivanova")
        started = datetime.now(UTC) - timedelta(minutes=minutes)
        return self.world.begin(room, [HOST, *(Guest() for _ in range(guests))], started)

    def fill(self, guests: int, *, room: str = ROOM) -> None:
        for _ in range(guests):
            self.world.join(room, Guest())

    # What operators do

    async def to_list(self, person: Person) -> None:
        await person.send("/start")
        await self.bot.telegram.until(lambda: person.screen.button("Conferences"))
        await person.press("Conferences")

    async def to_card(self, person: Person, topic: str = TOPIC) -> None:
        await self.to_list(person)
        await person.press(topic)

    async def to_confirm(self, person: Person, topic: str = TOPIC) -> str:
        """Returns the callback data of the Yes on the confirm screen."""
        await self.to_card(person, topic)
        await person.press("Stop…")
        return yes(person)

    async def press_anew(self, person: Person, data: str) -> PressSeen:
        """Press a button that may be gone, when the bot has done all that was pressed before."""
        await self.rest()
        return await person.press_data(data)

    async def rest(self) -> None:
        """Wait until the bot works on no press."""
        assert self.bot.app
        await self.bot.app._presses.drained()

    async def to_yes(self, person: Person, sees: str) -> None:
        """From /start to a pressed Yes, and what the operator sees at its end."""
        await self.to_confirm(person)
        await person.press("⏹ Stop ")
        await person.sees(sees)

    # What goes wrong

    def break_answers_after_stop(self, fault: Fault) -> None:
        """From the moment that a stop was applied."""

        async def act(server: SimulatedTrueConf) -> None:
            server.faults.add(fault)

        self.server.faults.add(Fault(POST, Call(act, before=False)))

    async def age_screens(self, minutes: float) -> None:
        """Every confirm screen was shown so much earlier than it was."""
        for key, shown_at in self.bot.rows("SELECT key, shown_at FROM confirmations"):
            earlier = datetime.fromisoformat(shown_at) - timedelta(minutes=minutes)
            await self.bot.change(
                "UPDATE confirmations SET shown_at = ? WHERE key = ?", stored(earlier), key
            )

    # What is on record

    @property
    def audit(self) -> list[Line]:
        return [Line(*row) for row in self.bot.rows(_AUDIT)]

    def recorded(
        self,
        outcome: Outcome,
        session: Held,
        *,
        people: int | None = 1,
        detail: str | None = None,
        who: Person | None = None,
    ) -> None:
        """The last line of the audit says just this, the moment included."""
        line = self.audit[-1]
        who = who or self.anna
        assert (line.operator_id, line.operator_name) == (who.id, who.user.name)
        assert (line.server_name, line.address) == ("Main", self.server.address)
        assert (line.conference_id, line.session_id) == (session.conference_id, session.id)
        assert (line.topic, line.people) == (session.topic, people)
        assert (line.outcome, line.detail) == (outcome, detail)
        requested, settled = map(_moment, (line.requested_at, line.settled_at))
        assert datetime.now(UTC) - timedelta(minutes=1) < requested <= settled
        assert settled <= datetime.now(UTC)

    def nothing_was_sent(self) -> None:
        assert not self.server.posts

    def check(self) -> None:
        """The audit tells exactly what the server saw."""
        lines = self.audit
        assert all(line.outcome for line in lines)
        told = Counter(line.conference_id for line in lines if line.sent)
        seen = Counter(self.server.stops)
        others = [post.path for post in self.server.posts if not post.path.endswith("/stop")]
        assert others == []
        assert seen.keys() == told.keys()
        assert seen.total() == told.total() + self.repeated


class Without:
    """The proper answer without some fields, wherever they stand in it."""

    def __init__(self, *fields: str) -> None:
        self._fields = fields

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.Response:
        proper = await answer()
        body = json.loads(str(proper.text), object_pairs_hook=self._kept)
        return web.json_response(body, status=proper.status)

    def _kept(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        return {name: value for name, value in pairs if name not in self._fields}


def yes(person: Person) -> str:
    """The callback data of the Yes that a person sees."""
    data = person.screen.button("⏹ Stop ").data
    assert data
    return data


def says_outdated(press: PressSeen) -> bool:
    return press.alert and "outdated" in press.text


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
