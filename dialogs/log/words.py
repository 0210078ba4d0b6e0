"""What an entry is called."""

from __future__ import annotations

from dialogs.context import Texts
from services.log import Entry, Kind


def who(entry: Entry, texts: Texts) -> str:
    """A rule acts under nobody's name."""
    return texts.text("log-by-rule") if entry.by_rule else entry.name


def kind_words(kind: Kind | None, act: str, texts: Texts) -> str:
    """What was done; an act of a later version by its own word."""
    if kind in {Kind.CHANGE, Kind.REFUSED}:
        return texts.text("log-act", act=act, kind=str(kind))
    return texts.text("log-kind", kind=act if kind is None else str(kind))


def outcome_words(outcome: str | None, texts: Texts) -> str:
    return texts.text("log-outcome", outcome=outcome or "none")


def subject(entry: Entry, texts: Texts) -> str | None:
    """What it was done with: a conference, or whatever the record of changes says."""
    if entry.kind in {Kind.CHANGE, Kind.REFUSED}:
        return entry.detail
    return entry.topic or entry.conference_id or texts.text("conference-untitled")
