"""Nothing is stopped but what a pressed confirm screen named, and the record tells exactly what
the servers saw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from demo.trueconf import Session
from services.roles import Right
from tests.walks.broken import Broken
from tests.walks.intentions import STOP, behind, intentions
from tests.walks.place import CROWD, ROOMS, Place, Pressed

# Outcomes of an intention that tell that the request was sent; of "not confirmed" it may have
# been lost on its way.
SURELY_SENT = {"stopped", "stopped-restarted", "still-running"}
# The key that tells which page is shown.
_PAGE = re.compile(r"\d+/\d+")
OVER = {"stopped", "stopped-restarted", "already-ended", "replaced"}
# What stands on the screen was read this long before it at most.
READ_BEFORE = timedelta(seconds=10)


def nothing_else_is_stopped(place: Place) -> None:
    """Each session that the bot has ended was named on a confirm screen on which its operator had
    pressed Yes, who might do so.
    """
    for name, session in _ended_by_the_bot(place):
        keys = _keys(place, name, session)
        yes = [each for each in place.pressed if _named(each, keys, name, session)]
        if not any(_might(place, each, name, session) for each in yes):
            raise Broken(
                "only what a pressed confirm screen named is stopped",
                f"{name}, {session.id}: {session.topic}, {session.conference_id}",
            )
        place.accounted_for.add((name, session.id))


def the_record_is_exact(place: Place) -> None:
    """Each stop request is an intention on record and the other way round, but for those that
    were cut off; and what it says of the session is true.
    """
    written = [each for each in intentions(place) if each.act == STOP]
    carried_out: set[int] = set()
    for request in place.stop_requests:
        intention = behind(request, written)
        if intention is None or intention.number in carried_out:
            raise Broken("a request is on record, once", request)
        carried_out.add(intention.number)
    for intention in written:
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


def _keys(place: Place, name: str, session: Session) -> set[tuple[int, str, bool]]:
    """Of the confirm screens for this very session: for whom, what its Yes carries, and whether
    it names this one alone.
    """
    return set(
        place.bot.rows(
            "SELECT operator_id, coalesce(batch, key), batch IS NULL"
            " FROM confirmations JOIN servers ON servers.id = server_id"
            " WHERE name = ? AND conference_id = ? AND session_id = ?",
            name,
            session.conference_id,
            session.id,
        )
    )


def _named(
    pressed: Pressed, keys: set[tuple[int, str, bool]], name: str, session: Session
) -> bool:
    """Whether this press was on the Yes of a screen that named this very session. One that names
    several has no room for their ids, and shows some of them on other pages.
    """
    carried = pressed.press.data.rpartition(":")[-1]
    shown = datetime.fromtimestamp(pressed.on.at, UTC)
    alone = (pressed.who, carried, True) in keys
    room = str(session.conference_id)
    told = (name, (ROOMS | CROWD)[room], *([room] if alone else []))
    labels = [button.text for row in pressed.on.keyboard for button in row]
    elsewhere = not alone and any(_PAGE.fullmatch(label) for label in labels)
    return (
        (alone or (pressed.who, carried, False) in keys)
        and (elsewhere or all(piece in pressed.on.text for piece in told))
        and session.started <= shown
        and session.ended is not None
        and session.ended >= max(pressed.at, shown - READ_BEFORE)
    )


def _might(place: Place, pressed: Pressed, name: str, session: Session) -> bool:
    assert session.ended
    return place.history.might(pressed.who, Right.ACT, name, pressed.at, session.ended)
