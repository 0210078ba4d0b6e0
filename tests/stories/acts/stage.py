"""A server with a conference that is recorded and left by its host, and what the record says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from demo.telegram import Person
from demo.trueconf import Guest, SimulatedTrueConf
from demo.trueconf import Person as Participant
from demo.trueconf import Session as Held
from services.acts import ActKind, ActOutcome
from tests.running_bot import RunningBot

ROOM = "4406127733"
TOPIC = "Weekly sync"
HOST = Participant("ivanova", "Anna Ivanova", 2)

STOP_RECORDING, START_AGAIN, CALL_OWNER = ActKind

KEYS: Mapping[ActKind, str] = {
    ActKind.STOP_RECORDING: "Stop recording…",
    ActKind.START_AGAIN: "Start again",
    ActKind.CALL_OWNER: "Call the owner",
}
# The end of the path of the request.
PATHS: Mapping[ActKind, str] = {
    ActKind.STOP_RECORDING: "/(stop-record|recordings/stop)$",
    ActKind.START_AGAIN: "/run$",
    ActKind.CALL_OWNER: "/invite$",
}
DONE: Mapping[ActKind, str] = {
    ActKind.STOP_RECORDING: "no longer being recorded",
    ActKind.START_AGAIN: "running again",
    ActKind.CALL_OWNER: "has accepted the call to ivanova",
}

_LINES = (
    "SELECT act, operator_id, name, server_id, conference_id, outcome, detail "
    "FROM requests ORDER BY id"
)


@dataclass(frozen=True)
class Line:
    """A line of the record."""

    act: str
    operator_id: int
    name: str
    server_id: int
    conference_id: str
    outcome: str | None
    detail: str | None


class Stage:
    def __init__(self, bot: RunningBot, server: SimulatedTrueConf) -> None:
        self.bot = bot
        self.server = server
        self.world = server.world
        self.anna = bot.add_operator(1001, "Anna")
        self.boris = bot.add_operator(1002, "Boris")

    def hold(self, *people: Participant) -> Held:
        """It is recorded; without people named here a guest is in it, and no host."""
        self.world.add_user("ivanova", "Anna Ivanova")
        self.world.add_room(ROOM, TOPIC, "ivanova")
        started = datetime.now(UTC) - timedelta(minutes=90)
        session = self.world.begin(ROOM, people or [Guest()], started)
        self.world.recording(ROOM)
        return session

    # What operators do

    async def to_card(self, person: Person) -> None:
        await person.send("/start")
        await self.bot.telegram.until(lambda: person.screen.button("Conferences"))
        await person.press("Conferences")
        await person.press(TOPIC)

    async def to_key(self, person: Person, kind: ActKind) -> str:
        """To the screen with the key that acts; the start of its label."""
        await self.to_card(person)
        if kind is ActKind.STOP_RECORDING:
            await person.press(KEYS[kind])
            return "⏺ Stop the recording"
        if kind is ActKind.START_AGAIN:
            for button in ("Stop…", "⏹ Stop "):
                await person.press(button)
            await person.sees("has been stopped")
        return KEYS[kind]

    async def act(self, person: Person, kind: ActKind, sees: str) -> None:
        """From /start to the result."""
        await person.press(await self.to_key(person, kind))
        await person.sees(sees)

    def offers(self, person: Person, kind: ActKind) -> bool:
        return any(KEYS[kind] in label for label in person.screen.labels)

    # What happened

    def told(self, person: Person) -> list[str]:
        """The messages with results that no screen has shown."""
        told = "SELECT message_id FROM alerts WHERE kind = 'act-result' AND chat_id = ?"
        ids = {row[0] for row in self.bot.rows(told, person.id)} - {None}
        messages = self.bot.telegram.messages(person.id)
        return [each.now.formatted.text for each in messages if each.message_id in ids]

    @property
    def sent(self) -> list[str]:
        """The ends of the paths of the acts that reached the server, stops apart."""
        paths = [seen.path.rpartition(ROOM)[2] for seen in self.server.posts]
        return [path for path in paths if path != "/stop"]

    @property
    def lines(self) -> list[Line]:
        return [Line(*row) for row in self.bot.rows(_LINES)]

    def recorded(
        self,
        kind: ActKind,
        outcome: ActOutcome,
        *,
        detail: str | None = None,
        who: Person | None = None,
    ) -> None:
        who = who or self.anna
        expected = Line(kind, who.id, who.user.name, 1, ROOM, outcome, detail)
        assert self.lines[-1] == expected
