"""What a message says of an outage: that it began, who is on it, that nobody is, and its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dialogs.alerts.taking import NAME, State
from dialogs.wording import advice, shorten, verdict_words
from l10n import Texts
from services.alerts import (
    Event,
    ManyMissed,
    OutageBegan,
    OutageChanged,
    OutageEnded,
    OutageRepeated,
    PendingAlert,
)
from services.monitoring import Check, Verdict

# Of the servers whose outages are told together, so many are named, each with so many characters.
NAMED, SHORT = 6, 28
NOBODY = State()
DAY = 86_400  # seconds
Outage = OutageBegan | OutageChanged | OutageEnded | OutageRepeated


def render(event: Outage, end: Event | None, texts: Texts, state: State = NOBODY) -> str:
    """
    :param end: of the outage that this tells of, if it was over already
    """
    match event:
        case OutageEnded():
            return _with_name(texts.html("alert-recovery", **_ended(event, texts)), event, texts)
        case OutageBegan() if isinstance(end, OutageEnded):
            over = {**_ended(end, texts), **_began(event, texts)}
            return _with_name(texts.html("alert-outage-over", **over), end, texts)
        case _ if isinstance(state.end, OutageEnded):
            was = {**_ended(state.end, texts), **_began(event, texts)}
            told = texts.html("alert-outage-was", days=state.end.seconds >= DAY, **was)
            return _with_name(told, state.end, texts)
        case OutageRepeated():
            told = texts.html("alert-outage-repeat", **_began(event, texts))
            return "\n".join([told, *state.lines(texts)])
    below = _below(event, texts, state)
    return "\n".join([texts.html("alert-outage", **_began(event, texts)), *below])


def single(
    event: Outage, end: Event | None, texts: Texts, now: datetime, state: State = NOBODY
) -> str:
    """In a message of its own, with what can be done about it."""
    if isinstance(event, OutageEnded | OutageRepeated) or (end or state.end) is not None:
        return render(event, end, texts, state)
    found = Check(Verdict(event.verdict), event.reason, checked_at=now)
    told = texts.html("alert-outage", **_began(event, texts))
    advised = texts.html("alert-advice", advice=advice(found, texts))
    return "\n".join([told, advised, *_below(event, texts, state)])


def _below(event: OutageBegan | OutageChanged, texts: Texts, state: State) -> list[str]:
    if lines := state.lines(texts):
        return lines
    escalated = isinstance(event, OutageBegan) and event.escalated
    return [texts.html("alert-escalated")] if escalated else []


def _with_name(told: str, ended: OutageEnded, texts: Texts) -> str:
    if ended.by is None:
        return told
    return f"{told}\n{texts.html('alert-had', by=shorten(ended.by, NAME))}"


def _began(event: OutageBegan | OutageChanged | OutageRepeated, texts: Texts) -> dict[str, Any]:
    verdict = verdict_words(Verdict(event.verdict), event.reason, texts)
    return {"server": event.server, "verdict": verdict, "began_at": event.began_at}


def _ended(event: OutageEnded, texts: Texts) -> dict[str, Any]:
    return {
        "server": event.server,
        "verdict": verdict_words(Verdict(event.verdict), None, texts),
        "seconds": event.seconds,
        "ended_at": event.ended_at,
        "between": event.between,
        "last_bad_at": event.last_bad_at,
    }


def missed(alerts: Sequence[PendingAlert], texts: Texts) -> str:
    """Many outages that are over, as one."""
    events = [alert.event for alert in alerts if isinstance(alert.event, ManyMissed)]
    counts: Counter[str] = Counter()
    for event in events:
        counts[event.server or ""] += event.count
    most = counts.most_common(NAMED)
    return texts.html(
        "alert-missed" if alerts[0].server_id is not None else "alert-missed-offline",
        count=counts.total(),
        servers=", ".join(f"{shorten(name, SHORT)}: {count}" for name, count in most),
        more=len(counts) - len(most),
        began_at=min(event.began_at for event in events),
        ended_at=max(event.ended_at for event in events),
    )
