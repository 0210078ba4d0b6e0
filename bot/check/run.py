"""Runs the check. Nothing is changed: no message, update, conference or schema is touched."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.check.database import DatabaseCheck
from bot.check.report import Report
from bot.check.server import check_server
from bot.check.telegram import check_telegram
from bot.settings import Settings
from services.clock import Clock, utc_now
from services.trueconf import TlsContexts

if TYPE_CHECKING:
    from bot.limits import Limits


async def check(settings: Settings, limits: Limits, now: Clock = utc_now) -> Report:
    """Look at everything that the settings name, side by side."""
    database = DatabaseCheck(settings.database_url, limits.check)
    tls, chains = TlsContexts(), TlsContexts()
    refusals = await database.refusals()
    found = await asyncio.gather(
        check_telegram(settings, limits, bot_runs=database.bot_runs, refusals=refusals),
        *(check_server(server, limits, tls, chains, now) for server in settings.servers),
        database.run(),
    )
    return Report([line for lines in found for line in lines])
