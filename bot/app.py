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

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.utils.backoff import BackoffConfig
from aiogram_dialog import setup_dialogs
from filelock import FileLock, Timeout

from bot import commands, errors
from bot.dialog_storage import DialogStorage
from bot.l10n import LOCALES, Languages
from bot.live import Live
from bot.middlewares import Access
from bot.notifier import tell_unfinished
from bot.presses import AnsweringMessageManager, Presses
from bot.settings import ServerSettings, Settings
from bot.supervisor import Supervisor
from bot.telegram import TelegramSession
from bot.timings import waiting_for
from dialogs import create_dialogs
from dialogs.tags import window_of
from services.conferences import Conferences
from services.db import Database
from services.forgotten import Forgotten
from services.operators import Operators
from services.servers import Servers
from services.services import Services
from services.status import Status
from services.stop import PATIENCE, Stop
from services.trueconf import Endpoint, TlsContexts, TrueConfClient
from services.users import Users

logger = logging.getLogger(__name__)

# Seconds that handlers have to end after SIGTERM; a running stop has its own time.
DRAIN = 10.0
# Seconds for telling Telegram which updates were taken. It holds back the answer to a repeated
# poll for 3 s (telegram-bot-api.md section 8), but knows once the question has arrived.
FAREWELL = 1.0
# A lost poll is repeated soon: presses are waiting behind it.
BACKOFF = BackoffConfig(min_delay=0.3, max_delay=5.0, factor=1.5, jitter=0.1)
# Seconds from the start to the first look for abandoned dialog stacks, and between two of them.
SWEEP_FIRST = 60
SWEEP_EVERY = 24 * 3600


class CannotRun(Exception):
    """The program cannot go on; the message is for the person who started it."""


class App:
    """The whole program. `run` ends on SIGTERM and SIGINT, or with `CannotRun`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ending = asyncio.Event()
        self._conflict = False
        self._supervisor = Supervisor()
        self._database = Database(settings.database_url, partial(waiting_for, "database"))
        self._languages = Languages(LOCALES, settings.locale, ZoneInfo(settings.timezone))
        self._services = build_services(settings, self._database, self._supervisor)
        self._presses = Presses(self._supervisor, window_of)
        self._storage = DialogStorage(self._database)
        self._session = self._build_session()
        self._bot = self._build_bot()
        self._isolation = SimpleEventIsolation()
        self._live = Live(self._supervisor, self._bot, self._storage, self._isolation)
        self._dispatcher = self._build_dispatcher()

    async def run(self) -> None:
        async with AsyncExitStack() as opened:
            opened.enter_context(self._alone())
            self._listen_to_signals()
            opened.push_async_callback(self._database.close)
            await self._database.upgrade()
            await self._services.operators.load()
            await self._services.servers.load()
            await self._services.status.load()
            opened.push_async_callback(self._services.servers.close)
            opened.push_async_callback(self._bot.session.close)
            opened.push_async_callback(self._supervisor.close)
            await self._introduce()
            await self._poll()
            await self._drain()
        if self._conflict:
            raise CannotRun(
                "Another program polls Telegram with this token. "
                "Stop it, or give this one its own bot."
            )

    def end(self) -> None:
        """Let `run` come to its end: what SIGTERM does."""
        self._ending.set()

    async def _introduce(self) -> None:
        """Wait until Telegram has said that it knows the bot, or for the end."""
        meeting = self._supervisor.spawn("meet Telegram", self._meet_telegram(), endless=True)
        if await self._sooner_than_the_end(meeting) and not meeting.result():
            raise CannotRun("Telegram does not know this token: see tg-api-token.")

    async def _meet_telegram(self) -> bool:
        """Whether Telegram knows the token; waits for Telegram as long as it takes."""
        pause = 1.0
        while True:
            try:
                me = await self._bot.me()
            except (TelegramUnauthorizedError, TelegramNotFound):
                return False
            except TelegramAPIError as failure:
                logger.warning(
                    "Telegram is not reachable (%s), again in %.0f s",
                    type(failure).__name__,
                    pause,
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, 60.0)
            else:
                logger.info("this is @%s", me.username)
                return True

    async def _poll(self) -> None:
        if self._ending.is_set():
            return
        unfinished = await self._services.stop.unfinished()
        self._supervisor.spawn(
            "tell of unfinished stops",
            tell_unfinished(self._bot, self._services, self._languages, unfinished),
        )
        self._supervisor.spawn(
            "publish commands", commands.publish_commands(self._bot, self._languages)
        )
        self._supervisor.spawn("sweep dialog stacks", self._sweep(), endless=True)
        polling = self._supervisor.spawn(
            "polling",
            self._dispatcher.start_polling(
                self._bot,
                backoff_config=BACKOFF,
                allowed_updates=["message", "callback_query"],
                handle_signals=False,
                close_bot_session=False,
            ),
        )
        if not await self._sooner_than_the_end(polling):
            await self._dispatcher.stop_polling()
        await polling

    async def _drain(self) -> None:
        """Let running handlers end."""
        for patience in (DRAIN, PATIENCE):
            try:
                async with asyncio.timeout(patience):
                    await self._presses.drained()
                break
            except TimeoutError:
                if not self._services.stop.under_way:
                    logger.warning("some presses are still in work and are cut off")
                    break
        await self._confirm_updates()

    async def _confirm_updates(self) -> None:
        """Tell Telegram which updates were taken, where the last poll did not: else they come
        again.
        """
        newest, confirmed = self._presses.newest_update, self._session.confirmed
        if newest is None or (confirmed is not None and confirmed > newest):
            return
        try:
            async with asyncio.timeout(FAREWELL):
                await self._bot.get_updates(newest + 1, limit=1, timeout=0)
        except TimeoutError:
            logger.debug("Telegram has not answered the last poll")
        except TelegramAPIError as failure:
            logger.info("the last updates may come again: %s", type(failure).__name__)

    async def _sweep(self) -> None:
        await asyncio.sleep(SWEEP_FIRST)
        while True:
            await self._storage.sweep()
            await asyncio.sleep(SWEEP_EVERY)

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
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with FileLock(f"{path}.lock", blocking=False):
                yield
        except Timeout as taken:
            raise CannotRun(f"Another process uses the database {path}.") from taken

    def _give_way(self) -> None:
        self._conflict = True
        self._ending.set()

    def _build_session(self) -> TelegramSession:
        server = self._settings.telegram_api
        return TelegramSession(
            TelegramAPIServer.from_base(server) if server else PRODUCTION,
            [proxy.get_secret_value() for proxy in self._settings.proxies],
            on_polling=_say_running,
            on_conflict=self._give_way,
        )

    def _build_bot(self) -> Bot:
        return Bot(
            self._settings.token.get_secret_value(),
            self._session,
            DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
        )

    def _build_dispatcher(self) -> Dispatcher:
        dispatcher = Dispatcher(
            storage=self._storage,
            events_isolation=self._isolation,
            services=self._services,
            speech=self._languages,
            live=self._live,
        )
        updates = dispatcher.update.outer_middleware
        # aiogram's own ones stand for errors, for who is acting, and for one press of an
        # operator at a time. Access and the early answer must not wait for an earlier press, nor
        # be lost with an error. Errors are handled within the third, too: the way back from a
        # lost window changes the dialog stack.
        theirs: list[Any] = [updates[number] for number in range(len(updates))]
        for middleware in theirs:
            updates.unregister(middleware)
        access = Access(self._services.operators, self._languages, self._supervisor)
        for middleware in [access, self._presses, *theirs, theirs[0]]:
            updates.register(middleware)
        dispatcher.include_router(commands.create_router())
        dispatcher.include_routers(*create_dialogs())
        dispatcher.include_router(commands.create_fallback())
        setup_dialogs(
            dispatcher,
            message_manager=AnsweringMessageManager(),
            events_isolation=self._isolation,
        )
        dispatcher.errors.register(errors.on_error)
        return dispatcher


def build_services(settings: Settings, database: Database, supervisor: Supervisor) -> Services:
    """The operations, each on the same database and the same clients."""
    tls = TlsContexts()
    operators = Operators(database, settings.operators)
    servers = Servers(
        database,
        [
            (
                server.name,
                server.address,
                TrueConfClient(_endpoint(server), tls=tls, observe=partial(waiting_for, "server")),
            )
            for server in settings.servers
        ],
    )
    forgotten = Forgotten(database, operators, supervisor.spawn)
    return Services(
        operators=operators,
        servers=servers,
        conferences=Conferences(operators, supervisor.spawn),
        forgotten=forgotten,
        users=Users(operators, supervisor.spawn),
        status=Status(database, operators),
        stop=Stop(database, operators, servers, forgotten),
    )


def _say_running() -> None:
    print("Bot is running…", flush=True)


def _endpoint(server: ServerSettings) -> Endpoint:
    return Endpoint(
        host=server.host,
        port=server.port,
        client_id=server.client_id,
        client_secret=server.client_secret.get_secret_value(),
        access_token=server.access_token.get_secret_value(),
        certificate=server.certificate,
        generation=None if server.api_version == "auto" else server.api_version,
        status_port=server.status.port,
    )
