"""The alerts of an outage: that it began, and that it is over."""

from __future__ import annotations

from datetime import timedelta

from services.alerts import Alert, OutageBegan, OutageEnded
from services.monitoring.rules import Outage
from services.monitoring.verdicts import Verdict
from services.servers import Server


def outage_alert(server: Server, outage: Outage) -> Alert:
    event = OutageBegan(server.name, outage.verdict, outage.reason, outage.began_at)
    return Alert(event, server.id, _thread(outage))


def recovery_alert(server: Server, outage: Outage, verdict: Verdict, gap: timedelta) -> Alert:
    """`verdict` ended it. An end more than `gap` after `last_bad_at` is not exact."""
    ended_at = outage.ended_at or outage.last_bad_at
    event = OutageEnded(
        server=server.name,
        verdict=verdict,
        seconds=(ended_at - outage.began_at).total_seconds(),
        ended_at=ended_at,
        between=ended_at - outage.last_bad_at > gap,
        last_bad_at=outage.last_bad_at,
    )
    return Alert(event, server.id, _thread(outage))


def _thread(outage: Outage) -> str:
    return f"outage:{outage.id}"
