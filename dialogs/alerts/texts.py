"""What alerts say: one alone with what can be done about it, several as one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from dialogs.alerts import buttons as alert_buttons
from dialogs.alerts import forgotten_buttons, stop_results
from dialogs.notices import LONGEST_TEXT, units
from dialogs.wording import REASONS, ROW_TOPIC, advice, shorten, verdict_words
from l10n import Texts
from services.alerts import Entry, Kind, Waiting
from services.forgotten import Rule
from services.monitoring import Check, Verdict

TEXTS = {
    Kind.OUTAGE: "alert-outage",
    Kind.RECOVERY: "alert-recovery",
    Kind.CERTIFICATE: "alert-certificate",
    Kind.CERTIFICATE_RENEWED: "alert-certificate-renewed",
    Kind.FORGOTTEN: "alert-forgotten",
    Kind.FORGOTTEN_ENDED: "alert-forgotten-ended",
    Kind.OFFLINE: "alert-offline",
    Kind.DEPARTED: "alert-departed",
    Kind.UNDELIVERED: "alert-undelivered",
}
KEYBOARDS = {
    Kind.OUTAGE: alert_buttons.keyboard,
    Kind.CERTIFICATE: alert_buttons.keyboard,
    Kind.FORGOTTEN: forgotten_buttons.keyboard,
    Kind.STOP_RESULT: stop_results.keyboard,
}
# The variables without which a text says nothing.
_NEEDED = {
    Kind.OUTAGE: {"server", "verdict", "reason", "began_at"},
    Kind.RECOVERY: {"server", "verdict", "seconds", "between", "last_bad_at", "ended_at"},
    Kind.CERTIFICATE: {"server", "days", "expires_at"},
    Kind.CERTIFICATE_RENEWED: {"server", "expires_at"},
    Kind.FORGOTTEN: {"server", "topic", "rule", "people", "age"},
    Kind.FORGOTTEN_ENDED: {"server", "topic"},
    Kind.OFFLINE: {"began_at", "ended_at"},
    Kind.DEPARTED: {"server", "renamed", "now"},
    Kind.MISSED: {"server", "count", "began_at", "ended_at"},
    Kind.UNDELIVERED: {"chat", "reason"},
    Kind.STOP_RESULT: {
        "entry",
        "interrupted",
        "outcome",
        "server",
        "topic",
        "conference_id",
        "detail",
    },
}
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
    told: Sequence[Entry] = ()
    reply_to: int | None = None
    keyboard: InlineKeyboardMarkup | None = None
    broken: Sequence[tuple[Entry, Exception]] = ()


def draft(entries: Sequence[Entry], texts: Texts, now: datetime, *, buttons: bool) -> Draft:
    """A message that tells these entries, or as many of the first ones as fit in.

    :param buttons: whether somebody can act where it is read
    """
    told: list[Entry] = []
    broken: list[tuple[Entry, Exception]] = []
    html = ""
    room = LONGEST_TEXT - units(title(len(entries), texts))
    for entry in entries:
        if told and entry.stands_alone:
            break
        try:
            longer = f"{html}\n\n{said(entry, texts, now)}"
        except Exception as failure:  # whatever it is: the others are told all the same
            broken.append((entry, failure))
            continue
        # Tags and escapes are counted too, which is on the safe side.
        if told and units(longer) > room:
            break
        told.append(entry)
        html = longer
        if entry.stands_alone:
            break
    if len(told) == 1:
        return _of_one(told[0], texts, now, broken, buttons=buttons)
    replied_to = {entry.reply_to for entry in told}
    return Draft(
        title(len(told), texts) + html if told else "",
        told,
        replied_to.pop() if len(replied_to) == 1 else None,
        broken=broken,
    )


def title(count: int, texts: Texts) -> str:
    return texts.html("alert-list-title", count=count)


def said(entry: Entry, texts: Texts, now: datetime) -> str:
    """One entry in a list.

    :raises Exception: of any kind, where the data are not what the text needs
    """
    alert = entry.alert
    for each in (alert, *entry.others, *(() if entry.end is None else (entry.end,))):
        if missing := _NEEDED[each.kind] - each.data.keys():
            raise KeyError(*sorted(missing))
    if alert.kind is Kind.STOP_RESULT:
        text = stop_results.told(alert.data, texts)
    elif alert.kind is Kind.MISSED:
        text = _missed((alert, *entry.others), texts)
    elif entry.end is not None:
        values = {**_values(entry.end, texts, now), **_values(alert, texts, now)}
        text = texts.html("alert-outage-over", **values)
    else:
        # There are two kinds of the bot's own trouble.
        key = "alert-clock" if alert.data.get("clock") is True else TEXTS[alert.kind]
        text = texts.html(key, **_values(alert, texts, now))
    # Half a character, of a foreign text that was cut, cannot be sent.
    return text.encode("utf-8", "replace").decode()


def alone(entry: Entry, texts: Texts, now: datetime) -> str:
    """An entry in a message of its own."""
    text = said(entry, texts, now)
    if entry.alert.kind is not Kind.OUTAGE or entry.end is not None:
        return text
    data = entry.alert.data
    reason = data["reason"]
    found = Check(
        Verdict(str(data["verdict"])), None if reason is None else str(reason), checked_at=now
    )
    return f"{text}\n{texts.html('alert-advice', advice=advice(found, texts))}"


def _of_one(
    entry: Entry,
    texts: Texts,
    now: datetime,
    broken: list[tuple[Entry, Exception]],
    *,
    buttons: bool,
) -> Draft:
    build = KEYBOARDS.get(entry.alert.kind) if buttons and entry.end is None else None
    try:
        html = alone(entry, texts, now)
        keyboard = build(entry.alert, texts) if build else None
    except Exception as failure:  # as above
        return Draft(broken=[*broken, (entry, failure)])
    return Draft(html, [entry], entry.reply_to, keyboard, broken)


def _missed(alerts: Sequence[Waiting], texts: Texts) -> str:
    """Many outages that are over, as one."""
    counts: Counter[str] = Counter()
    for alert in alerts:
        counts[str(alert.data["server"])] += int(str(alert.data["count"]))
    most = counts.most_common(NAMED)
    named = ", ".join(f"{shorten(name, NAME)}: {count}" for name, count in most)
    of_servers = alerts[0].server_id is not None
    return texts.html(
        "alert-missed" if of_servers else "alert-missed-offline",
        count=counts.total(),
        servers=named,
        more=len(counts) - len(most),
        began_at=min(_moment(alert.data["began_at"]) for alert in alerts),
        ended_at=max(_moment(alert.data["ended_at"]) for alert in alerts),
    )


def _values(alert: Waiting, texts: Texts, now: datetime) -> dict[str, Any]:
    """The variables of a text: verdicts in words, moments as such, and what has changed while the
    alert waited as it is now.
    """
    data = alert.data
    values: dict[str, Any] = dict(data)
    waited = max(now - alert.created_at, timedelta())
    for name, value in data.items():
        if name == "verdict":
            reason = data.get("reason")
            values[name] = verdict_words(
                Verdict(str(value)), None if reason is None else str(reason), texts
            )
        elif name == "rule":
            values["reason"] = texts.text(REASONS[Rule(str(value))], people=data["people"])
        elif name == "topic":
            values[name] = shorten(str(value or texts.text("conference-untitled")), ROW_TOPIC)
        elif name == "age" and isinstance(value, int | float):
            values[name] = value + waited.total_seconds()
        elif name == "days" and isinstance(value, int):
            left = ceil((_moment(data["expires_at"]) - now) / timedelta(days=1))
            values[name] = max(0, min(value, left))
        elif name.endswith("_at"):
            values[name] = _moment(value)
    return values


def _moment(value: object) -> datetime:
    return datetime.fromisoformat(str(value))
