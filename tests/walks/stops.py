"""Nothing is stopped but what a pressed confirm screen named, and the record tells exactly what
the servers saw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from demo.trueconf import Session
from tests.walks.broken import Broken
from tests.walks.place import ROOMS, Place, Pressed, StopRequest

# Outcomes of an intention that tell that the request was sent; of "not confirmed" it may have
# been lost on its way.
SURELY_SENT = {"stopped", "stopped-restarted", "still-running"}
OVER = {"stopped", "stopped-restarted", "already-ended", "replaced"}
# What stands on the screen was read this long before it at most.
READ_BEFORE = timedelta(seconds=10)


@dataclass(frozen=True)
class Intention:
    """A line of the record that was written before a request; `settled` None: not yet."""

    number: int
    server: str
    conference: str
    session: str
    requested: datetime
    settled: datetime | None
    outcome: str | None


def nothing_else_is_stopped(place: Place) -> None:
    """Each session that the bot has ended was named on a confirm screen on which its operator had
    pressed Yes.
    """
    for name, session in _ended_by_the_bot(place):
        keys = _keys(place, name, session)
        if not any(_named(pressed, keys, name, session) for pressed in place.pressed):
            raise Broken(
                "only what a pressed confirm screen named is stopped",
                f"{name}, {session.id}: {session.topic}, {session.conference_id}",
            )
        place.accounted_for.add((name, session.id))


def the_record_is_exact(place: Place) -> None:
    """Each stop request is an intention on record and the other way round, but for those that
    were cut off; and what it says of the session is true.
    """
    intentions = _intentions(place)
    carried_out: set[int] = set()
    for request in place.stop_requests:
        intention = _behind(request, intentions)
        if intention is None or intention.number in carried_out:
            raise Broken("a stop request is on record, once", request)
        carried_out.add(intention.number)
    for intention in intentions:
        if intention.settled is None and intention.requested > place.began_at:
            raise Broken("an intention gets an outcome", intention)
        cut_off = any(
            intention.requested <= cut <= (intention.settled or cut) for cut in place.cuts
        )
        sent = intention.outcome in SURELY_SENT
        if sent and not cut_off and intention.number not in carried_out:
            raise Broken("what is on record as sent was sent", intention)
    for server, session, outcome in place.bot.rows(
        "SELECT server_name, session_id, outcome FROM audit"
    ):
        running = {each.id for each in place.server(server).world.running()}
        if outcome in OVER and session in running:
            raise Broken("what is on record as over is over", (server, session, outcome))


def _ended_by_the_bot(place: Place) -> Iterator[tuple[str, Session]]:
    """Those that have not been accounted for."""
    for name, server in place.bot.servers.items():
        for session in server.world.log:
            if session.ended and (name, session.id) not in place.ended | place.accounted_for:
                yield name, session


def _keys(place: Place, name: str, session: Session) -> set[tuple[int, str]]:
    """Of the confirm screens for this very session: for whom, and what its Yes carries."""
    return set(
        place.bot.rows(
            "SELECT operator_id, key FROM confirmations JOIN servers ON servers.id = server_id"
            " WHERE name = ? AND conference_id = ? AND session_id = ?",
            name,
            session.conference_id,
            session.id,
        )
    )


def _named(pressed: Pressed, keys: set[tuple[int, str]], name: str, session: Session) -> bool:
    """Whether this press was on the Yes of a screen that named this very session."""
    carried = pressed.press.data.rpartition(":")[-1]
    shown = datetime.fromtimestamp(pressed.on.at, UTC)
    told = (name, str(session.conference_id), ROOMS[str(session.conference_id)])
    return (
        (pressed.who, carried) in keys
        and all(piece in pressed.on.text for piece in told)
        and session.started <= shown
        and session.ended is not None
        and session.ended >= max(pressed.at, shown - READ_BEFORE)
    )


def _intentions(place: Place) -> list[Intention]:
    rows = place.bot.rows(
        "SELECT id, server_name, conference_id, session_id, requested_at, settled_at, outcome"
        # What is settled as it is written down is no intention.
        " FROM audit WHERE settled_at IS NULL OR settled_at != requested_at ORDER BY id"
    )
    return [
        Intention(
            number,
            server,
            room,
            session,
            _moment(requested),
            settled and _moment(settled),
            outcome,
        )
        for number, server, room, session, requested, settled, outcome in rows
    ]


def _behind(request: StopRequest, intentions: list[Intention]) -> Intention | None:
    """The newest intention that can have led to a request: one of a conference at a time."""
    return next(
        (
            each
            for each in reversed(intentions)
            if (each.server, each.conference) == (request.server, request.conference)
            and each.requested <= request.at
        ),
        None,
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
