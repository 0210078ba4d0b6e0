"""The bot for a test: the real app in this process, over simulators, by real HTTP and
TLS.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiogram.types import Update

from bot.alerts.limits import SenderLimits
from bot.alerts.pace import PaceLimits
from bot.app import App
from bot.limits import Limits
from bot.polling.limits import PollLimits
from bot.process import logs
from bot.settings.model import ServerSettings, Settings, load
from bot.updates.answers import AnswerLimits
from bot.updates.presses import PressLimits
from bot.updates.screens import ConfirmLimits
from demo.telegram import Person, SimulatedTelegram
from demo.telegram.people.clock import PATIENCE
from demo.telegram.people.world import a_moment
from demo.trueconf import Authority, SimulatedTrueConf, World
from l10n.texts import LOCALES, available
from services.alerts.limits import OutboxLimits
from services.background.gather import FigureLimits
from services.clock import Clock, utc_now
from services.conferences import AttendanceLimits
from services.forgotten.watch import WatchLimits
from services.monitoring.check import StatusLimits
from services.operators import Operator
from services.policy.state import PolicyLimits
from services.stop.request import StopLimits
from services.stop.results import StopResultLimits
from services.trueconf import ClientLimits
from tests.stores import Store

TOKEN = "123456:TEST-token"
SECRET = "client-secret-of-a-test"

# No limit comes into play by itself, however busy the machine is; a test about a limit chooses it.
PATIENT = Limits(
    confirm=ConfirmLimits(reading=0.0, quiet=30.0),
    presses=PressLimits(early=30.0, double=0.0),
    polling=PollLimits(farewell=0.1),  # the simulator is near
    answers=AnswerLimits(at_once=30.0),
    figures=FigureLimits(patience=6.0),
    attendance=AttendanceLimits(invited=30.0),
    status=StatusLimits(slow=30.0),
    watch=WatchLimits(spread=0.0),
    policy=PolicyLimits(spread=0.0),
    # Pauses are short, so that nothing waits for them; alerts are sent as fast as they come.
    outbox=OutboxLimits(first_pause=0.1, longest_pause=0.5),
    sender=SenderLimits(
        gather=0.05, pace=PaceLimits(per_second=1000.0, apart=0.0, per_minute=1000)
    ),
    stop=StopLimits(waiting=30.0, showing=60.0),
    stop_results=StopResultLimits(every=1.0),
    client=ClientLimits(
        whole_call=30.0, whole_read=60.0, resolve=30.0, connect=30.0, token_patience=30.0
    ),
)
# Each press that has to wait for a server is answered early.
EARLY = replace(PATIENT, presses=PressLimits(early=0.0, double=0.0))


class Records(logging.Handler):
    """What the bot logs, as it would be written without the redaction that is the last net."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self.lines: list[str] = []
        # A simulator's, of requests whose client has gone.
        self.addFilter(lambda record: record.name != "aiohttp.server")

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "aiohttp.server":
            return  # the simulators' own: the bot serves nothing
        self.lines.append(self.format(record))


# An operator who has used the bot before.
KNOWN = "INSERT INTO operators (id, name, greeted) VALUES (?, ?, TRUE) ON CONFLICT DO NOTHING"


class RunningBot:
    """Simulators, a settings file, and the app that can be ended and begun again on the same
    database.

    `expected_errors` are pieces of log lines at level ERROR that a test asks for, `unanswered`
    says that a test takes answers away from the bot. `limits` are those of the bot. `intervals`
    are shorter pauses between checks than settings may ask for (seconds, by server).
    """

    def __init__(
        self, folder: Path, authority: Authority, telegram: SimulatedTelegram, store: Store
    ) -> None:
        self.folder = folder
        self.store = store
        self.authority = authority
        self.telegram = telegram
        self.servers: dict[str, SimulatedTrueConf] = {}
        self.people: dict[int, Person] = {}
        self.operators: list[int] = []
        self.telegram_url = telegram.url
        self.newcomers = False  # whether operators are asked what is asked once
        self.extra_settings = ""
        self.settings_rights = 0o600
        self.server_settings: dict[str, str] = {}
        self.status_settings: dict[str, str] = {}
        self.intervals: dict[str, float] = {}
        self.status_ports: dict[str, int] = {}  # where they are not the servers'
        self.now: Clock = utc_now
        self.records = Records()
        listen(self.records)
        self.expected_errors: list[str] = []
        self.unanswered = False
        self.limits = PATIENT
        self.app: App | None = None
        self._running: asyncio.Task[None] | None = None
        authority.write(folder / "ca.pem")

    async def add_server(self, name: str = "Main", generation: Any = "v3.3") -> SimulatedTrueConf:
        server = SimulatedTrueConf(
            World("vc.example.com"), generation, tls=self.authority.issue("127.0.0.1")
        )
        server.applications["client"].secret = SECRET
        await server.start()
        self.servers[name] = server
        return server

    def add_operator(self, number: int, name: str, language: str | None = "en") -> Person:
        self.operators.append(number)
        return self.add_person(number, name, language)

    def add_person(self, number: int, name: str, language: str | None = "en") -> Person:
        self.people[number] = self.telegram.person(number, name, language=language)
        return self.people[number]

    def operator(self, number: int) -> Operator:
        """The one of the settings with this id, as the services take them."""
        assert self.app
        return self.app._services.operators.ensure(number)

    def write_settings(self, file: str = "settings.toml", extra: str = "") -> Path:
        """Of a bot that is one of several, `extra` are those that it has alone."""
        if not self.newcomers:
            with suppress(sqlite3.DatabaseError):  # of stories about a database that is broken
                for number in self.operators:
                    self.store.execute(KNOWN, number, str(number))
        path = self.folder / file
        lines = [
            f'tg-api-token = "{self.telegram.token}"',
            f'tg-api-server = "{self.telegram_url}"',
            f"tg-users-id = {self.operators}",
            *([] if self.store.is_default else [f'database-url = "{self.store.url}"']),
            self.extra_settings,
            extra,
        ]
        for name, server in self.servers.items():
            lines += [
                f"[servers.{json.dumps(name, ensure_ascii=False)}]",
                f'ip = "{server.address}"',
                'client_id = "client"',
                f'client_secret = "{SECRET}"',
                self.server_settings.get(name, 'ssl_certificate = "ca.pem"'),
                f"[servers.{json.dumps(name, ensure_ascii=False)}.server_status]",
                f"port = {self.status_ports.get(name, server.status_port)}",
                self.status_settings.get(name, ""),
            ]
        # Whole at once: a process that was launched before may be reading it.
        written = self.folder / f"{file}.new"
        written.write_text("\n".join(lines), encoding="utf-8")
        written.chmod(self.settings_rights)
        return written.replace(path)

    def settings(self) -> Settings:
        settings = load(self.write_settings(), {}, available(LOCALES)).settings
        return settings.model_copy(update={"servers": tuple(map(self._hurried, settings.servers))})

    def _hurried(self, server: ServerSettings) -> ServerSettings:
        interval = self.intervals.get(server.name, server.status.interval)
        status = server.status.model_copy(update={"interval": interval})
        return server.model_copy(update={"status": status})

    async def begin(self) -> None:
        """Start the bot and wait until it polls."""
        polls = self.polls()
        self.app = App(self.settings(), self.now, self.limits)
        self.telegram.world.rest = self._rest
        self._running = asyncio.create_task(self.app.run())
        waiting = asyncio.create_task(self.telegram.until(lambda: self.polls() > polls))
        await asyncio.wait((waiting, self._running), return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            waiting.cancel()
            await self._running
        await waiting

    async def end(self) -> None:
        """End the bot as SIGTERM does."""
        if self.app and self._running:
            self.app.end()
            await self._running
            self.app = self._running = None
            self.telegram.world.rest = a_moment

    async def restart(self) -> None:
        await self.end()
        await self.begin()

    async def close(self) -> None:
        await self.end()
        for server in self.servers.values():
            await server.stop()
        logging.getLogger().removeHandler(self.records)
        # aiogram remembers the last updates, which hold the whole app.
        Update.__dict__["event_type"].fget.cache_clear()

    def polls(self) -> int:
        """How often the bot has asked for updates, or said that it waits for them."""
        asking = ("getUpdates", "setWebhook")
        return sum(seen.method in asking for seen in self.telegram.requests)

    async def until(self, predicate: Callable[[], Any], timeout: float = PATIENCE) -> Any:
        """Wait for something that is not of Telegram, looking often."""
        async with asyncio.timeout(timeout):
            while not (value := predicate()):  # noqa: ASYNC110 - see below
                await asyncio.sleep(0.02)  # nothing tells when a file or a list has changed
        return value

    async def _rest(self, who: int) -> None:
        """Wait until the bot has handled what an operator has pressed."""
        await self.until(lambda: self.app is None or not self.app._presses._pressing[who])

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database holds."""
        return self.store.rows(query, *values)

    def execute(self, statement: str, *values: Any, timeout: float = 5.0) -> None:
        """Change the database behind the bot's back, while the bot does not write."""
        assert self.store.execute(statement, *values, timeout=timeout), "the bot writes"

    async def change(self, statement: str, *values: Any) -> None:
        """As `execute`, also while the bot writes: to wait here for the end of its transaction
        would keep it from ending.
        """
        await self.until(lambda: self.store.execute(statement, *values, timeout=0.0))

    def stops(self, name: str = "Main") -> list[str]:
        """The conference ids of the stop requests that reached a server."""
        return list(self.servers[name].stops)

    def outcomes(self) -> list[str | None]:
        return [row[0] for row in self.rows("SELECT outcome FROM audit ORDER BY id")]

    def check(self) -> None:
        """What holds after every test."""
        assert not self.telegram.illegal, self.telegram.illegal
        assert not self.telegram.unknown_methods
        for press in self.telegram.presses:
            if self.unanswered:
                continue
            assert len(press.answers) == 1, f"answered {len(press.answers)} times: {press}"
            assert not press.refused, f"answered again: {press}"
        for line in self.records.lines:
            assert TOKEN not in line
            assert SECRET not in line
            assert "access_token=" not in line
            asked_for = any(piece in line for piece in self.expected_errors)
            assert asked_for or "Traceback" not in line, line
            assert asked_for or not line.startswith("ERROR"), line


def listen(records: Records) -> None:
    """Send every log line of the bot to `records`, as talkative as the bot ever is."""
    logs.quiet_others()
    root = logging.getLogger()
    root.addHandler(records)
    root.setLevel(logging.DEBUG)
