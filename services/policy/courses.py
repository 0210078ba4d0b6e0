"""How the rule of a server has fared: its dry run, who has read the report, and its pauses."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import CourseRow

# For so long a dry run lasts before its rule can be switched on.
DRY_RUN = timedelta(hours=24)


class PauseReason(StrEnum):
    """Why the rule has paused itself."""

    AT_ONCE = "at-once"  # more conferences than it may stop at once
    PER_DAY = "per-day"  # it has stopped as many as it may in a day
    CONTRADICTION = "contradiction"  # the server's answers do not fit together
    PARTIAL = "partial"  # twice in a row, some of the conferences could not be read
    UNSURE = "unsure"  # a stop was sent, and the server did not do it or does not say


class Missing(StrEnum):
    """What there must be before the rule can be switched on."""

    DRY_RUN = "dry-run"  # it is off
    DAY = "day"  # the dry run has lasted less than 24 hours
    READING = "reading"  # no owner has opened its report since then


@dataclass(frozen=True, slots=True)
class Course:
    """
    :ivar dry_since: when the dry run began that lasts, or after which the rule was switched on
    :ivar reported_at: when the dry run was reported last
    :ivar read_at: when an owner opened its report last
    :ivar paused_at: None: the rule does not pause
    :ivar pause: a PauseReason
    :ivar count: of conferences, where that is about a number
    """

    dry_since: datetime | None = None
    reported_at: datetime | None = None
    read_at: datetime | None = None
    read_by: str | None = None
    paused_at: datetime | None = None
    pause: str | None = None
    count: int = 0
    resumed_at: datetime | None = None
    resumed_by: str | None = None

    def missing(self, now: datetime) -> Missing | None:
        """What there must be before the rule can be switched on."""
        if self.dry_since is None:
            return Missing.DRY_RUN
        if now - self.dry_since < DRY_RUN:
            return Missing.DAY
        read = self.read_at is not None and self.read_at - self.dry_since >= DRY_RUN
        return None if read else Missing.READING


class Courses:
    """Kept in memory and written through; `changing` is held from a change to its commit, so that
    no change undoes another one.
    """

    def __init__(self) -> None:
        self.changing = asyncio.Lock()
        self._courses: dict[int, Course] = {}

    async def load(self, session: AsyncSession) -> None:
        columns = [column.name for column in fields(Course)]
        for row in await session.scalars(select(CourseRow)):
            self._courses[row.server_id] = Course(*(getattr(row, each) for each in columns))

    def of(self, server_id: int) -> Course:
        return self._courses.get(server_id, Course())

    async def write(self, session: AsyncSession, server_id: int, **changes: Any) -> Course:
        """To be noted after the commit."""
        course = replace(self.of(server_id), **changes)
        await session.merge(CourseRow(server_id=server_id, **asdict(course)))
        return course

    def note(self, server_id: int, course: Course) -> None:
        self._courses[server_id] = course
