import asyncio
from datetime import datetime, timedelta
from math import floor
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    Texts,
    ask,
    is_alone,
    may_act,
    operator_of,
    server_of,
    services_of,
    texts_of,
    unread,
)
from dialogs.wording import advice, pause_words, shorten, verdict, verdict_words
from services.alerts import Kind
from services.forgotten import INTERVALS as LOOKS
from services.forgotten import THRESHOLDS
from services.monitoring import (
    Availability,
    Check,
    MonitorState,
    Outage,
    Share,
    Verdict,
    days_left,
)

# Characters of the name of who is on an outage.
NAME = 40
# How many outages are shown.
OUTAGES = 4
# Where this lies between the last bad check and the end of an outage, nobody saw its end.
UNSEEN = timedelta(minutes=11)
# The part of the time from which on it counts as checked without a gap.
ALWAYS = 0.995
# In each span. What was measured for less than a day in it is no figure.
DAYS = {"day": 1, "week": 7, "month": 30}
# Seconds between checks that can be chosen, beside those of the settings.
INTERVALS = (15.0, 30.0, 60.0, 120.0, 300.0)


async def get_check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server, texts = server_of(dialog_manager), texts_of(dialog_manager)
    read, outages, availability = await asyncio.gather(
        ask(
            dialog_manager,
            "check",
            lambda: services.status.check(operator, server),
            services.status.last(server),
        ),
        services.outages.last(operator, server, OUTAGES),
        services.outages.availability(operator, server),
    )
    check = read.value
    if check is None:
        return unread(server)
    taken = (await services.attention.of_servers(operator, [server])).get(server.id)
    monitor, shares = services.monitor.state(server), _shares(availability)
    return {
        "waiting": read.waiting,
        "server": server.name,
        "address": server.address,
        "verdict": verdict(check, texts),
        "advice": advice(check, texts),
        "trouble": check.verdict is not Verdict.RUNNING,
        "fine": check.verdict is Verdict.RUNNING,
        **_since(check, monitor),
        "taken": taken is not None,
        "by": taken and shorten(taken.name, NAME),
        "at": taken and taken.at,
        # Of a check of an earlier run nothing but its verdict is kept.
        "measured": not read.waiting or check.generation is not None or check.seconds is not None,
        **_answer(check),
        "shares": shares,
        "unmeasured": not shares,
        "since_when": availability.since is not None,
        "measured_since": availability.since,
        "outages": [_outage(outage, monitor, texts) for outage in outages],
        "monitored": monitor.enabled,
        "may_act": (acts := may_act(dialog_manager)),
        "can_switch_on": acts and not monitor.enabled,
        **pause_words(services.maintenance.current(server.id), texts),
        "interval": monitor.interval,
        **await _hidden(dialog_manager, Kind.OUTAGE),
        "switched": monitor.changed_by is not None,
        "changed_by": monitor.changed_by,
        "changed_at": monitor.changed_at,
    }


async def get_intervals(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    server = server_of(dialog_manager)
    chosen = services_of(dialog_manager).monitor.state(server).interval
    usual = server.monitoring.interval
    return {
        "server": server.name,
        "intervals": [
            {"seconds": each, "chosen": each == chosen, "usual": each == usual}
            for each in sorted({*INTERVALS, usual})
        ],
    }


async def get_watch(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    server = server_of(dialog_manager)
    watch = services_of(dialog_manager).watch.state(operator_of(dialog_manager), server)
    acts = may_act(dialog_manager)
    return {
        "server": server.name,
        # Else the window that gathers all about forgotten conferences lies below this one.
        "beside": not is_alone(dialog_manager.start_data),
        "watched": watch.enabled,
        "can_switch_on": acts and not watch.enabled,
        "can_switch_off": acts and watch.enabled,
        **pause_words(
            services_of(dialog_manager).maintenance.current(server.id), texts_of(dialog_manager)
        ),
        **await _hidden(dialog_manager, Kind.FORGOTTEN),
        "switched": watch.changed_by is not None,
        "changed_by": watch.changed_by,
        "changed_at": watch.changed_at,
        "thresholds": [{"hours": each, "chosen": each == watch.threshold} for each in THRESHOLDS],
        "looks": [{"seconds": each, "chosen": each == watch.interval} for each in LOOKS],
    }


async def _hidden(manager: DialogManager, kind: Kind) -> dict[str, Any]:
    """Whether the operator hears of what is told about the server."""
    subscriptions, operator = services_of(manager).subscriptions, operator_of(manager)
    server = server_of(manager)
    refused = await subscriptions.refused(operator)
    mutes = {mute.server_id: mute.until for mute in await subscriptions.mutes(operator)}
    return {
        "muted": server.id in mutes,
        "muted_until": mutes.get(server.id),
        "refused": kind in refused.kinds or server.id in refused.server_ids,
    }


def _since(check: Check, monitor: MonitorState) -> dict[str, Any]:
    """Since when the verdict holds: the monitoring knows, where it has found the same."""
    same = monitor.check is not None and monitor.check.verdict is check.verdict
    since = monitor.since if same else None
    return {"lasting": since is not None, "since": since}


def _answer(check: Check) -> dict[str, Any]:
    certificate, days = _certificate(check)
    return {
        "version": check.version,
        "generation": check.generation,
        "answered": check.seconds is not None,
        "milliseconds": check.seconds and max(1, round(check.seconds * 1000)),
        "certificate": certificate,
        "certificate_days": days,
        "read_at": check.checked_at,
    }


def _shares(availability: Availability) -> list[dict[str, Any]]:
    spans = {"day": availability.day, "week": availability.week, "month": availability.month}
    return [
        {"span": span, **_share(share, DAYS[span])}
        for span, share in spans.items()
        if share.available is not None and share.known * DAYS[span] >= ALWAYS
    ]


def _share(share: Share, days: int) -> dict[str, Any]:
    """Rounded so that the least outage and the least gap can still be seen."""
    return {
        "checked": "always" if share.known > ALWAYS else "partly",
        "available": floor(round((share.available or 0.0) * 10_000, 3)) / 10_000,
        "days": max(1, min(days - 1, floor(share.known * days))),
        "paused": share.planned > 0,
        "planned": share.planned,
    }


def _outage(outage: Outage, monitor: MonitorState, texts: Texts) -> dict[str, Any]:
    words = verdict_words(outage.verdict, outage.reason, texts)
    row = {"verdict": words, "began_at": outage.began_at}
    if outage.ended_at is None and monitor.enabled:
        return row | {"over": "no", "seconds": None}
    if outage.ended_at is None or outage.ended_at - outage.last_bad_at > UNSEEN:
        return row | {"over": "unseen", "seconds": _seconds(outage.began_at, outage.last_bad_at)}
    return row | {"over": "yes", "seconds": _seconds(outage.began_at, outage.ended_at)}


def _seconds(begin: datetime, end: datetime) -> float:
    return (end - begin).total_seconds()


def _certificate(check: Check) -> tuple[str, int | None]:
    """Which words stand for the certificate, and its days left; one that nobody verifies may
    have expired. Without an answer it is the one of before, of which nothing is said.
    """
    if check.certificate_expires is None or check.seconds is None:
        return "unknown", None
    days = days_left(check.certificate_expires, check.checked_at)
    return ("valid" if days else "expired"), days
