"""The servers of the settings, with what the services ask them through."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from bot.endpoints import endpoint
from bot.settings import ServerSettings, Settings
from services.db import Database
from services.servers import MonitoringDefaults, Servers
from services.trueconf import ClientLimits, TlsContexts, TrueConfClient


def build_servers(
    settings: Settings,
    database: Database,
    limits: ClientLimits,
    observe: Callable[[str], AbstractContextManager[None]],
) -> Servers:
    """`observe` is entered around each HTTP request to the server of this name."""
    tls = TlsContexts()
    return Servers(
        database,
        [
            (
                server.name,
                server.address,
                TrueConfClient(
                    endpoint(server),
                    tls=tls,
                    limits=limits,
                    observe=partial(observe, server.name),
                ),
                _monitoring(server),
            )
            for server in settings.servers
        ],
    )


def _monitoring(server: ServerSettings) -> MonitoringDefaults:
    status = server.status
    return MonitoringDefaults(
        enabled=status.monitoring,
        interval=status.interval,
        failures=status.failures,
        recoveries=status.recoveries,
        port=status.port,
        users_limit=server.users_limit or None,
    )
