"""What is told of a pause, and what the record says of it."""

from __future__ import annotations

from datetime import datetime

from services.alerts import Alert, MaintenanceTold
from services.maintenance.pauses import Pause
from services.maintenance.plans import Schedule
from services.servers import Server

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def begun_alert(server: Server, pause: Pause) -> Alert:
    return _alert(server, pause, "begun", pause.by_name, pause.began_at)


def ended_alert(server: Server, pause: Pause, by: str, at: datetime) -> Alert:
    """Before its time."""
    return _alert(server, pause, "ended", by, at)


def lasts(minutes: int | None) -> str | None:
    """For the record, which is in no language."""
    return None if minutes is None else f"{minutes} min"


def account(when: Schedule) -> str:
    """The same of a plan."""
    day = when.day.isoformat() if when.day else _WEEKDAYS[when.weekday or 0]
    hour, minute = divmod(when.minute, 60)
    return f"{day} {hour:02}:{minute:02} {when.zone}, {when.minutes} min"


def _alert(server: Server, pause: Pause, state: str, by: str, at: datetime) -> Alert:
    event = MaintenanceTold(
        server=server.name,
        pause=pause.id,
        state=state,
        planned=pause.plan_id is not None,
        by=by,
        until=pause.until,
        at=at,
    )
    return Alert(event, server.id, f"maintenance:{pause.id}")
