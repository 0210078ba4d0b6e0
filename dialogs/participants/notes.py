"""What the window does not know, and what is the server's guess: a line for each."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.context import Texts
from dialogs.wording import account_for
from services.conferences import Attendance
from services.trueconf import NoSuchPath, TrueConfError


def notes_of(attendance: Attendance, texts: Texts) -> list[dict[str, str]]:
    return [{"note": each} for each in _notes(attendance, texts)]


def _notes(attendance: Attendance, texts: Texts) -> Iterator[str]:
    told, invited = attendance.participants, attendance.invited
    if told.failure is not None:
        reason = _reason(told.failure, texts)
        yield texts.text("participants-note-unread", reason=reason)
        if (counted := attendance.session.people) is not None:
            yield texts.text("participants-note-counted", counted=counted)
    if (there := told.value) is not None:
        if not there.settled:
            yield texts.text("participants-note-unsettled")
        if not there.hosts_known:
            yield texts.text("participants-note-no-hosts")
        if any(each.numbered for each in there.people):
            yield texts.text("participants-note-numbered")
    if invited.failure is not None:
        reason = _reason(invited.failure, texts)
        yield texts.text("participants-note-uninvited", reason=reason)
    elif invited.value is None:
        yield texts.text("participants-note-untold")
    if there is not None and attendance.guests_invited:
        yield texts.text("participants-note-guests", guests=attendance.guests_invited)
    unnamed = sum(each.id is None for each in there.people) if there is not None else 0
    if unnamed and attendance.missing:
        yield texts.text("participants-note-unnamed", unnamed=unnamed)


def _reason(failure: TrueConfError, texts: Texts) -> str:
    if isinstance(failure, NoSuchPath) and failure.unknown_call:
        return texts.text("participants-unknown-call")
    key, arguments = account_for(failure)
    return texts.text(key, **arguments)
