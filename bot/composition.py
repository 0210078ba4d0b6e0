"""What the settings say, built: the way to Telegram, and the services, each on the same database
and the same clients.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from functools import partial

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode

from bot import __version__
from bot.limits import Limits
from bot.settings import ServerSettings, Settings
from bot.supervisor import Supervisor
from bot.telegram import TelegramLimits, TelegramSession
from services.choices import Choices
from services.clock import Clock
from services.conferences import Conferences
from services.db import Database
from services.figures import Figures
from services.forgotten import Forgotten
from services.monitor import Monitor
from services.operators import Operators
from services.outages import Outages
from services.outbox import Outbox
from services.own_trouble import OwnTrouble
from services.reminders import Reminders
from services.servers import MonitoringDefaults, Servers
from services.services import Services
from services.status import Status
from services.stop import Stop
from services.stop_results import StopResults
from services.trueconf import Endpoint, TlsContexts, TrueConfClient
from services.users import Users
from services.watch import Watch


def build_session(settings: Settings, limits: TelegramLimits) -> TelegramSession:
    """See `TelegramSession`."""
    server = settings.telegram_api
    return TelegramSession(
        TelegramAPIServer.from_base(server) if server else PRODUCTION,
        [proxy.get_secret_value() for proxy in settings.proxies],
        limits,
    )


def build_bot(settings: Settings, session: TelegramSession) -> Bot:
    """A bot that writes HTML, without previews of links."""
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
    """
    :param telegram_reachable: see `services.own_trouble.OwnTrouble`
    :param now: the clock of what takes hours
    :param limits: what takes how long at most
    :param observe: entered around each HTTP request to the server of this name
    """
    tls = TlsContexts()
    spawn = supervisor.spawn
    operators = Operators(database, settings.operators)
    servers = Servers(
        database,
        [
            (
                server.name,
                server.address,
                TrueConfClient(
                    endpoint(server),
                    tls=tls,
                    limits=limits.client,
                    observe=partial(observe, server.name),
                ),
                _monitoring(server),
            )
            for server in settings.servers
        ],
    )
    forgotten = Forgotten(database, operators, spawn)
    figures = Figures(limits.figures)
    status = Status(database, operators, limits.status, now)
    outages = Outages(database, operators, now)
    choices = Choices(database, operators, now)
    outbox = Outbox(database, operators, choices, settings.alert_chats, now, limits=limits.outbox)
    stop = Stop(database, operators, servers, forgotten, spawn=spawn, limits=limits.stop)
    watch = Watch(
        database,
        operators,
        servers,
        outbox=outbox,
        spawn=spawn,
        limits=limits.watch,
        now=now,
    )
    forgotten.when_stopped(watch.look_soon)
    return Services(
        operators=operators,
        servers=servers,
        conferences=Conferences(operators, spawn, figures),
        forgotten=forgotten,
        users=Users(operators, spawn, figures, limits.users, now),
        status=status,
        stop=stop,
        stop_results=StopResults(
            database, operators, stop, outbox=outbox, spawn=spawn, limits=limits.stop_results
        ),
        monitor=Monitor(
            database,
            operators,
            servers,
            status=status,
            outages=outages,
            outbox=outbox,
            spawn=spawn,
            own_trouble=OwnTrouble(
                database, outbox, spawn, telegram_reachable, limits.own_trouble
            ),
            limits=limits.monitor,
            now=now,
        ),
        outages=outages,
        outbox=outbox,
        choices=choices,
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


def endpoint(server: ServerSettings) -> Endpoint:
    return Endpoint(
        host=server.host,
        port=server.port,
        client_id=server.client_id,
        client_secret=server.client_secret.get_secret_value(),
        access_token=server.access_token.get_secret_value(),
        certificate=server.certificate,
        generation=None if server.api_version == "auto" else server.api_version,
        status_port=server.status.port,
        user_agent=f"trueconf-telegram-bot/{__version__}",
    )


def _monitoring(server: ServerSettings) -> MonitoringDefaults:
    status = server.status
    return MonitoringDefaults(
        enabled=status.monitoring,
        interval=status.interval,
        failures=status.failures,
        recoveries=status.recoveries,
        port=status.port,
    )
