"""Runs the check. Nothing is changed: no message, update, conference or schema is touched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING

from bot.check.database import DatabaseCheck
from bot.check.report import Line, Report
from bot.check.server import check_server
from bot.check.telegram import check_telegram
from bot.check.unchanged import hints
from bot.settings import Settings
from services.clock import Clock, utc_now
from services.trueconf import TlsContexts

if TYPE_CHECKING:
    from bot.limits import Limits


# Is handed the lines of a subject.
Tell = Callable[[Sequence[Line]], None]


async def check(
    settings: Settings, limits: Limits, now: Clock = utc_now, tell: Tell = lambda _: None
) -> Report:
    """Look at everything that the settings name, side by side. `tell` gets each subject as soon as
    it and those before it are done: Telegram last, because who else polls takes seconds to show.
    """
    database = DatabaseCheck(settings.database_url, limits.check)
    tls, chains = TlsContexts(), TlsContexts()
    refusals, monitored = await asyncio.gather(database.refusals(), database.monitored())
    stored, *servers, telegram = await _in_turn(
        tell,
        database.run(),
        *(check_server(server, limits, tls, chains, now) for server in settings.servers),
        check_telegram(settings, limits, bot_runs=database.bot_runs, refusals=refusals),
    )
    lines = [line for lines in (telegram, *servers, stored) for line in lines]
    return Report(lines, [*hints(settings, monitored)])


async def _in_turn(tell: Tell, *subjects: Coroutine[None, None, list[Line]]) -> list[list[Line]]:
    turns = [asyncio.Event() for _ in range(len(subjects) + 1)]
    turns[0].set()

    async def told(number: int, subject: Coroutine[None, None, list[Line]]) -> list[Line]:
        lines = await subject
        await turns[number].wait()
        tell(lines)
        turns[number + 1].set()
        return lines

    return await asyncio.gather(*(told(*each) for each in enumerate(subjects)))
