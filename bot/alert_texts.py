"""What alerts say: one alone with what can be done about it, several as one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.types import InlineKeyboardMarkup

from bot import alert_buttons, forgotten_buttons
from bot.alert_entries import Entry
from bot.l10n import Texts
from bot.notices import LONGEST_TEXT, units
from dialogs.forgotten.getters import REASONS
from dialogs.rows import ROW_TOPIC, shorten
from dialogs.verdicts import advice, verdict_words
from services.alerts import Kind, Value
from services.clock import utc_now
from services.forgotten_rules import Rule
from services.status import Check, Verdict

TEXTS = {
    Kind.OUTAGE: "alert-outage",
    Kind.RECOVERY: "alert-recovery",
    Kind.CERTIFICATE: "alert-certificate",
    Kind.CERTIFICATE_RENEWED: "alert-certificate-renewed",
    Kind.FORGOTTEN: "alert-forgotten",
    Kind.FORGOTTEN_ENDED: "alert-forgotten-ended",
    Kind.OFFLINE: "alert-offline",
}
KEYBOARDS = {
    Kind.OUTAGE: alert_buttons.keyboard,
    Kind.CERTIFICATE: alert_buttons.keyboard,
    Kind.FORGOTTEN: forgotten_buttons.keyboard,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be sent.

    :ivar ids: the alerts that it tells
    :ivar reply_to: the message that all of it refers to
    """

    html: str
    ids: Sequence[int]
    reply_to: int | None
    keyboard: InlineKeyboardMarkup | None = None


def draft(entries: Sequence[Entry], texts: Texts, *, buttons: bool) -> Draft:
    """A message that tells these entries, or as many of the first ones as fit in.

    :param buttons: whether somebody can act where it is read
    """
    if len(entries) == 1:
        (entry,) = entries
        build = KEYBOARDS.get(entry.alert.kind) if buttons and entry.end is None else None
        keyboard = build(entry.alert, texts) if build else None
        return Draft(alone(entry, texts), entry.ids, entry.reply_to, keyboard)
    told: list[Entry] = []
    html = ""
    for entry in entries:
        longer = f"{html}\n\n{said(entry, texts)}"
        # The title stands above; tags and escapes are counted too, which is on the safe side.
        if units(longer) + units(title(len(entries), texts)) > LONGEST_TEXT:
            break
        told.append(entry)
        html = longer
    replied_to = {entry.reply_to for entry in told}
    return Draft(
        title(len(told), texts) + html,
        [each for entry in told for each in entry.ids],
        replied_to.pop() if len(replied_to) == 1 else None,
    )


def title(count: int, texts: Texts) -> str:
    return texts.html("alert-list-title", count=count)


def said(entry: Entry, texts: Texts) -> str:
    """One entry in a list."""
    values = _values(entry.alert.data, texts)
    if entry.end is None:
        # Of the bot's own trouble there are two kinds.
        clock = entry.alert.data.get("clock") is True
        return texts.html("alert-clock" if clock else TEXTS[entry.alert.kind], **values)
    end = _values(entry.end.data, texts)
    return texts.html("alert-outage-over", **{**end, **values})


def alone(entry: Entry, texts: Texts) -> str:
    """An entry in a message of its own."""
    text = said(entry, texts)
    if entry.alert.kind is not Kind.OUTAGE or entry.end is not None:
        return text
    data = entry.alert.data
    reason = data["reason"]
    found = Check(
        Verdict(str(data["verdict"])),
        None if reason is None else str(reason),
        checked_at=utc_now(),
    )
    return f"{text}\n{texts.html('alert-advice', advice=advice(found, texts))}"


def _values(data: Mapping[str, Value], texts: Texts) -> dict[str, Any]:
    """The variables of a text: verdicts in words, moments as such."""
    values: dict[str, Any] = dict(data)
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
        elif name.endswith("_at") and value is not None:
            values[name] = datetime.fromisoformat(str(value))
    return values
