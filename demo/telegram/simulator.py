"""The simulated Telegram: the server that the bot talks to, and the hand of a test on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar

from aiohttp import web

from demo.telegram.api import Api, RequestSeen
from demo.telegram.faults import Faults
from demo.telegram.people.chats import Chat
from demo.telegram.people.clock import PATIENCE, Clock
from demo.telegram.people.person import Group, Person
from demo.telegram.people.world import World
from demo.telegram.presses import PressSeen
from demo.telegram.serving import Serving
from demo.telegram.text.messages import Message, User

T = TypeVar("T")
# Bytes (telegram-bot-api.md section 2), and some for what comes with a file.
LARGEST_UPLOAD = 51 * 2**20


class SimulatedTelegram:
    """A Bot API server for one bot, with the people who talk to it.

    The state lives as long as this object: the bot may be killed and started anew, and the server
    stopped and started again on the same port.
    """

    def __init__(
        self,
        token: str = "123456:TEST-token",  # noqa: S107 - of no real bot
        username: str = "trueconf_demo_bot",
        *,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        bot = User(int(token.partition(":")[0]), "TrueConf", username, is_bot=True)
        self.world = World(bot)
        self._api = Api(self.world, token)
        app = web.Application(client_max_size=LARGEST_UPLOAD)
        app.router.add_route("*", "/{path:.*}", self._api.handle)
        self._serving = Serving(app, host, port)

    async def start(self) -> None:
        """Listen; the port stays the same after the first time."""
        await self._serving.start()
        if hook := self.world.updates.hook:
            hook.begin(self.world.updates)

    async def stop(self) -> None:
        """Break off what hangs and close the port."""
        if hook := self.world.updates.hook:
            hook.end()
        await self._serving.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The address for `tg-api-server`."""
        return self._serving.url

    @property
    def token(self) -> str:
        """The only token that is taken; may be changed, as BotFather's /revoke does."""
        return self._api.token

    @token.setter
    def token(self, token: str) -> None:
        self._api.token = token

    @property
    def clock(self) -> Clock:
        """The time by which messages and presses age."""
        return self.world.clock

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self._api.faults

    @property
    def flood_control(self) -> bool:
        """Whether the limits of section 7 hold (not unless switched on)."""
        return self.world.flood_control

    @flood_control.setter
    def flood_control(self, on: bool) -> None:
        self.world.flood_control = on

    @property
    def press_lifetime(self) -> float:
        """Seconds within which a press can be answered."""
        return self.world.presses.lifetime

    @press_lifetime.setter
    def press_lifetime(self, seconds: float) -> None:
        self.world.presses.lifetime = seconds

    def person(
        self, person_id: int, name: str, *, language: str | None = None, username: str = ""
    ) -> Person:
        """A person with a private chat in which Start has not been pressed yet."""
        chat = self.world.chats.add(Chat(person_id, name, "private", started=False))
        user = User(person_id, name, username or None, language)
        return Person(self.world, self.requests, user, chat)

    def group(
        self, chat_id: int, members: Iterable[Person] = (), *, title: str = "Operators"
    ) -> Group:
        """A group with the bot in it; an id that begins with -100 makes it a supergroup."""
        chat = Chat(chat_id, title, "group")
        if str(chat_id).startswith("-100"):
            chat.kind = "supergroup"
        self.world.chats.add(chat)
        return Group(self.world, chat, tuple(members))

    async def until(self, predicate: Callable[[], T], timeout: float = PATIENCE) -> T:
        """Wait for `predicate`, looked at after each change; return its value.

        A LookupError of the predicate ("no screen yet") counts as not yet true.

        Raises:
            UnseenError: an AssertionError that shows the chats.
        """
        return await self.world.changes.until(
            predicate, timeout=timeout, describe=self.world.describe
        )

    @property
    def requests(self) -> list[RequestSeen]:
        """Every request with the right token, in order of arrival."""
        return self._api.requests

    @property
    def presses(self) -> list[PressSeen]:
        """Every press, in order."""
        return self.world.presses.seen

    @property
    def illegal(self) -> list[RequestSeen]:
        """Requests refused for content that Telegram never takes."""
        return [seen for seen in self.requests if seen.illegal]

    @property
    def unknown_methods(self) -> list[str]:
        """Names of methods that were called and do not exist here."""
        return [
            seen.method for seen in self.requests if seen.error == "Not Found: method not found"
        ]

    def messages(self, chat_id: int) -> list[Message]:
        """What the chat holds now, oldest first; deleted messages are gone."""
        chat = self.world.chats.get(chat_id)
        return list(chat.messages.values()) if chat else []

    def resend(self, update_id: int) -> None:
        """Deliver an update once more."""
        self.world.updates.resend(update_id)

    def deliver(self, fields: dict[str, Any]) -> int:
        """Deliver an update of any fields, whether they make sense or not; its id."""
        return self.world.updates.add_raw(fields)

    def conflict(self, times: int = 1) -> None:
        """Another process polls: this many polls of the bot, the waiting one first, get 409."""
        self.world.updates.conflict(times)
