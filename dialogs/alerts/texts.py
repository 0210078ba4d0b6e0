"""What alerts say: one alone with what can be done about it, several as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from dialogs.alerts import (
    act_results,
    digest_texts,
    elsewhere,
    keyboards,
    maintenance_buttons,
    member_buttons,
    outage_texts,
    stop_results,
    taking,
)
from dialogs.alerts.forgotten import lists as forgotten_lists
from dialogs.alerts.forgotten import texts as forgotten_texts
from dialogs.alerts.rule import rule_texts
from dialogs.notices import LONGEST_TEXT, units
from l10n import Texts
from services.alerts import (
    ActSettled,
    BatchItem,
    BotWasOffline,
    CertificateEnds,
    CertificateRenewed,
    ChannelRefuses,
    DigestReady,
    Event,
    ForgottenChanged,
    ForgottenEnded,
    GroupUnreachable,
    LooksForgotten,
    MaintenanceTold,
    ManyMissed,
    OutageBegan,
    OutageChanged,
    OutageEnded,
    OutageRepeated,
    RuleChanged,
    RuleDecided,
    RulePaused,
    RuleReported,
    RuleWarns,
    ServerDeparted,
    StopSettled,
    UsersNearLimit,
)
from services.monitoring import days_left
from services.operators import Operator
from services.standing import Holding

# Units of a message that each entry may need more, when somebody has taken it.
GROWS = 120
NOTHING = Holding()
# A list says since when it waited: hours of quiet, or a mute, are over, or Telegram is back.
LATE = timedelta(hours=1)


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
    holding: Holding = NOTHING,
    anew: bool = False,
) -> Draft:
    """A message that tells these, or as many of the first ones as fit in.

    :param buttons: whether somebody can act where it is read
    :param reader: who gets no button for what they may not do
    :param holding: what holds now of what they tell
    :param anew: of a message that stands already, which needs no room to grow
    """
    together = [*takewhile(lambda item: item.list_of == items[0].list_of, items)]
    shown: Any = {"buttons": buttons, "reader": reader, "holding": holding, "anew": anew}
    message = _of_list(together, texts, now, **shown)
    if message.told or len(together) == len(items):
        return message
    others = draft(items[len(together) :], texts, now, **shown)
    return replace(others, broken=[*message.broken, *others.broken])


def _of_list(
    items: Sequence[BatchItem],
    texts: Texts,
    now: datetime,
    *,
    buttons: bool,
    reader: Operator | None,
    holding: Holding,
    anew: bool,
) -> Draft:
    told: list[BatchItem] = []
    broken: list[tuple[BatchItem, Exception]] = []
    html = ""
    several = len(items) > 1 and items[0].list_of is not None
    above = _above(items, texts, now, holding)
    for item in items:
        if told and item.stands_alone:
            break
        try:
            also = elsewhere.also_sent(item.alert, texts, now)
            if several:
                row = forgotten_lists.row(item, len(told) + 1, texts, holding)
                longer = f"{html}\n{row}{also}"
            else:
                longer = f"{html}\n\n{render(item, texts, now, holding)}{also}"
        except Exception as failure:  # whatever it is: the others are told all the same
            broken.append((item, failure))
            continue
        # Tags and escapes are counted too, which is on the safe side.
        grown = 0 if anew else GROWS * (len(told) + 1)
        full = several and len(told) == forgotten_lists.MOST
        if told and (full or units(above + longer) + grown > LONGEST_TEXT):
            break
        told.append(item)
        html = longer
        if item.stands_alone:
            break
    if len(told) == 1 and not (anew and several):
        return _of_one(told[0], texts, now, holding, broken, buttons=buttons, reader=reader)
    replied_to = {item.reply_to for item in told}
    return Draft(
        _above(told, texts, now, holding) + html if told else "",
        told,
        replied_to.pop() if len(replied_to) == 1 else None,
        keyboards.of_list(told, texts, reader, holding) if buttons and told else None,
        broken=broken,
    )


def _above(items: Sequence[BatchItem], texts: Texts, now: datetime, holding: Holding) -> str:
    if items and items[0].list_of is not None:
        return forgotten_lists.title(items, texts, holding) + "\n"
    put_at = min((item.alert.created_at for item in items), default=now)
    late = any((item.alert.sent_at or now) - item.alert.created_at > LATE for item in items)
    return texts.html("alert-list-title", count=len(items), late=late, since=put_at)


def render(item: BatchItem, texts: Texts, now: datetime, holding: Holding) -> str:
    """One item of a list.

    :raises Exception: of any kind, where another version has put words that this one lacks
    """
    alert, end = item.alert, item.end.event if item.end else None
    match alert.event:
        case OutageBegan() | OutageChanged() | OutageEnded() | OutageRepeated() as outage:
            return outage_texts.render(outage, end, texts, taking.state_of(alert, holding))
        case CertificateEnds(server, expires_at, days):
            left = min(days, days_left(expires_at, now))
            return texts.html("alert-certificate", server=server, expires_at=expires_at, days=left)
        case CertificateRenewed(server, expires_at):
            return texts.html("alert-certificate-renewed", server=server, expires_at=expires_at)
        case LooksForgotten() | ForgottenChanged() as forgotten:
            state = taking.state_of(alert, holding)
            return forgotten_texts.row(forgotten, alert.created_at, texts, now, state)
        case ForgottenEnded(server, topic):
            return forgotten_texts.ended(server, topic, texts)
        case BotWasOffline(began_at, ended_at, clock):
            key = "alert-clock" if clock else "alert-offline"
            return texts.html(key, began_at=began_at, ended_at=ended_at)
        case ServerDeparted(server, name):
            renamed = "no" if name is None else "yes"
            return texts.html("alert-departed", server=server, renamed=renamed, now=name)
        case ManyMissed():
            return outage_texts.missed([alert, *item.others], texts)
        case GroupUnreachable() as unreachable:
            return elsewhere.undelivered(unreachable, texts)
        case ChannelRefuses() as refusal:
            return elsewhere.untaken(refusal, texts)
    return _further(alert.event, texts, now)


def render_single(item: BatchItem, texts: Texts, now: datetime, holding: Holding) -> str:
    """An item in a message of its own."""
    event, end = item.alert.event, item.end.event if item.end else None
    state = taking.state_of(item.alert, holding)
    match event:
        case LooksForgotten() | ForgottenChanged():
            return forgotten_texts.account(event, item.alert.created_at, texts, now, state)
        case OutageBegan() | OutageChanged() | OutageEnded() | OutageRepeated():
            return outage_texts.single(event, end, texts, now, state)
    return render(item, texts, now, holding)


def _of_one(
    item: BatchItem,
    texts: Texts,
    now: datetime,
    holding: Holding,
    broken: list[tuple[BatchItem, Exception]],
    *,
    buttons: bool,
    reader: Operator | None,
) -> Draft:
    try:
        html = render_single(item, texts, now, holding)
        html += elsewhere.also_sent(item.alert, texts, now)
        acting = buttons and item.end is None
        below = keyboards.of_one(item.alert, texts, reader, holding) if acting else None
    except Exception as failure:  # as above
        return Draft(broken=[*broken, (item, failure)])
    return Draft(html, [item], item.reply_to, below, broken)


def _further(event: Event, texts: Texts, now: datetime) -> str:
    match event:
        case ActSettled():
            return act_results.render(event, texts)
        case StopSettled():
            return stop_results.render(event, texts)
        case UsersNearLimit():
            near = {"users": event.users, "limit": event.limit, "percent": event.percent}
            return texts.html("alert-limit", server=event.server, at=event.at, **near)
        case MaintenanceTold():
            return maintenance_buttons.render(event, texts)
        case DigestReady():
            return digest_texts.render(event, texts)
        case RuleWarns() | RuleChanged() | RuleDecided() | RulePaused() | RuleReported():
            return rule_texts.render(event, texts, now)
    return member_buttons.render(event, texts)
