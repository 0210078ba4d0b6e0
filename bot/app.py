"""The life of the program: load, start, poll, drain, stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from functools import partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.alerts import Illustrations, Pace, Sender
from bot.connection import build_bot, build_session
from bot.counters import AnswerTimes, PressDurations, ServerRequests
from bot.dispatching import build_sources, build_updates
from bot.health import Readiness, beat
from bot.instance import CannotRun, alone, keep
from bot.limits import PRODUCTION, Limits
from bot.opening import open_pages, open_webhook
from bot.parts import build_parts, second_channel
from bot.polling import reachable, wait_until_known
from bot.process import end_on_signals, end_together, say
from bot.settings import Settings
from bot.start_lines import start_lines
from bot.telegram import UNKNOWN_TOKEN
from bot.timings import waiting_for
from bot.updates import DialogStorage, Presses, commands
from bot.wiring import build_services
from dialogs.tags import window_of
from l10n import LOCALES, Languages
from services.background import Supervisor
from services.clock import Clock, utc_now
from services.db import Database, DatabaseFailed, DatabaseNewer

logger = logging.getLogger(__name__)

T = TypeVar("T")


class App:
    """The whole program. `run` ends on SIGTERM and SIGINT, or with `CannotRun`."""

    def __init__(
        self, settings: Settings, now: Clock = utc_now, limits: Limits = PRODUCTION
    ) -> None:
        self._settings = settings
        self._limits = limits
        self._ending = asyncio.Event()
        self._cannot_poll = ""
        self._supervisor = Supervisor()
        self._database = Database(
            settings.database_url, partial(waiting_for, "database"), turn=limits.turn
        )
        self._languages = Languages(LOCALES, settings.locale, ZoneInfo(settings.timezone), now)
        self._session = build_session(settings, limits.telegram)
        self._bot = build_bot(settings, self._session)
        self._server_requests = ServerRequests(server.name for server in settings.servers)
        self._answer_times = AnswerTimes(server.name for server in settings.servers)
        self._services = build_services(
            settings,
            self._database,
            self._supervisor,
            telegram_reachable=partial(reachable, self._bot, limits.meet),
            now=now,
            limits=limits,
            observe=self._server_requests.waiting,
            answered=self._answer_times.note,
        )
        spawn = self._supervisor.spawn
        pace = Pace(limits.sender.pace)
        self._sender = Sender(
            self._bot,
            self._services,
            self._languages,
            spawn,
            illustrations=Illustrations(self._services, now),
            pace=pace,
            now=now,
            limits=limits.sender,
        )
        self._presses = Presses(self._supervisor, window_of, limits.presses)
        self._press_durations = PressDurations()
        self._storage = DialogStorage(self._database, limits.storage, now)
        dispatcher = build_updates(
            self._bot,
            self._services,
            self._languages,
            self._supervisor,
            storage=self._storage,
            presses=self._presses,
            durations=self._press_durations,
            pace=pace,
            now=now,
            limits=limits,
        )
        self._webhook, self._polling = build_sources(
            self._bot,
            self._session,
            dispatcher,
            settings,
            limits,
            database=self._database,
            presses=self._presses,
            stop=self._services.stop,
            supervisor=self._supervisor,
            now=now,
            on_taking=partial(say, "Bot is running…"),
            give_up=self._give_up,
        )
        self._readiness = Readiness(
            self._session,
            self._services,
            self._database.turn,
            spawn=spawn,
            now=now,
            limits=limits.health,
            webhook_works=self._webhook.works if settings.webhook.listen else None,
        )
        parts = build_parts(self._services, self._database, self._storage, spawn)
        own = self._database, self._services, self._session, self._languages
        channel = second_channel(settings, *own, spawn=spawn, now=now, limits=limits)
        self._parts = *parts, channel

    async def run(self) -> None:
        async with AsyncExitStack() as opened:
            opened.enter_context(alone(self._database.path))
            for line in start_lines(self._settings, self._languages.codes()):
                logger.info(line)
            end_on_signals(self.end)
            opened.push_async_callback(self._database.close)
            await self._usable(self._database.upgrade())
            opened.push_async_callback(self._services.servers.close)
            opened.push_async_callback(self._bot.session.close)
            opened.push_async_callback(self._supervisor.close)
            await self._open_doors(opened)
            if not await self._usable(self._become_active()):
                return
            await self._usable(self._load())
            opened.push_async_callback(self._sender.stop)
            opened.push_async_callback(
                end_together,
                self._limits.ending,
                *(part.stop for part in reversed(self._parts)),
            )
            self._supervisor.spawn(
                "return to the first way",
                self._session.routes.return_to_first(self._bot),
                endless=True,
            )
            self._start_heartbeat()
            self._start(before_telegram=True)
            await self._introduce()
            await self._take_updates()
            self._services.several.end()
            await self._polling.drain()
        if self._cannot_poll:
            raise CannotRun(self._cannot_poll)

    async def _become_active(self) -> bool:
        """Wait for the turn, or for the shutdown."""
        turn = self._database.turn
        if turn is None:
            return True
        spawn = self._supervisor.spawn
        waiting = spawn("wait for the turn", turn.wait(), endless=True)
        if not await self._finished_before_shutdown(waiting):
            return False
        if failure := waiting.result():
            raise failure
        keep(turn, self._limits.turn, self._ending, spawn=spawn, give_up=self._give_up)
        return True

    async def _load(self) -> None:
        for part in self._parts:
            await part.load()
        self._readiness.begin()

    async def _usable(self, work: Awaitable[T]) -> T:
        try:
            return await work
        except (DatabaseFailed, DatabaseNewer) as failure:
            raise CannotRun(
                f"The database {self._database.place} cannot be used: {failure}."
            ) from failure

    def _start(self, *, before_telegram: bool) -> None:
        for part in self._parts:
            if part.before_telegram is before_telegram:
                part.start()

    def end(self) -> None:
        """Let `run` end: what SIGTERM does."""
        self._ending.set()

    def _start_heartbeat(self) -> None:
        if heartbeat := self._settings.heartbeat_url:
            beating = beat(heartbeat, self._readiness, self._limits.heartbeat)
            self._supervisor.spawn("heartbeat", beating, endless=True)

    async def _open_doors(self, opened: AsyncExitStack) -> None:
        """Those of the pages and of the webhook, which accepts nothing yet."""
        if self._settings.health.listen:
            await open_pages(
                opened,
                self._settings.health.listen,
                self._readiness,
                self._limits.health,
                telegram=self._session.requests,
                updates=self._session.updates,
                servers=self._server_requests,
                presses=self._press_durations,
                answers=self._answer_times,
            )
        if self._settings.webhook.listen:
            await open_webhook(opened, self._settings.webhook.listen, self._webhook)

    async def _introduce(self) -> None:
        """Wait until Telegram has said that it knows the bot, or for the shutdown."""
        meeting = self._supervisor.spawn(
            "meet Telegram",
            wait_until_known(self._bot, self._session.routes, self._limits.meet),
            endless=True,
        )
        if await self._finished_before_shutdown(meeting) and not meeting.result():
            raise CannotRun(UNKNOWN_TOKEN)

    async def _take_updates(self) -> None:
        if self._ending.is_set():
            return
        self._supervisor.spawn(
            "publish commands", commands.publish_commands(self._bot, self._languages)
        )
        source = self._webhook if self._settings.webhook.listen else self._polling
        taking = source.begin()
        self._sender.start()
        self._start(before_telegram=False)
        if not await self._finished_before_shutdown(taking):
            await source.end()
        await taking

    async def _finished_before_shutdown(self, work: asyncio.Task[Any]) -> bool:
        """Wait for some work or for the shutdown; whether the work is done."""
        ending = self._supervisor.spawn("wait for the end", self._ending.wait(), endless=True)
        await asyncio.wait((work, ending), return_when=asyncio.FIRST_COMPLETED)
        return work.done()

    def _give_up(self, reason: str) -> None:
        self._cannot_poll = reason
        self._ending.set()
