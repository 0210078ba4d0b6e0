"""Simulators in this process, and the settings that lead a bot to them."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Container, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

from bench import process
from bench.process import Process
from demo.telegram import Person, RequestSeen, SimulatedTelegram
from demo.trueconf import Authority, Generation, SimulatedTrueConf, World
from demo.trueconf import Person as Participant
from services.db import Database

# Seconds that a start or a screen may take.
PATIENCE = 60.0
# Seconds between two checks, where servers are monitored.
INTERVAL = 1

# Requests that belong to no press.
_OF_THE_START = {"getUpdates", "getMe", "setMyCommands", "setMyDescription"}

# Requests that show a screen.
_SCREENS = frozenset({"sendMessage", "editMessageText"})

# The id and the topic of the conference that has run longest.
FIRST, TOPIC = 1_000_000_000, "Planning"
PEOPLE = (
    Participant("ivanova", "Anna Ivanova", 2),
    Participant("petrov", "Pyotr Petrov"),
    Participant("garcia", "Lucía García"),
)


@dataclass(frozen=True)
class Counts:
    """Requests to Telegram, polls apart; requests to the servers, and TLS handshakes."""

    telegram: int = 0
    server: int = 0
    handshakes: int = 0

    def since(self, earlier: Counts) -> Counts:
        return Counts(
            self.telegram - earlier.telegram,
            self.server - earlier.server,
            self.handshakes - earlier.handshakes,
        )


class Stage:
    """To be entered; everything that it holds ends with it.

    :param folder: for settings, database and logs; a new one is made in it
    :param operators: how many people there are, who may all use the bot
    """

    def __init__(self, folder: Path, operators: int = 1) -> None:
        self.folder = Path(mkdtemp(dir=folder))
        self.telegram = SimulatedTelegram()
        self.people: Sequence[Person] = [
            self.telegram.person(1000 + number, f"Operator {number}", language="en")
            for number in range(operators)
        ]
        self.servers: list[SimulatedTrueConf] = []
        self._authority = Authority()
        self.authority = self._authority.write(self.folder / "ca.pem")
        self._opened = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._opened.enter_async_context(self.telegram)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._opened.aclose()

    @property
    def person(self) -> Person:
        return self.people[0]

    @property
    def server(self) -> SimulatedTrueConf:
        return self.servers[0]

    @property
    def database(self) -> Path:
        return self.folder / "data" / "bot.sqlite3"

    async def add_servers(self, number: int = 1, generation: Generation = "v3.3") -> None:
        tls = self._authority.issue("127.0.0.1")
        for _ in range(number):
            server = SimulatedTrueConf(World("vc.example.com"), generation, tls=tls)
            await self._opened.enter_async_context(server)
            self.servers.append(server)

    @asynccontextmanager
    async def bot(
        self, program: str = "bot", *, monitoring: bool = False, first: bool = False
    ) -> AsyncIterator[Process]:
        """The bot, polling.

        :param program: the module to run
        :param monitoring: whether the servers are monitored
        :param first: it makes its database itself; else it finds an empty one
        """
        if not first and not self.database.exists():
            await self._copy_database()
        settings = str(self._write_settings(monitoring=monitoring))
        async with process.running(self.folder, program, "--settings", settings) as bot:
            await self._polled(bot)
            yield bot

    @asynccontextmanager
    async def bare_bot(self) -> AsyncIterator[Process]:
        """The floor of the bot, polling."""
        where = (self.telegram.url, self.telegram.token)
        async with process.running(self.folder, "bench.floors.bot", *where) as bot:
            await self._polled(bot)
            yield bot

    async def send(self, person: Person, text: str, shows: str = "") -> float:
        """Write to the bot; the seconds until a screen that contains `shows` has arrived."""
        mark, begun = len(self.telegram.requests), time.monotonic()
        await person.send(text)
        new = partial(_contains, shows)
        return await self.shown(person, mark, new, methods={"sendMessage"}) - begun

    async def press(self, person: Person, label: str, shows: str = "") -> float:
        """Press a button, when it is there; the seconds until Telegram has taken a screen that
        contains `shows`.
        """
        await self.offered(person, label)
        mark = len(self.telegram.requests)
        press = await person.press(label, timeout=PATIENCE)
        return await self.shown(person, mark, partial(_contains, shows)) - press.at

    async def offered(self, person: Person, label: str) -> None:
        """Wait until a button is there."""
        await self.telegram.until(lambda: person.screen.button(label), timeout=PATIENCE)

    def counts(self) -> Counts:
        """What has been asked so far."""
        return Counts(
            telegram=sum(seen.method not in _OF_THE_START for seen in self.telegram.requests),
            server=sum(len(server.requests) for server in self.servers),
            handshakes=sum(server.handshakes for server in self.servers),
        )

    def polls(self) -> list[RequestSeen]:
        return [seen for seen in self.telegram.requests if seen.method == "getUpdates"]

    async def shown(
        self,
        person: Person,
        mark: int,
        fits: Callable[[str], bool] = bool,
        methods: Container[str] = _SCREENS,
    ) -> float:
        """When the first screen of a chat whose text fits was taken (monotonic).

        :param mark: of the requests to Telegram since this one
        """
        requests, screens = self.telegram.requests, list[RequestSeen]()

        def taken() -> float | None:
            # Each request is looked at once: fifty people wait here at the same time.
            nonlocal mark
            screens.extend(
                seen
                for seen in requests[mark:]
                if seen.method in methods and seen.chat_id == person.id
                if fits(str(seen.params.get("text", "")))
            )
            mark = len(requests)
            return next((seen.done_at for seen in screens if seen.done_at), None)

        return await self.telegram.until(taken, timeout=PATIENCE) or 0.0

    async def _polled(self, bot: Process) -> None:
        """Wait until a bot polls.

        :raises RuntimeError: it has ended instead
        """
        async with asyncio.timeout(PATIENCE):
            while bot.alive and not self._polled_since(bot.begun):  # noqa: ASYNC110 - see below
                await asyncio.sleep(0.01)  # nothing tells here when a process ends
        if not bot.alive:
            raise RuntimeError(bot.log)

    def _polled_since(self, begun: float) -> bool:
        return any(seen.at > begun for seen in self.polls())

    async def _copy_database(self) -> None:
        """Take the one that is made once for all stages: making one takes seconds."""
        made = self.folder.parent / "new.sqlite3"
        if not made.exists():
            database = Database(f"sqlite+aiosqlite:///{made}")
            await database.upgrade()
            await database.close()
        self.database.parent.mkdir()
        shutil.copy(made, self.database)
        known = [(person.id, str(person.id)) for person in self.people]
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.executemany(
                "INSERT INTO operators (id, name, greeted) VALUES (?, ?, 1)", known
            )

    def _write_settings(self, *, monitoring: bool) -> Path:
        lines = [
            f'tg-api-token = "{self.telegram.token}"',
            f'tg-api-server = "{self.telegram.url}"',
            f"tg-users-id = {[person.id for person in self.people]}",
        ]
        for number, server in enumerate(self.servers):
            lines += [
                f'[servers."Server {number}"]',
                f'ip = "{server.address}"',
                'client_id = "client"',
                'client_secret = "secret"',
                'ssl_certificate = "ca.pem"',
                f'[servers."Server {number}".server_status]',
                f"state = {int(monitoring)}",
                f"timeout = {INTERVAL}",
                f"port = {server.status_port}",
            ]
        path = self.folder / "settings.toml"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path


def hold(
    server: SimulatedTrueConf, conferences: int, *, hours: int = 0, abandoned: int = 0
) -> None:
    """Let conferences run.

    :param hours: since when
    :param abandoned: in how many of them nobody is
    """
    world = server.world
    started = world.now() - timedelta(hours=hours, minutes=10)
    for number in range(conferences):
        room = str(FIRST + number)
        world.add_room(room, TOPIC if not number else f"Meeting {number}", "ivanova")
        people = PEOPLE if number >= abandoned else ()
        world.begin(room, people, started - timedelta(seconds=conferences - number))


def _contains(part: str, text: str) -> bool:
    return part in text
