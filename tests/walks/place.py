"""Where a walk takes place: the bot, its servers, the people, and what is remembered of them."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from aiogram_dialog.utils import remove_intent_id

from demo.telegram import Button, Person, PressSeen, Screen
from demo.telegram.text.messages import Message, Version
from demo.trueconf import ALL_PERMISSIONS, Generation, SimulatedTrueConf
from demo.trueconf import Person as Participant
from dialogs.tags import window_of
from tests.running_bot import RunningBot
from tests.walks.bodies import Body
from tests.walks.history import History, begin_to_write
from tests.walks.people import OWNERS, PEOPLE, admit_members

# The same conferences on both, so that a mix-up of the servers would be seen.
SERVERS: dict[str, Generation] = {"Main": "v3.3", "Branch": "v4"}
ROOMS = {"4406127733": "Stand-up", "5517238844": "R&D <sync>", "6628349955": "Board meeting"}
# And those that only one of them has: as many as make two pages, and are not stopped in one go.
CROWDED = "Branch"
CROWD = {f"7{number:09}": f"Talk {number}" for number in range(1, 7)}
OWNER, ANOTHER = "ivanova", "petrov"  # of those, and of these
HOST = Participant(OWNER, "Anna Ivanova", 2)

# Monitoring that has something to tell within a walk.
STATUS = "state = true\ntimeout = 1\nfailures = 2\nrecoveries = 1"
# So long is the mark of its window before the id of a button.
MARK = 2
# Going back, and out of a search that goes on.
WAYS_BACK = {"bk", "x"}
HOME = {"ServersSG:home", "ServersSG:menu"}
# Seconds until everything that was asked for must have been done, flood waits included.
PATIENCE = 60.0
# And those in which a stop has its result.
STOP_PATIENCE = 30.0


@dataclass(frozen=True)
class Pressed:
    """A press, and what its button stood on."""

    press: PressSeen
    who: int
    on: Version
    at: datetime


@dataclass(frozen=True)
class Request:
    """What changes something, as it reached a server.

    :ivar act: the last pieces of its path, as "stop" or "recordings/stop"
    """

    server: str
    conference: str
    act: str
    at: datetime


class Place:
    """
    :ivar ended: server and id of the sessions that ended by themselves
    :ivar lives: when the bot was begun, each time
    :ivar cuts: when the bot was killed or a server fell over: what was on its way may be lost
    :ivar accounted_for: server and id of those that the bot has ended, and rightly so
    :ivar judged: requests to which their people had the right
    :ivar looked_at: how many versions of a message of a chat were for its person
    :ivar answerable: the number of the press from which on presses must have been answered
    :ivar answers_lost: Telegram took an answer and did not say so: it is given again
    """

    def __init__(self, bot: RunningBot, body: Body) -> None:
        self.bot = bot
        self.body = body
        self.history = History(bot)
        self.people: dict[int, Person] = {}
        self.pressed: list[Pressed] = []
        self.ended: set[tuple[str, str]] = set()
        self.accounted_for: set[tuple[str, str]] = set()
        self.judged: set[Request] = set()
        self.looked_at: dict[tuple[int, int], int] = {}
        self.deleted: set[int] = set()
        self.cuts: list[datetime] = []
        self.answerable = 0
        self.answers_lost = False
        self.lives: list[datetime] = []

    async def open(self) -> None:
        """Servers on which something is going on, people, and the bot."""
        for name, generation in SERVERS.items():
            server = await self.bot.add_server(name, generation)
            self.bot.status_settings[name] = STATUS
            self.bot.intervals[name] = 0.4
            for number, (room, topic) in enumerate(ROOMS.items()):
                server.world.add_room(room, topic, OWNER)
                server.world.begin(room, [HOST], _now() - timedelta(hours=2 * number))
            for room, topic in CROWD.items() if name == CROWDED else ():
                server.world.add_room(room, topic, ANOTHER)
        for number, name in PEOPLE.items():
            add = self.bot.add_operator if number in OWNERS else self.bot.add_person
            self.people[number] = add(number, name)
        begin_to_write(self.bot)
        admit_members(self.bot)
        await self.begin()

    async def begin(self) -> None:
        self.lives.append(_now())
        await self.body.begin()

    @property
    def began_at(self) -> datetime:
        return self.lives[-1]

    # Looking

    def server(self, name: str) -> SimulatedTrueConf:
        return self.bot.servers[name]

    def with_buttons(self, who: int) -> list[Message]:
        """The messages of the bot to a person that have or have had buttons, newest first."""
        messages = self.bot.telegram.messages(who)
        return [
            message
            for message in reversed(messages)
            if message.sender.is_bot and any(version.keyboard for version in message.history)
        ]

    def version(self, who: int, back: int, age: int) -> tuple[Message, Version] | None:
        """A message counted back from the newest with buttons, as it was so many edits ago."""
        messages = self.with_buttons(who)
        if back >= len(messages) or age >= len(messages[back].history):
            return None
        return messages[back], messages[back].history[-1 - age]

    def screen(self, who: int) -> Screen | None:
        try:
            return self.people[who].screen
        except LookupError:
            return None

    def window(self, who: int) -> str:
        """The window that a person sees, by the marks on its buttons; "?" where it is none."""
        screen = self.screen(who)
        windows = {window_of(button.data) for button in _buttons(screen) if button.data}
        return windows.pop() if len(windows) == 1 else "?"

    def way_back(self, who: int) -> tuple[Message, Button] | None:
        """The button that leads back, and where it stands."""
        screen = self.screen(who)
        back = next((each for each in _buttons(screen) if _is_back(each)), None)
        if screen is None or back is None:
            return None
        return self.people[who].chat.messages[screen.message_id], back

    @property
    def calm(self) -> bool:
        """Nothing outside of the bot fails."""
        return all(
            server.api.is_up and server.applications["client"].permissions == ALL_PERMISSIONS
            for server in self.bot.servers.values()
        )

    # Acting

    async def press(
        self, who: int, message: Message, version: Version, data: str, *, twice: bool = False
    ) -> PressSeen:
        at = _now()
        press = await self.people[who].press_data(
            data, message_id=message.message_id, wait=False, deliver_twice=twice
        )
        self.pressed.append(Pressed(press, who, version, at))
        return press

    async def rest(self) -> None:
        """Wait until everything that people asked for has been done."""
        telegram = self.bot.telegram
        await telegram.until(lambda: telegram.world.updates.pending == 0, PATIENCE)
        await self.body.handled()
        await telegram.until(lambda: not self.unanswered, PATIENCE)
        with suppress(TimeoutError):  # then the books say what is wrong
            await self.bot.until(lambda: not self.stopping, STOP_PATIENCE)
        self.history.rested()

    @property
    def stopping(self) -> list[tuple[Any, ...]]:
        """Stops of this life of the bot without a result: their screen may have been left."""
        return self.bot.rows(
            "SELECT 1 FROM audit WHERE settled_at IS NULL AND requested_at > ?",
            self.began_at.strftime("%Y-%m-%d %H:%M:%S.%f"),
        )

    @property
    def unanswered(self) -> list[Pressed]:
        return [each for each in self.pressed[self.answerable :] if not each.press.answers]

    @property
    def requests(self) -> list[Request]:
        """All of those that change something and have reached a server."""
        # Whoever is held up between the two finds too little.
        ahead = max(time.time() - time.monotonic() for _ in range(5))
        return [
            Request(name, *_named(seen.path), _utc(seen.at + ahead))
            for name, server in self.bot.servers.items()
            for seen in server.posts
        ]

    @property
    def stop_requests(self) -> list[Request]:
        return [each for each in self.requests if each.act == "stop"]


def _named(path: str) -> tuple[str, str]:
    """The conference and the act."""
    _, _, named = path.partition("/conferences/")
    conference, _, act = named.rstrip("/").partition("/")
    return unquote(conference), act


def _now() -> datetime:
    return datetime.now(UTC)


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _buttons(screen: Screen | None) -> list[Button]:
    return [button for row in screen.buttons for button in row] if screen else []


def _is_back(button: Button) -> bool:
    _, marked = remove_intent_id(button.data or "")
    return marked[MARK:] in WAYS_BACK and window_of(button.data) not in {"?", "alert"}
