"""A month of invented history for each server of the demo, so that Trends has something to show:
office hours, quiet weekends, an hour in which nothing answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import pi, sin
from random import Random
from typing import Any

# Seconds of a sample, and of an hour; days of samples, and of the hours before them.
_SLOT, _HOUR = 300, 3600
_SAMPLED, _PAST = timedelta(days=14), timedelta(days=30)
_NIGHT = 8  # people who never log off
_OFFICE = range(7, 19)  # UTC
_WEEKEND = {5, 6}
_MEETING = 9  # users for each conference, of whom
_IN_ONE = 4  # are in it


def samples(server_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Of the last two weeks, as rows of `SampleRow`."""
    busy = Random(server_id)  # noqa: S311 - no secret
    end = int(now.timestamp()) // _SLOT * _SLOT
    for slot in range(_split(now), end, _SLOT):
        users = _users(slot, server_id)
        down = slot // _HOUR == (end - int(timedelta(days=5).total_seconds())) // _HOUR
        yield {
            "server_id": server_id,
            "slot": slot,
            "down": down,
            "answer": None if down else busy.randint(20, 60),
            "users": None if down else users,
            "conferences": None if down else users // _MEETING,
            "people": None if down else users // _MEETING * _IN_ONE,
            "forgotten": None if down else int(slot // _HOUR % 24 not in _OFFICE),
        }


def hours(server_id: int, now: datetime) -> Iterator[dict[str, Any]]:
    """Of the weeks before, as rows of `HourRow`."""
    begin = int((now - _PAST).timestamp()) // _HOUR * _HOUR
    for slot in range(begin, _split(now), _HOUR):
        users = _users(slot, server_id)
        yield {
            "server_id": server_id,
            "slot": slot,
            "looked": _HOUR // _SLOT,
            "down": 0,
            "answer": 40,
            "answer_most": 90,
            "users": float(users),
            "users_most": users + 3,
            "users_most_at": slot,
            "counted": _HOUR // _SLOT,
            "conferences": users / _MEETING,
            "conferences_most": users // _MEETING + 1,
            "people": users / _MEETING * _IN_ONE,
            "people_most": (users // _MEETING + 1) * _IN_ONE,
            "forgotten_most": 1,
        }


def _split(now: datetime) -> int:
    return int((now - _SAMPLED).timestamp()) // _HOUR * _HOUR


def _users(slot: int, server_id: int) -> int:
    hourly = Random(slot // _HOUR * server_id)  # noqa: S311 - no secret
    at = datetime.fromtimestamp(slot, UTC)
    most = 40 + 20 * server_id
    share = sin((at.hour + at.minute / 60 - _OFFICE.start) / len(_OFFICE) * pi)
    if at.hour not in _OFFICE or at.weekday() in _WEEKEND:
        share = 0.0
    return _NIGHT + int(most * share) + hourly.randint(0, 5)
