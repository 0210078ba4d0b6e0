"""Runs the check. Nothing is changed: no message, update, conference or schema is touched, but
for the test messages that somebody asks for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING

from bot.check.channels import check_channels
from bot.check.database import DatabaseCheck
from bot.check.report import Line, Report
from bot.check.server import check_server
from bot.check.telegram import check_telegram
from bot.check.unchanged import hints
from bot.settings import Settings
from services.clock import Clock, utc_now
from services.trueconf import TlsContexts

if TYPE_CHECKING:
    from bot.check.trials import Trial
    from bot.limits import Limits


# Is handed the lines of a subject.
Tell = Callable[[Sequence[Line]], None]


async def check(
    settings: Settings,
    limits: Limits,
    now: Clock = utc_now,
    tell: Tell = lambda _: None,
    *,
    send_test: bool = False,
) -> Report:
    """Look at everything that the settings name, side by side. `tell` gets each subject as soon as
    it is done: mostly Telegram last, because who else polls takes seconds to show.
    """
    database = DatabaseCheck(settings.database_url, limits.check)
    tls, chains = TlsContexts(), TlsContexts()
    refusals, monitored, bot_runs = await asyncio.gather(
        database.refusals(), database.monitored(), database.bot_runs()
    )
    subjects = [
        database.run(),
        *(check_server(server, limits, tls, chains, now) for server in settings.servers),
        *(
            [check_channels(settings, limits, _by_channel(settings, now) if send_test else None)]
            if settings.fallback_urls
            else []
        ),
        check_telegram(
            settings,
            limits,
            bot_runs=bot_runs,
            now=now,
            refusals=refusals,
            trials=_trials(settings, now) if send_test else (),
        ),
    ]
    stored, *others, telegram = await asyncio.gather(*(_told(tell, each) for each in subjects))
    lines = [line for lines in (telegram, *others, stored) for line in lines]
    return Report(lines, [*hints(settings, monitored)])


def _trials(settings: Settings, now: Clock) -> Sequence[Trial]:
    from bot.check.trials import trials  # noqa: PLC0415 - texts and alerts take long to import

    return trials(settings, now)


def _by_channel(settings: Settings, now: Clock) -> str:
    from bot.check.trials import by_channel  # noqa: PLC0415 - as above

    return by_channel(settings, now)


async def _told(tell: Tell, subject: Coroutine[None, None, list[Line]]) -> list[Line]:
    lines = await subject
    tell(lines)
    return lines
