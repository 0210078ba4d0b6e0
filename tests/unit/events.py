"""An event of each kind, as a row of the outbox holds it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from services.acts.kinds import ActOutcome
from services.alerts.alert import Event
from services.alerts.events import event_of
from services.alerts.kinds import Kind
from services.stop.audit import Outcome

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGAN: dict[str, Any] = {"began_at": NOW.isoformat(), "ended_at": NOW.isoformat()}
REPORT: dict[str, Any] = {
    "server": "Main",
    "available": 0.999,
    "outages": 2,
    "peak": 95,
    "peak_at": NOW.isoformat(),
    "limit": 100,
    "meeting_hours": 41.5,
    "found": 3,
    "stopped": 2,
    "certificate_days": 12,
}
DATA: dict[Kind, dict[str, Any]] = {
    Kind.OUTAGE: {"server": "Main", "verdict": "unreachable", "reason": "timeout", **BEGAN},
    Kind.OUTAGE_CHANGED: {
        "server": "Main",
        "verdict": "unreachable",
        "reason": "timeout",
        "began_at": NOW.isoformat(),
        "by": "Anna",
        "at": NOW.isoformat(),
    },
    Kind.OUTAGE_REPEAT: {"server": "Main", "verdict": "unreachable", "reason": "timeout", **BEGAN},
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
    Kind.FORGOTTEN_CHANGED: {
        "server": "Main",
        "topic": "Sync",
        "rule": "empty",
        "people": 0,
        "age": 7200.0,
        "sighting": 1,
        "devices": 0,
        "host": None,
        "recording": False,
        "owner": "garcia@vc.example.com",
        "conference_id": "9975727264",
        "looked_at": NOW.isoformat(),
        "by": "Anna",
        "at": NOW.isoformat(),
    },
    Kind.FORGOTTEN_ENDED: {"server": "Main", "topic": "Sync"},
    Kind.LIMIT: {
        "server": "Main",
        "users": 95,
        "limit": 100,
        "percent": 90,
        "at": NOW.isoformat(),
    },
    Kind.DIGEST: {
        "every": "daily",
        "begin": NOW.isoformat(),
        "end": NOW.isoformat(),
        "servers": json.dumps([REPORT]),
    },
    Kind.OFFLINE: BEGAN,
    Kind.DEPARTED: {"server": "Main", "now": "Office"},
    Kind.MAINTENANCE: {
        "server": "Main",
        "pause": 1,
        "state": "begun",
        "planned": False,
        "by": "Anna",
        "until": NOW.isoformat(),
        "at": NOW.isoformat(),
    },
    Kind.MISSED: {"server": "Main", "count": 3, **BEGAN},
    Kind.UNTAKEN: {
        "scheme": "mailto",
        "number": 2,
        "put_at": NOW.isoformat(),
        "status": None,
    },
    Kind.UNDELIVERED: {"chat": "-100500", "reason": "Bad Request: TOPIC_CLOSED"},
    Kind.MEMBER_ASKS: {
        "invitation": 1,
        "name": "Boris",
        "username": "boris",
        "user": 1002,
        "role": "operator",
    },
    Kind.MEMBER_ADMITTED: {"by": "Anna", "role": "viewer"},
    Kind.RULE_WARNING: {
        "server": "Main",
        "case": 1,
        "due_at": NOW.isoformat(),
        "again": False,
        "rule": "empty",
        "topic": "Sync",
        "people": 0,
        "devices": 0,
        "host": None,
        "age": 7200.0,
        "recording": False,
        "owner": "ivanova",
        "conference_id": "440",
        "looked_at": NOW.isoformat(),
    },
    Kind.RULE_CHANGED: {
        "server": "Main",
        "case": 1,
        "topic": "Sync",
        "state": "postponed",
        "by": "Anna",
        "due_at": NOW.isoformat(),
    },
    Kind.RULE_DECIDED: {
        "server": "Main",
        "case": 1,
        "topic": "Sync",
        "state": "kept",
        "by": "Anna",
        "detail": None,
        "decided_at": NOW.isoformat(),
    },
    Kind.RULE_PAUSED: {
        "server": "Main",
        "reason": "at-once",
        "count": 4,
        "paused_at": NOW.isoformat(),
    },
    Kind.RULE_REPORT: {"server": "Main", "count": 2, "since": NOW.isoformat()},
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
