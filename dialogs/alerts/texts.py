"""What alerts say: one alone with what can be done about it, several as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from dialogs.alerts import (
    act_results,
    forgotten_buttons,
    forgotten_texts,
    member_buttons,
    stop_results,
)
from dialogs.alerts import buttons as alert_buttons
from dialogs.notices import LONGEST_TEXT, units
from dialogs.wording import advice, shorten, verdict_words
from l10n import Texts
from services.alerts import (
    ActSettled,
    BatchItem,
    BotWasOffline,
    CertificateEnds,
    CertificateRenewed,
    ForgottenEnded,
    GroupUnreachable,
    LooksForgotten,
    ManyMissed,
    MemberAsks,
    OutageBegan,
    OutageEnded,
    PendingAlert,
    ServerDeparted,
    StopSettled,
)
from services.monitoring import Check, Verdict, days_left
from services.operators import Operator
from services.roles import Right

# Of the servers whose outages are told together, so many are named, each with so many characters.
NAMED, NAME = 6, 28


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be sent.

    :ivar told: what it tells; nothing where there is nothing to be sent
    :ivar reply_to: the message that all of it refers to
    :ivar broken: what cannot be put into words, and why
    """

    html: str = ""
    told: Sequence[BatchItem] = ()
    reply_to: int | None = None
    keyboard: InlineKeyboardMarkup | None = None
    broken: Sequence[tuple[BatchItem, Exception]] = ()


def draft(
    items: Sequence[BatchItem],
    texts: Texts,
    now: datetime,
    *,
    buttons: bool,
    reader: Operator | None = None,
) -> Draft:
    """A message that tells these, or as many of the first ones as fit in.

    :param buttons: whether somebody can act where it is read
    :param reader: who gets no button for what they may not do
    """
    told: list[BatchItem] = []
    broken: list[tuple[BatchItem, Exception]] = []
    html = ""
    room = LONGEST_TEXT - units(title(len(items), texts))
    for item in items:
        if told and item.stands_alone:
            break
        try:
            longer = f"{html}\n\n{render(item, texts, now)}"
        except Exception as failure:  # whatever it is: the others are told all the same
            broken.append((item, failure))
            continue
        # Tags and escapes are counted too, which is on the safe side.
        if told and units(longer) > room:
            break
        told.append(item)
        html = longer
        if item.stands_alone:
            break
    if len(told) == 1:
        return _of_one(told[0], texts, now, broken, buttons=buttons, reader=reader)
    replied_to = {item.reply_to for item in told}
    return Draft(
        title(len(told), texts) + html if told else "",
        told,
        replied_to.pop() if len(replied_to) == 1 else None,
        broken=broken,
    )


def title(count: int, texts: Texts) -> str:
    return texts.html("alert-list-title", count=count)


def render(item: BatchItem, texts: Texts, now: datetime) -> str:
    """One item of a list.

    :raises Exception: of any kind, where another version has put words that this one lacks
    """
    alert, end = item.alert, item.end and item.end.event
    match alert.event:
        case OutageBegan() as began if isinstance(end, OutageEnded):
            over = {**_ended(end, texts), **_began(began, texts)}
            return texts.html("alert-outage-over", **over)
        case OutageBegan() as began:
            return texts.html("alert-outage", **_began(began, texts))
        case OutageEnded() as ended:
            return texts.html("alert-recovery", **_ended(ended, texts))
        case CertificateEnds(server, expires_at, days):
            left = min(days, days_left(expires_at, now))
            return texts.html("alert-certificate", server=server, expires_at=expires_at, days=left)
        case CertificateRenewed(server, expires_at):
            return texts.html("alert-certificate-renewed", server=server, expires_at=expires_at)
        case LooksForgotten() as forgotten:
            return forgotten_texts.row(forgotten, alert.created_at, texts, now)
        case ForgottenEnded(server, topic):
            values = {"server": server, "topic": forgotten_texts.topic(topic, texts)}
            return texts.html("alert-forgotten-ended", **values)
        case BotWasOffline(began_at, ended_at, clock):
            key = "alert-clock" if clock else "alert-offline"
            return texts.html(key, began_at=began_at, ended_at=ended_at)
        case ServerDeparted(server, name):
            renamed = "no" if name is None else "yes"
            return texts.html("alert-departed", server=server, renamed=renamed, now=name)
        case ManyMissed():
            return _missed([alert, *item.others], texts)
        case GroupUnreachable(chat, reason):
            return texts.html("alert-undelivered", chat=chat, reason=reason)
        case StopSettled() | ActSettled() as settled:
            return _settled(settled, texts)
    return member_buttons.render(alert.event, texts)


def render_single(item: BatchItem, texts: Texts, now: datetime) -> str:
    """An item in a message of its own."""
    event = item.alert.event
    if isinstance(event, LooksForgotten):
        return forgotten_texts.account(event, item.alert.created_at, texts, now)
    text = render(item, texts, now)
    if not isinstance(event, OutageBegan) or item.end is not None:
        return text
    found = Check(Verdict(event.verdict), event.reason, checked_at=now)
    return f"{text}\n{texts.html('alert-advice', advice=advice(found, texts))}"


def keyboard(
    alert: PendingAlert, texts: Texts, reader: Operator | None = None
) -> InlineKeyboardMarkup | None:
    """The buttons under an alert that stands alone in an operator's chat."""
    match alert.event:
        case OutageBegan() | CertificateEnds() if alert.server_id is not None:
            return alert_buttons.keyboard(alert.server_id, texts)
        case LooksForgotten(sighting=sighting):
            may_act = reader is None or reader.may(Right.ACT, alert.server_id)
            return forgotten_buttons.keyboard(sighting, texts, may_act=may_act)
        case StopSettled() as settled:
            return stop_results.keyboard(settled, texts)
        case MemberAsks(invitation=invitation):
            return member_buttons.keyboard(invitation, texts)
    return None


def _of_one(
    item: BatchItem,
    texts: Texts,
    now: datetime,
    broken: list[tuple[BatchItem, Exception]],
    *,
    buttons: bool,
    reader: Operator | None,
) -> Draft:
    try:
        html = render_single(item, texts, now)
        below = keyboard(item.alert, texts, reader) if buttons and item.end is None else None
    except Exception as failure:  # as above
        return Draft(broken=[*broken, (item, failure)])
    return Draft(html, [item], item.reply_to, below, broken)


def _settled(event: StopSettled | ActSettled, texts: Texts) -> str:
    if isinstance(event, ActSettled):
        return act_results.render(event, texts)
    return stop_results.render(event, texts)


def _missed(alerts: Sequence[PendingAlert], texts: Texts) -> str:
    """Many outages that are over, as one."""
    events = [alert.event for alert in alerts if isinstance(alert.event, ManyMissed)]
    counts: Counter[str] = Counter()
    for event in events:
        counts[event.server or ""] += event.count
    most = counts.most_common(NAMED)
    return texts.html(
        "alert-missed" if alerts[0].server_id is not None else "alert-missed-offline",
        count=counts.total(),
        servers=", ".join(f"{shorten(name, NAME)}: {count}" for name, count in most),
        more=len(counts) - len(most),
        began_at=min(event.began_at for event in events),
        ended_at=max(event.ended_at for event in events),
    )


def _began(event: OutageBegan, texts: Texts) -> dict[str, Any]:
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
