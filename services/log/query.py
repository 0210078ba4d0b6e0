"""The three records as one table, for what somebody wants to see and may see of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Subquery,
    false,
    literal,
    null,
    select,
    union_all,
)

from services.db.models import ActRow, AuditRow, RequestRow, ServerRow
from services.log.entries import Entry, Kind, Number, Record, Wanted
from services.operators import Operator
from services.roles import Right

# A word of services/journal.py.
REFUSED = "refused"
_NOT_OF_STOPS = {Kind.CHANGE, Kind.REFUSED}
_OF_REQUESTS = {Kind.STOP_RECORDING, Kind.START_AGAIN, Kind.CALL_OWNER}


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody may see.

    :ivar everything: what is about no server, too
    :ivar server_ids: None: of all servers
    """

    everything: bool
    server_ids: Collection[int] | None

    @classmethod
    def of(cls, operator: Operator) -> Scope:
        everything = operator.may(Right.MANAGE)
        return cls(everything, None if everything else operator.standing.server_ids)


def entries(scope: Scope, wanted: Wanted) -> Subquery:
    """One row for each entry; none, where nothing can be one."""
    return union_all(*(_seen(each, scope, wanted) for each in _records(wanted))).subquery()


def entry_of(row: Row[Any]) -> Entry:
    record = Record(row.record)
    return Entry(
        number=Number(record, row.id),
        at=row.at,
        operator_id=row.operator_id,
        name=row.name,
        server_id=row.server_id,
        server=row.server,
        act=row.act,
        kind=_kind(record, row.act, row.outcome),
        topic=row.topic,
        conference_id=row.conference_id,
        people=row.people,
        outcome=row.outcome,
        detail=row.detail,
        settled_at=row.settled_at,
        batch=row.batch,
    )


def _kind(record: Record, act: str, outcome: str | None) -> Kind | None:
    if record is Record.STOPS:
        return Kind.STOP
    if record is Record.CHANGES:
        return Kind.REFUSED if outcome == REFUSED else Kind.CHANGE
    return Kind(act) if act in set(Kind) else None


@dataclass(frozen=True, slots=True)
class _Source:
    """One record: its rows, and the columns by which they are chosen."""

    record: Record
    rows: Select[*tuple[Any, ...]]
    id: ColumnElement[Any] | Any
    at: ColumnElement[Any] | Any
    operator_id: ColumnElement[Any] | Any
    server_id: ColumnElement[Any] | Any


def _records(wanted: Wanted) -> Iterator[_Source]:
    """Those that can have what is wanted. The first one gives the columns their types."""
    kind = wanted.kind
    stops = _stops()
    yield stops if kind in {None, Kind.STOP} else _narrowed(stops, false())
    if kind is None or kind in _OF_REQUESTS:
        requests = _requests()
        yield _narrowed(requests, RequestRow.act == kind) if kind else requests
    if kind is None or kind in _NOT_OF_STOPS:
        changes = _changes()
        refused = ActRow.outcome == REFUSED
        if kind is not None:
            changes = _narrowed(changes, refused if kind is Kind.REFUSED else ~refused)
        yield changes


def _narrowed(source: _Source, condition: ColumnElement[bool]) -> _Source:
    return replace(source, rows=source.rows.where(condition))


def _seen(source: _Source, scope: Scope, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    rows = source.rows
    if not scope.everything:
        rows = rows.where(source.server_id.is_not(None))
        if scope.server_ids is not None:
            rows = rows.where(source.server_id.in_(scope.server_ids))
    if wanted.server_id is not None:
        rows = rows.where(source.server_id == wanted.server_id)
    if wanted.operator_id is not None:
        rows = rows.where(source.operator_id == wanted.operator_id)
    if wanted.numbers is not None:
        ids = [each.id for each in wanted.numbers if each.record is source.record]
        rows = rows.where(source.id.in_(ids))
    if wanted.since is not None:
        rows = rows.where(source.at >= wanted.since)
    return rows


def _stops() -> _Source:
    row = AuditRow
    columns = select(
        literal(str(Record.STOPS)).label("record"),
        row.id.label("id"),
        row.requested_at.label("at"),
        row.operator_id.label("operator_id"),
        row.operator_name.label("name"),
        row.server_id.label("server_id"),
        row.server_name.label("server"),
        literal(str(Kind.STOP)).label("act"),
        row.topic.label("topic"),
        row.conference_id.label("conference_id"),
        row.people.label("people"),
        row.outcome.label("outcome"),
        row.detail.label("detail"),
        row.settled_at.label("settled_at"),
        row.batch.label("batch"),
    )
    return _Source(Record.STOPS, columns, row.id, row.requested_at, row.operator_id, row.server_id)


def _requests() -> _Source:
    row = RequestRow
    columns = select(
        literal(str(Record.REQUESTS)),
        row.id,
        row.at,
        row.operator_id,
        row.name,
        row.server_id,
        row.server_name,
        row.act,
        row.topic,
        row.conference_id,
        null(),
        row.outcome,
        row.detail,
        row.settled_at,
        null(),
    )
    return _Source(Record.REQUESTS, columns, row.id, row.at, row.operator_id, row.server_id)


def _changes() -> _Source:
    row = ActRow
    nothing = [null() for _ in range(3)]
    columns = select(
        literal(str(Record.CHANGES)),
        row.id,
        row.at,
        row.operator_id,
        row.name,
        row.server_id,
        ServerRow.name,
        row.act,
        *nothing,
        row.outcome,
        row.detail,
        null(),
        null(),
    ).outerjoin_from(row, ServerRow, ServerRow.id == row.server_id)
    return _Source(Record.CHANGES, columns, row.id, row.at, row.operator_id, row.server_id)
