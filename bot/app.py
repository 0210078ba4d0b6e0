"""Composition root: settings -> database -> services -> dispatcher; start, drain, stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.storage.memory import SimpleEventIsolation

from bot.alerts import Sender
from bot.counters import PressDurations, ServerRequests
from bot.health import Readiness, beat
from bot.limits import PRODUCTION, Limits
from bot.polling import Polling, meet, reachable
from bot.process import (
    NoLock,
    Taken,
    advice,
    end_together,
    locked,
    readable_by_others,
    say,
    start_lines,
)
from bot.settings import Settings
from bot.telegram import UNKNOWN_TOKEN
from bot.timings import waiting_for
from bot.updates import Access, DialogStorage, Live, Presses, Shown, build_dispatcher, commands
from bot.wiring import build_bot, build_services, build_session
from dialogs.tags import window_of
from l10n import LOCALES, Languages
from services.background import Loop, Supervisor
from services.clock import Clock, utc_now
from services.db import Database, DatabaseFailed, DatabaseNewer
from services.departed import tell_departed

logger = logging.getLogger(__name__)

# Seconds from the start to the first look for what is old, and between two of them.
SWEEP_FIRST = 60.0
SWEEP_EVERY = 24 * 3600.0


class CannotRun(Exception):
    """The program cannot go on; the message is for the person who started it."""


class NoPlace(CannotRun):
    """Where the database is to be, it cannot be; no other try mends that."""


class App:
    """The whole program. `run` ends on SIGTERM and SIGINT, or with `CannotRun`.

    :param now: the clock of what takes hours
    :param limits: what takes how long at most
    """

    def __init__(
        self, settings: Settings, now: Clock = utc_now, limits: Limits = PRODUCTION
    ) -> None:
        self._settings = settings
        self._limits = limits
        self._ending = asyncio.Event()
        self._limits = limits
        self._cannot_poll = ""
        self._supervisor = Supervisor()
        self._database = Database(settings.database_url, partial(waiting_for, "database"))
        self._languages = Languages(LOCALES, settings.locale, ZoneInfo(settings.timezone))
        self._session = build_session(settings, limits.telegram)
        self._bot = build_bot(settings, self._session)
        self._server_requests = ServerRequests(server.name for server in settings.servers)
        self._services = build_services(
            settings,
            self._database,
            self._supervisor,
            telegram_reachable=partial(reachable, self._bot, limits.meet),
            now=now,
            limits=limits,
            observe=self._server_requests.waiting,
        )
        self._readiness = Readiness(
            self._session, self._services, self._supervisor.spawn, now, limits.health
        )
        self._sender = Sender(
            self._bot,
            self._services.outbox,
            self._services.operators,
            self._languages,
            self._supervisor.spawn,
            now=now,
            limits=limits.sender,
        )
        self._presses = Presses(self._supervisor, window_of, limits.presses)
        self._press_durations = PressDurations()
        self._storage = DialogStorage(self._database, limits.storage)
        self._polling = self._build_polling()
        self._sweeping = Loop(
            "sweep what is old", self._supervisor.spawn, self._sweep, lambda: SWEEP_EVERY
        )

    async def run(self) -> None:
        async with AsyncExitStack() as opened:
            opened.enter_context(self._alone())
            for line in start_lines(self._settings, self._languages.codes()):
                logger.info(line)
            self._listen_to_signals()
            opened.push_async_callback(self._database.close)
            await self._load()
            opened.push_async_callback(self._services.servers.close)
            opened.push_async_callback(self._bot.session.close)
            opened.push_async_callback(self._supervisor.close)
            opened.push_async_callback(self._sender.stop)
            opened.push_async_callback(
                end_together,
                self._limits.ending,
                self._sweeping.end,
                self._services.stop_results.stop,
                self._services.reminders.stop,
                self._services.watch.stop,
                self._services.monitor.stop,
            )
            self._supervisor.spawn(
                "return to the first way",
                self._session.ways.return_to_first(self._bot),
                endless=True,
            )
            await self._tell_how_it_is(opened)
            self._services.monitor.start()  # also while Telegram is not reachable
            await self._introduce()
            await self._poll()
            await self._polling.drain()
        if self._cannot_poll:
            raise CannotRun(self._cannot_poll)

    async def _load(self) -> None:
        """Read what the database knows."""
        services = self._services
        try:
            await self._database.upgrade()
            for each in (
                services.operators,
                services.servers,
                services.status,
                services.outbox,
                services.monitor,
                services.watch,
                services.stop_results,
            ):
                await each.load()
            await tell_departed(self._database, services.servers, services.outbox)
        except (DatabaseFailed, DatabaseNewer) as failure:
            raise CannotRun(
                f"The database {self._database.path} cannot be used: {failure}."
            ) from failure

    def end(self) -> None:
        """Let `run` come to its end: what SIGTERM does."""
        self._ending.set()

    async def _tell_how_it_is(self, opened: AsyncExitStack) -> None:
        """Health and heartbeat, where they are wanted."""
        if heartbeat := self._settings.heartbeat_url:
            beating = beat(heartbeat, self._readiness, self._limits.heartbeat)
            self._supervisor.spawn("heartbeat", beating, endless=True)
        if address := self._settings.health.listen:
            from bot.health.pages import served  # noqa: PLC0415 - few want it, and it takes long

            pages = served(
                address,
                self._readiness,
                self._limits.health,
                telegram=self._session.requests,
                updates=self._session.updates,
                servers=self._server_requests,
                presses=self._press_durations,
            )
            try:
                await opened.enter_async_context(pages)
            except OSError as failure:
                raise CannotRun(f"[health] listen = {address}: {failure.strerror}.") from failure

    async def _introduce(self) -> None:
        """Wait until Telegram has said that it knows the bot, or for the end."""
        meeting = self._supervisor.spawn(
            "meet Telegram",
            meet(self._bot, self._session.ways, self._limits.meet),
            endless=True,
        )
        if await self._sooner_than_the_end(meeting) and not meeting.result():
            raise CannotRun(UNKNOWN_TOKEN)

    async def _poll(self) -> None:
        if self._ending.is_set():
            return
        self._supervisor.spawn(
            "publish commands", commands.publish_commands(self._bot, self._languages)
        )
        self._sweeping.begin(SWEEP_FIRST)
        polling = self._polling.begin()
        self._sender.start()
        self._services.watch.start()
        self._services.reminders.start()
        self._services.stop_results.start()
        if not await self._sooner_than_the_end(polling):
            await self._polling.end()
        await polling

    async def _sweep(self) -> None:
        await self._storage.sweep()
        await self._services.outbox.sweep()
        await self._services.outages.sweep()

    async def _sooner_than_the_end(self, work: asyncio.Task[Any]) -> bool:
        """Wait for some work, but not beyond the wish to end; whether the work is done."""
        ending = self._supervisor.spawn("wait for the end", self._ending.wait(), endless=True)
        await asyncio.wait((work, ending), return_when=asyncio.FIRST_COMPLETED)
        return work.done()

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            try:
                loop.add_signal_handler(number, self.end)
            except NotImplementedError:  # Windows
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(self.end))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock beside the database: one process at a time may use it."""
        if (path := self._database.path) is None:
            yield
            return
        try:
            with locked(path):
                if readable_by_others(path):
                    logger.warning(advice(path))
                yield
        except NoLock as reason:
            raise NoPlace(str(reason)) from reason
        except Taken as taken:
            raise CannotRun(f"Another process uses the database {path}.") from taken

    def _give_up(self, reason: str) -> None:
        self._cannot_poll = reason
        self._ending.set()

    def _build_polling(self) -> Polling:
        isolation = SimpleEventIsolation()
        services = self._services
        dispatcher = build_dispatcher(
            services,
            self._languages,
            Live(self._supervisor, self._bot, self._storage, isolation, self._limits.live),
            Shown(self._supervisor, self._limits.confirm),
            storage=self._storage,
            isolation=isolation,
            access=Access(services.operators, services.outbox, self._languages, self._supervisor),
            presses=self._presses,
            durations=self._press_durations,
        )
        return Polling(
            self._bot,
            self._session,
            dispatcher,
            self._limits.polling,
            presses=self._presses,
            stop=services.stop,
            stop_patience=self._limits.stop.patience,
            supervisor=self._supervisor,
            on_polling=_say_running,
            give_up=self._give_up,
        )


def _say_running() -> None:
    say("Bot is running…")
