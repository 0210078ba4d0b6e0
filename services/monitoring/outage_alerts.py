"""What is told of an outage, to operators and in the log: that it began, and that it is over."""

from __future__ import annotations

import logging
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts import Alert, OutageBegan, OutageChanged, OutageEnded
from services.db.models import AttentionRow
from services.monitoring.rules import Began, Change, Ended, Outage, State
from services.monitoring.verdicts import Check, Verdict
from services.servers import Server

logger = logging.getLogger(__name__)


def outage_alert(server: Server, outage: Outage) -> Alert:
    event = OutageBegan(server.name, outage.verdict, outage.reason, outage.began_at)
    return Alert(event, server.id, _thread(outage))


async def recovery_alert(
    session: AsyncSession, server: Server, outage: Outage, verdict: Verdict, gap: timedelta
) -> Alert:
    """`verdict` ended it. An end more than `gap` after `last_bad_at` is not exact."""
    taken = await session.get(AttentionRow, _thread(outage))
    ended_at = outage.ended_at or outage.last_bad_at
    event = OutageEnded(
        server=server.name,
        verdict=verdict,
        seconds=(ended_at - outage.began_at).total_seconds(),
        ended_at=ended_at,
        between=ended_at - outage.last_bad_at > gap,
        last_bad_at=outage.last_bad_at,
        by=taken.taken_name if taken else None,
    )
    return Alert(event, server.id, _thread(outage))


def over_alert(server: Server, outage: Outage) -> Alert:
    """Beside the recovery: the message that told of the outage says that it is over."""
    ended_at = outage.ended_at or outage.last_bad_at
    told = server.name, outage.verdict, outage.reason, outage.began_at
    event = OutageChanged(*told, by=None, at=ended_at, over=True)
    return Alert(event, server.id, _thread(outage))


def _thread(outage: Outage) -> str:
    return f"outage:{outage.id}"


def log_change(server: Server, check: Check, before: State, change: Change | None) -> None:
    """What the newest check has changed."""
    found = check.verdict, check.reason
    if isinstance(change, Began):
        logger.warning("%s: an outage, %s (%s)", server.name, *found)
    elif isinstance(change, Ended):
        logger.info("%s: the outage is over, %s", server.name, check.verdict)
    elif (
        (outage := before.outage)
        and not check.verdict.good
        and found != (outage.verdict, outage.reason)
    ):
        logger.info("%s: now %s (%s)", server.name, *found)
