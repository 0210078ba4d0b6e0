"""What is on record as asked for, written before a request leaves: of stops, and of other acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tests.walks.moments import moment
from tests.walks.place import Place, Request

STOP = "stop"
# What a path ends in, by the act that it is on record as.
ACTS = {
    "stop": STOP,
    "stop-record": "stop-recording",
    "recordings/stop": "stop-recording",
    "run": "start-again",
    "invite": "call-owner",
}


@dataclass(frozen=True)
class Intention:
    """`settled` None: not yet; `batch`: of those that one Yes was for."""

    number: int
    act: str
    who: int
    server: str
    conference: str
    requested: datetime
    settled: datetime | None
    outcome: str | None
    batch: str | None


def intentions(place: Place) -> list[Intention]:
    rows = place.bot.rows(
        "SELECT id, 'stop', operator_id, server_name, conference_id, requested_at,"
        " settled_at, outcome, batch"
        # What is settled as it is written down is no intention; of an act it has no key.
        " FROM audit WHERE settled_at IS NULL OR settled_at != requested_at"
        " UNION ALL SELECT id, act, operator_id, server_name, conference_id, at, settled_at,"
        " outcome, NULL FROM requests WHERE key IS NOT NULL ORDER BY 6"
    )
    return [
        Intention(
            number,
            act,
            who,
            server,
            room,
            moment(requested),
            settled and moment(settled),
            outcome,
            batch,
        )
        for number, act, who, server, room, requested, settled, outcome, batch in rows
    ]


def behind(request: Request, written: Sequence[Intention]) -> Intention | None:
    """The newest intention that can have led to a request: one of a conference at a time."""
    return next(
        (
            each
            for each in reversed(written)
            if (each.server, each.conference) == (request.server, request.conference)
            and each.act == ACTS.get(request.act)
            and each.requested <= request.at
        ),
        None,
    )
