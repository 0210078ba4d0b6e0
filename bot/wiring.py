"""Composition root: builds the Telegram session, services and dispatcher from the settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.fsm.storage.memory import SimpleEventIsolation

from bot.counters import PressDurations
from bot.limits import Limits
from bot.process import Part
from bot.servers import build_servers
from bot.settings import Settings
from bot.telegram import TelegramLimits, TelegramSession, make_dialog_ids_unique
from bot.updates import (
    Access,
    Answers,
    ConfirmScreens,
    DialogStorage,
    LiveScreens,
    Presses,
    build_dispatcher,
)
from l10n import Languages
from services.acts import Acts
from services.alerts import AlertSubscriptions, Outbox
from services.background import Figures, Loop, Spawn, Supervisor
from services.clock import Clock
from services.conferences import Conferences, Users
from services.db import Database
from services.departed import tell_departed
from services.forgotten import Forgotten, ForgottenWatch, Reminders
from services.journal import Journal
from services.members import Admission, Members
from services.monitoring import Monitor, OfflineDetector, Outages, Status
from services.operators import Operators
from services.protection import Protections
from services.registry import Services
from services.stop import Stop, StopResults

# Seconds from the start to the first sweep, and between two of them.
SWEEP_FIRST = 60.0
SWEEP_EVERY = 24 * 3600.0


def build_session(settings: Settings, limits: TelegramLimits) -> TelegramSession:
    server = settings.telegram_api
    return TelegramSession(
        TelegramAPIServer.from_base(server) if server else PRODUCTION,
        [proxy.get_secret_value() for proxy in settings.proxies],
        limits,
    )


def build_bot(settings: Settings, session: TelegramSession) -> Bot:
    return Bot(
        settings.token.get_secret_value(),
        session,
        DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )


def build_services(
    settings: Settings,
    database: Database,
    supervisor: Supervisor,
    *,
    telegram_reachable: Callable[[], Awaitable[bool]],
    now: Clock,
    limits: Limits,
    observe: Callable[[str], AbstractContextManager[None]],
) -> Services:
    """`observe` is entered around each HTTP request to the server of this name."""
    spawn = supervisor.spawn
    operators = Operators(database, settings.operators, now)
    journal = Journal(database, now)
    members = Members(database, operators, journal, now)
    servers = build_servers(settings, database, limits.client, observe)
    forgotten = Forgotten(database, spawn, now)
    figures = Figures(limits.figures)
    status = Status(database, limits.status, now)
    subscriptions = AlertSubscriptions(database, now)
    outbox = Outbox(
        database, operators, subscriptions, settings.alert_chats, now=now, limits=limits.outbox
    )
    outages = Outages(database, outbox, now)
    protections = Protections(database, now)
    stop = Stop(
        database, servers, forgotten, protections, spawn=spawn, limits=limits.stop, now=now
    )
    watch = ForgottenWatch(
        database,
        servers,
        outbox=outbox,
        spawn=spawn,
        limits=limits.watch,
        now=now,
    )
    forgotten.when_stopped(watch.scan_soon)
    return Services(
        operators=operators,
        members=members,
        admission=Admission(database, operators, members, outbox=outbox, journal=journal, now=now),
        journal=journal,
        servers=servers,
        conferences=Conferences(spawn, figures, now),
        forgotten=forgotten,
        users=Users(spawn, figures, limits.users, now),
        status=status,
        protections=protections,
        stop=stop,
        stop_results=StopResults(
            database,
            operators,
            stop,
            outbox=outbox,
            spawn=spawn,
            limits=limits.stop_results,
            now=now,
        ),
        acts=Acts(
            database,
            servers,
            outbox=outbox,
            operators=operators,
            spawn=spawn,
            limits=limits.acts,
            now=now,
        ),
        monitor=Monitor(
            database,
            servers,
            status=status,
            outages=outages,
            outbox=outbox,
            spawn=spawn,
            offline=OfflineDetector(database, outbox, spawn, telegram_reachable, limits.offline),
            limits=limits.monitor,
            now=now,
        ),
        outages=outages,
        outbox=outbox,
        subscriptions=subscriptions,
        watch=watch,
        reminders=Reminders(
            database,
            operators,
            watch,
            outbox=outbox,
            spawn=spawn,
            limits=limits.reminders,
            now=now,
        ),
        figures=figures,
    )


def build_parts(
    services: Services, database: Database, storage: DialogStorage, spawn: Spawn
) -> tuple[Part, ...]:
    """In the order in which they load: later ones use what earlier ones have read."""

    async def sweep() -> None:
        await storage.sweep()
        await services.outbox.sweep()
        await services.outages.sweep()
        await services.journal.sweep()

    sweeping = Loop("sweep what is old", spawn, sweep, lambda: SWEEP_EVERY)
    monitor, watch, stop_results = services.monitor, services.watch, services.stop_results
    return (
        Part(load=services.members.load),
        Part(load=services.operators.load),
        Part(load=services.protections.load),
        Part(load=services.servers.load),
        Part(load=services.status.load),
        Part(load=services.outbox.load),
        Part(load=monitor.load, start=monitor.start, stop=monitor.stop, before_telegram=True),
        Part(load=watch.load, start=watch.start, stop=watch.stop),
        Part(start=services.reminders.start, stop=services.reminders.stop),
        Part(load=stop_results.load, start=stop_results.start, stop=stop_results.stop),
        Part(start=services.acts.start),
        Part(load=partial(tell_departed, database, services.servers, services.outbox)),
        Part(start=partial(sweeping.begin, SWEEP_FIRST), stop=sweeping.end),
    )


def build_updates(
    bot: Bot,
    services: Services,
    languages: Languages,
    supervisor: Supervisor,
    *,
    storage: DialogStorage,
    presses: Presses,
    durations: PressDurations,
    now: Clock,
    limits: Limits,
) -> Dispatcher:
    make_dialog_ids_unique()
    isolation = SimpleEventIsolation()
    live_screens = LiveScreens(supervisor, bot, storage, isolation, limits.live)
    return build_dispatcher(
        services,
        languages,
        Answers(
            supervisor.spawn,
            live_screens,
            limits.answers,
            limits.current,
            services.outbox.told_since,
        ),
        ConfirmScreens(supervisor, limits.confirm),
        storage=storage,
        isolation=isolation,
        access=Access(
            services.operators,
            services.outbox,
            languages,
            supervisor,
            admission=services.admission,
            journal=services.journal,
        ),
        presses=presses,
        durations=durations,
        now=now,
    )
