"""An event of each kind, as a row of the outbox holds it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from services.acts.kinds import ActOutcome
from services.alerts.events import Event, event_of
from services.alerts.kinds import Kind
from services.stop.audit import Outcome

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGAN: dict[str, Any] = {"began_at": NOW.isoformat(), "ended_at": NOW.isoformat()}
DATA: dict[Kind, dict[str, Any]] = {
    Kind.OUTAGE: {"server": "Main", "verdict": "unreachable", "reason": "timeout", **BEGAN},
    Kind.RECOVERY: {
        "server": "Main",
        "verdict": "running",
        "seconds": 60.0,
        "between": False,
        "last_bad_at": NOW.isoformat(),
        "ended_at": NOW.isoformat(),
    },
    Kind.CERTIFICATE: {"server": "Main", "days": 3, "expires_at": NOW.isoformat()},
    Kind.CERTIFICATE_RENEWED: {"server": "Main", "expires_at": NOW.isoformat()},
    Kind.FORGOTTEN: {
        "server": "Main",
        "topic": "Sync",
        "rule": "empty",
        "people": 0,
        "age": 7200.0,
        "sighting": 1,
    },
    Kind.FORGOTTEN_ENDED: {"server": "Main", "topic": "Sync"},
    Kind.OFFLINE: BEGAN,
    Kind.DEPARTED: {"server": "Main", "now": "Office"},
    Kind.MISSED: {"server": "Main", "count": 3, **BEGAN},
    Kind.UNDELIVERED: {"chat": "-100500", "reason": "Bad Request: TOPIC_CLOSED"},
    Kind.MEMBER_ASKS: {
        "invitation": 1,
        "name": "Boris",
        "username": "boris",
        "user": 1002,
        "role": "operator",
    },
    Kind.MEMBER_ADMITTED: {"by": "Anna", "role": "viewer"},
    Kind.STOP_RESULT: {
        "entry": 1,
        "interrupted": False,
        "outcome": Outcome.STILL_RUNNING,
        "server": "Main",
        "topic": "Sync",
        "conference_id": "440",
        "detail": None,
    },
    Kind.ACT_RESULT: {
        "act": "stop-recording",
        "outcome": ActOutcome.DONE,
        "server": "Main",
        "topic": "Sync",
        "conference_id": "440",
        "owner": "ivanova",
        "detail": None,
    },
}


def event_with(kind: Kind, **changed: Any) -> Event:
    """An event of this kind, with other values."""
    event = event_of(kind, json.dumps({**DATA[kind], **changed}))
    assert event
    return event
