"""Composition root: builds the services from the settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from zoneinfo import ZoneInfo

from bot.alerts import destinations, places_of_channels
from bot.limits import Limits
from bot.servers import build_servers
from bot.settings import Settings
from services.acts import Acts
from services.alerts import AlertSubscriptions, DestinationMutes, Outbox
from services.attention import Attention
from services.background import Figures, Supervisor
from services.clock import Clock
from services.conferences import Attendances, Conferences, Users
from services.db import Database
from services.digest import Digests, Past
from services.forgotten import Forgotten, ForgottenWatch, Reminders
from services.history import History, Sampler, Sources, UserLimits
from services.journal import Journal
from services.last_known import LastKnown
from services.log import Log
from services.maintenance import Maintenance
from services.matching import Choices, Looks
from services.members import Admission, Members
from services.monitoring import Monitor, OfflineDetector, Outages, Status
from services.operators import Operators
from services.pictures import Pictures
from services.policy import Policy
from services.protection import Protections
from services.quiet import QuietHours
from services.registry import Services
from services.several import Several
from services.standing import Standing
from services.stop import Stop, StopResults
from services.tables import Exports, Tables


def build_services(
    settings: Settings,
    database: Database,
    supervisor: Supervisor,
    *,
    telegram_reachable: Callable[[], Awaitable[bool]],
    now: Clock,
    limits: Limits,
    observe: Callable[[str], AbstractContextManager[None]],
    answered: Callable[[str, float], None],
) -> Services:
    """`observe` is entered around each HTTP request to the server of this name; `answered` gets
    the name and the seconds of each answer to a check.
    """
    spawn = supervisor.spawn
    operators = Operators(database, settings.operators, now)
    journal = Journal(database, now)
    members = Members(database, operators, journal, now)
    servers = build_servers(settings, database, limits.client, observe)
    forgotten = Forgotten(database, spawn, now)
    figures = Figures(limits.figures)
    known = LastKnown(now)
    conferences = Conferences(spawn, figures, known, now)
    status = Status(database, known, spawn, limits.status, now)
    quiet = QuietHours(database, operators, ZoneInfo(settings.timezone), now)
    subscriptions = AlertSubscriptions(database, quiet, now)
    outbox = Outbox(
        database,
        operators,
        subscriptions,
        destinations(settings),
        places_of_channels(settings),
        now=now,
        limits=limits.outbox,
        name_of=servers.name_of,
    )
    maintenance = Maintenance(database, servers, outbox, journal, spawn=spawn, now=now)
    outages = Outages(database, outbox, maintenance, now)
    protections = Protections(database, now)
    stop = Stop(
        database, servers, forgotten, protections, spawn=spawn, limits=limits.stop, now=now
    )
    watch = ForgottenWatch(
        database,
        servers,
        forgotten,
        outbox=outbox,
        maintenance=maintenance,
        known=known,
        spawn=spawn,
        limits=limits.watch,
        now=now,
    )
    policy = Policy(
        database,
        servers,
        conferences,
        protections,
        stop,
        outbox=outbox,
        journal=journal,
        maintenance=maintenance,
        spawn=spawn,
        limits=limits.policy,
        zone=settings.timezone,
        now=now,
    )
    forgotten.when_stopped(watch.scan_soon)
    forgotten.when_stopped(policy.look_soon)
    monitor = Monitor(
        database,
        servers,
        status=status,
        outages=outages,
        maintenance=maintenance,
        outbox=outbox,
        spawn=spawn,
        offline=OfflineDetector(database, outbox, spawn, telegram_reachable, limits.offline),
        known=known,
        answered=answered,
        limits=limits.monitor,
        now=now,
    )
    users = Users(spawn, figures, known, limits.users, now)
    history = History(database, outages, maintenance, now)
    user_limits = UserLimits(database, outbox, maintenance)
    attention = Attention(
        database,
        operators,
        servers,
        monitor,
        outages=outages,
        maintenance=maintenance,
        outbox=outbox,
        journal=journal,
        spawn=spawn,
        limits=limits.attention,
        now=now,
    )
    reminders = Reminders(
        database,
        operators,
        watch,
        outbox=outbox,
        spawn=spawn,
        limits=limits.reminders,
        now=now,
    )
    return Services(
        operators=operators,
        members=members,
        admission=Admission(database, operators, members, outbox=outbox, journal=journal, now=now),
        journal=journal,
        servers=servers,
        conferences=conferences,
        attendances=Attendances(limits.attendance, now),
        forgotten=forgotten,
        choices=Choices(database),
        looks=Looks(spawn, figures, now),
        users=users,
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
        several=Several(servers, conferences, stop, spawn=spawn),
        acts=Acts(
            database,
            servers,
            outbox=outbox,
            operators=operators,
            spawn=spawn,
            limits=limits.acts,
            now=now,
        ),
        monitor=monitor,
        maintenance=maintenance,
        outages=outages,
        outbox=outbox,
        subscriptions=subscriptions,
        quiet=quiet,
        destination_mutes=DestinationMutes(database, journal, now),
        attention=attention,
        standing=Standing(database, subscriptions, reminders, attention),
        watch=watch,
        policy=policy,
        reminders=reminders,
        user_limits=user_limits,
        history=history,
        digests=Digests(
            database,
            operators,
            Past(servers, history, outages, ZoneInfo(settings.timezone)),
            outbox=outbox,
            spawn=spawn,
            now=now,
        ),
        sampler=Sampler(
            database,
            servers,
            monitor,
            Sources(status, conferences, users, forgotten, watch, maintenance, limits.history),
            noted=user_limits.look,
            spawn=spawn,
            limits=limits.history,
            now=now,
        ),
        pictures=Pictures(limits.pictures, database.path and database.path.parent / "pictures"),
        figures=figures,
        last_known=known,
        log=Log(database),
        tables=Tables(limits.tables),
        exports=Exports(spawn),
    )
