"""From the rows of a server's answers to the models, where both generations are alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from services.trueconf.answers import Answer
from services.trueconf.models import Conference, Participant, Participants
from services.trueconf.parsing import (
    Row,
    blank,
    identity,
    integer,
    link,
    moment,
    number,
    text,
    truth,
)

HOST = 2  # `role` or `flag` of a host (trueconf-api.md section 5)

PARTICIPANT_KEYS = ("call_id", "uid", "id", "join_time", "leave_time")

_LONGEST_AGE = 10.0**10
_CLOCK_STEP = 1.0  # the Date header has no fractions of a second


def age(row: Row, date: datetime | None) -> float | None:
    """Seconds that a session has run: its `duration`, else from its start to the answer's date.

    A negative one is unknown.
    """
    if row.get("duration") is not None:
        return number(row["duration"], most=_LONGEST_AGE)
    started = moment(row.get("start_time"))
    if started is None or date is None:
        return None
    seconds = (date - started).total_seconds()
    return max(seconds, 0.0) if seconds > -_CLOCK_STEP else None


def conference(answer: Answer, conference_id: str) -> Conference:
    """The conference in an answer, with or without an envelope. Raises ProtocolError."""
    body = answer.document()
    row = body.get("conference", body) if isinstance(body, dict) else None
    if not isinstance(row, dict):
        raise answer.unexpected("no conference")
    url = row.get("url")
    recording = integer(row.get("recording"))
    return Conference(
        id=identity(row.get("id")) or conference_id,
        running=is_running(row),
        topic=text(row.get("topic")),
        owner=identity(row.get("owner")),
        link=link(url),
        link_text=text(url),
        recording=truth(row.get("recording")) if recording is None else recording > 0,
        session_id=identity(row.get("session_id")),
    )


def is_running(row: Row) -> bool | None:
    """What `state` says."""
    return {"running": True, "stopped": False}.get(str(row.get("state")))


def participants(rows: Iterable[Row], owner: str | None) -> Participants:
    """Those who are connected, each once. `owner` is the id of the conference's owner."""
    people: dict[str | int, Participant] = {}
    session_ids: set[str] = set()
    for row in rows:
        if blank(row.get("leave_time")):
            if session_id := identity(row.get("session_id")):
                session_ids.add(session_id)
            person = _participant(row, owner)
            people.setdefault(person.id or len(people), person)
    hosts_known = not people or any(person.is_host is not None for person in people.values())
    return Participants(
        people=tuple(people.values()),
        hosts_known=hosts_known,
        session_ids=frozenset(session_ids),
    )


def _participant(row: Row, owner: str | None) -> Participant:
    # On v4 `id` may be a number of the row, so `call_id` goes first.
    ids = [found for key in ("call_id", "uid", "id") if (found := identity(row.get(key)))]
    person_id = ids[0] if ids else None
    return Participant(
        id=person_id,
        name=text(row.get("display_name")),
        is_guest=any(each.startswith("#guest") for each in ids),
        is_host=True if _same_person(person_id, owner) else _says_host(row),
    )


def _says_host(row: Row) -> bool | None:
    """Whether the row itself makes a host of someone; None if it has no word on it."""
    roles = [integer(row.get(key)) for key in ("role", "flag")]
    marks = [truth(row.get(key)) for key in ("is_owner", "is_moderator")]
    said = [role == HOST for role in roles if role is not None]
    said += [mark for mark in marks if mark is not None]
    return any(said) if said else None


def _same_person(one: str | None, other: str | None) -> bool:
    """Equal but for `@server`, `/instance` and the case of letters."""
    return one is not None and other is not None and _bare(one) == _bare(other)


def _bare(person_id: str) -> str:
    return person_id.partition("/")[0].partition("@")[0].casefold()
