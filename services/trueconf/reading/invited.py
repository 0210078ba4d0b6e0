"""Who was invited into a conference (trueconf-api.md sections 3.2 and 10)."""

from __future__ import annotations

from collections.abc import Iterable

from services.trueconf.models import Invitee
from services.trueconf.reading.parsing import Row, clean_text, identity, truth

# As many as one page of rows may have.
_MOST = 10_000


def invited_in(body: object) -> tuple[Invitee, ...] | None:
    """By a conference, with or without an envelope; None if it does not tell."""
    row = body.get("conference", body) if isinstance(body, dict) else None
    rows = row.get("invitations") if isinstance(row, dict) else None
    if not isinstance(rows, list) or len(rows) > _MOST:
        return None
    return invitees(each for each in rows if isinstance(each, dict))


def invitees(rows: Iterable[Row]) -> tuple[Invitee, ...]:
    """Each id once: a row without one invites nobody that could be known again."""
    found: dict[str, Invitee] = {}
    for row in rows:
        person = identity(row.get("id"))
        if person is None:
            continue
        found.setdefault(
            person.casefold(),
            Invitee(
                id=person,
                name=clean_text(row.get("display_name")),
                is_moderator=truth(row.get("is_moderator")),
            ),
        )
    return tuple(found.values())
