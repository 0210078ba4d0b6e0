"""Sessions that the rule has warned of, as rows: the first decision counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.conferences import SessionRef
from services.db.models import CaseRow
from services.forgotten import Finding
from services.servers import Server


class CaseState(StrEnum):
    """What became of a session that the rule has warned of."""

    # Still to be stopped.
    WAITING = "waiting"
    POSTPONED = "postponed"  # by an operator
    UNREACHABLE = "unreachable"  # it was due, but the server does not answer: tried at each look
    STOPPING = "stopping"  # right now: nobody can keep it any more
    # Decided.
    KEPT = "kept"  # by an operator, for this session
    STOPPED_BY = "stopped-by"  # by an operator
    STOPPED = "stopped"  # by the rule; in a dry run: it would have been
    # Not stopped, because …
    PEOPLE = "people"  # it no longer looks forgotten, or not for a chosen reason
    ENDED = "ended"  # it was over by itself
    PROTECTED = "protected"  # detail: by whom, and the note
    RECORDED = "recorded"
    DOUBT = "doubt"  # it could not be judged
    HOURS = "hours"  # the chosen hours are over
    OFF = "off"  # the rule was switched off, or to another mode
    BRAKE = "brake"  # the rule has paused itself
    UNTOLD = "untold"  # the warning has reached nobody
    REFUSED = (
        "refused"  # the server did not do it, or does not say; detail: an Outcome of the stop
    )

    @property
    def open(self) -> bool:
        """Whether somebody can still keep or postpone it."""
        return self in OPEN


OPEN = frozenset({CaseState.WAITING, CaseState.POSTPONED, CaseState.UNREACHABLE})
DECIDED = tuple(each for each in CaseState if each not in {*OPEN, CaseState.STOPPING})
# After these the same session is not warned of again.
FINAL = frozenset({CaseState.KEPT, CaseState.STOPPED, CaseState.STOPPED_BY, CaseState.REFUSED})


@dataclass(frozen=True, slots=True)
class Case:
    """
    :ivar reason: why it looked forgotten when it was warned of: a forgotten.Rule
    :ivar people: how many were in it then
    :ivar age: seconds that it had run then
    :ivar dry: of a dry run: it would have been stopped
    :ivar warned_at: when it was warned of last
    :ivar due_at: the stop comes at the first look after that
    :ivar by_name: of the operator who decided or postponed last
    """

    id: int
    server_id: int
    address: str
    ref: SessionRef
    topic: str | None
    owner: str | None
    reason: str
    people: int
    age: float
    dry: bool
    warned_at: datetime
    due_at: datetime
    state: CaseState
    by_name: str | None
    decided_at: datetime | None
    detail: str | None
    key: str | None

    @property
    def thread(self) -> str:
        """Of its alerts."""
        return f"rule:{self.id}"


async def add(
    session: AsyncSession,
    server: Server,
    finding: Finding,
    *,
    dry: bool,
    now: datetime,
    due_at: datetime,
) -> Case:
    seen = finding.session
    row = CaseRow(
        server_id=server.id,
        address=server.address,
        conference_id=seen.conference_id,
        session_id=seen.session_id,
        started_at=seen.started_at,
        topic=seen.topic,
        owner=seen.owner,
        reason=finding.reason,
        people=finding.people,
        age=seen.age,
        dry=dry,
        warned_at=now,
        due_at=due_at,
        state=CaseState.WAITING,
    )
    session.add(row)
    await session.flush()
    return _case(row)


async def get(session: AsyncSession, case_id: int) -> Case | None:
    row = await session.get(CaseRow, case_id)
    return None if row is None else _case(row)


async def in_state(
    session: AsyncSession, server_id: int, states: Collection[CaseState]
) -> Sequence[Case]:
    """Oldest first."""
    rows = await session.scalars(
        select(CaseRow)
        .where(CaseRow.server_id == server_id, CaseRow.state.in_(states))
        .order_by(CaseRow.id)
    )
    return [_case(row) for row in rows]


async def of_conference(
    session: AsyncSession, server_id: int, conference_id: str
) -> Sequence[Case]:
    rows = await session.scalars(
        select(CaseRow).filter_by(server_id=server_id, conference_id=conference_id)
    )
    return [_case(row) for row in rows]


async def stopped_since(
    session: AsyncSession, server_id: int, since: datetime, *, dry: bool
) -> Sequence[Case]:
    """What the rule has stopped, or would have, oldest first."""
    rows = await session.scalars(
        select(CaseRow)
        .filter_by(server_id=server_id, state=CaseState.STOPPED, dry=dry)
        .where(CaseRow.decided_at >= since)
        .order_by(CaseRow.decided_at, CaseRow.id)
    )
    return [_case(row) for row in rows]


async def change(
    session: AsyncSession,
    case_id: int,
    *,
    out_of: Collection[CaseState] = OPEN,
    due_by: datetime | None = None,
    **values: Any,
) -> Case | None:
    """None where it is not, or no longer, in one of these states. The check and the change are
    one statement.

    :param due_by: also where it is due later
    """
    changed = update(CaseRow).where(CaseRow.id == case_id, CaseRow.state.in_(out_of))
    if due_by is not None:
        changed = changed.where(CaseRow.due_at <= due_by)
    done = await session.execute(changed.values(**values).returning(CaseRow.id))
    if done.scalar() is None:
        return None
    row = await session.get_one(CaseRow, case_id, populate_existing=True)
    return _case(row)


async def sweep(session: AsyncSession, before: datetime) -> None:
    """Those that were decided before a moment."""
    await session.execute(delete(CaseRow).where(CaseRow.decided_at < before))


def _case(row: CaseRow) -> Case:
    return Case(
        id=row.id,
        server_id=row.server_id,
        address=row.address,
        ref=SessionRef(row.conference_id, row.session_id, row.started_at),
        topic=row.topic,
        owner=row.owner,
        reason=row.reason,
        people=row.people,
        age=row.age,
        dry=row.dry,
        warned_at=row.warned_at,
        due_at=row.due_at,
        state=CaseState(row.state),
        by_name=row.by_name,
        decided_at=row.decided_at,
        detail=row.detail,
        key=row.key,
    )
