"""The entries that somebody wants to see, the newest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db import Database
from services.db.models import AuditRow, ConfirmationRow, RequestRow, ServerRow
from services.log.entries import Card, Entry, Number, Person, Question, Record, Wanted
from services.log.query import Scope, entries, entry_of
from services.operators import RULE_ID, Operator
from services.roles import Right

# People offered to choose from, those of the newest entries.
MOST_PEOPLE = 200
# Rows read between two turns of everything else.
AT_A_TIME = 250


class Log:
    """Only who may act sees it, so a viewer does not. Each method raises NotAllowed and
    DatabaseFailed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, operator: Operator, wanted: Wanted) -> int:
        operator.require(Right.ACT)
        counted = select(func.count()).select_from(entries(Scope.of(operator), wanted))
        async with self._database.session() as session:
            return await session.scalar(counted) or 0

    async def page(
        self, operator: Operator, wanted: Wanted, first: int, most: int
    ) -> Sequence[Entry]:
        """So many entries at the most, after the `first` newest ones."""
        operator.require(Right.ACT)
        found = entries(Scope.of(operator), wanted)
        newest = _newest_first(select(found), found).offset(first).limit(most)
        async with self._database.session() as session:
            return [entry_of(row) for row in (await session.execute(newest)).all()]

    async def card(self, operator: Operator, number: Number) -> Card | None:
        """None: there is no such entry, or not for this operator."""
        operator.require(Right.ACT)
        found = entries(Scope.of(operator), Wanted(numbers=frozenset({number})))
        async with self._database.session() as session:
            row = (await session.execute(select(found))).first()
            return None if row is None else await _card(session, entry_of(row))

    async def people(self, operator: Operator) -> Sequence[Person]:
        """Who has entries, under their newest names, by these."""
        operator.require(Right.ACT)
        found = entries(Scope.of(operator), Wanted())
        newest = func.max(found.c.at)
        named = (
            select(found.c.operator_id, found.c.name)
            .group_by(found.c.operator_id, found.c.name)
            .order_by(newest.desc())
            .limit(MOST_PEOPLE)
        )
        people: dict[int, Person] = {}
        async with self._database.session() as session:
            for operator_id, name in (await session.execute(named)).all():
                people.setdefault(operator_id, Person(operator_id, name))
        return sorted(people.values(), key=lambda each: (each.name.casefold(), each.id))

    async def servers(self, operator: Operator) -> Sequence[tuple[int, str]]:
        """Ids and names, also of servers that are no longer in the settings."""
        operator.require(Right.ACT)
        known = select(ServerRow.id, ServerRow.name).order_by(ServerRow.id)
        if (ids := Scope.of(operator).server_ids) is not None:
            known = known.where(ServerRow.id.in_(ids))
        async with self._database.session() as session:
            return [(row.id, row.name) for row in (await session.execute(known)).all()]

    async def all(
        self, operator: Operator, wanted: Wanted, most: int
    ) -> AsyncIterator[Sequence[Entry]]:
        """Some at a time, so that everything else has its turns. No transaction is open between
        two of them.
        """
        operator.require(Right.ACT)
        found = entries(Scope.of(operator), wanted)
        numbers = _newest_first(select(found.c.record, found.c.id), found).limit(most)
        chosen: list[Number] = []
        async with self._database.session() as session:
            async for rows in (await session.stream(numbers)).partitions(AT_A_TIME):
                chosen += [Number(Record(record), id_) for record, id_ in rows]
        for begin in range(0, len(chosen), AT_A_TIME):
            operator.require(Right.ACT)  # it may have been taken from them meanwhile
            async with self._database.session() as session:
                some = chosen[begin : begin + AT_A_TIME]
                entries_of_some = await _of_numbers(session, operator, some)
            yield entries_of_some


def _newest_first(query: Select[Any], found: Any) -> Select[Any]:
    return query.order_by(found.c.at.desc(), found.c.record, found.c.id.desc())


async def _of_numbers(
    session: AsyncSession, operator: Operator, numbers: Sequence[Number]
) -> Sequence[Entry]:
    """In the order of the numbers, by the keys of their tables."""
    found = entries(Scope.of(operator), Wanted(numbers=frozenset(numbers)))
    rows = (await session.execute(select(found))).all()
    known = {entry.number: entry for entry in map(entry_of, rows)}
    return [known[number] for number in numbers if number in known]


async def _card(session: AsyncSession, entry: Entry) -> Card:
    number = entry.number
    if number.record is Record.STOPS:
        stop = await session.get_one(AuditRow, number.id)
        question = await session.scalar(
            select(ConfirmationRow).where(
                ConfirmationRow.operator_id == stop.operator_id,
                ConfirmationRow.server_id == stop.server_id,
                ConfirmationRow.conference_id == stop.conference_id,
                ConfirmationRow.used_at == stop.requested_at,
            )
        )
        owner = question.owner if question else None
        together = await _together(session, stop)
        asked = None if question is None else _question(question)
        return Card(entry, stop.address, stop.session_id, owner, asked, together)
    if number.record is Record.REQUESTS:
        request = await session.get_one(RequestRow, number.id)
        return Card(entry, request.address, request.session_id, request.owner, None, 1)
    return Card(entry, None, None, None, None, 1)


async def _together(session: AsyncSession, stop: AuditRow) -> int:
    """A rule has one batch for all that it ever stops: that is no question of several."""
    if stop.batch is None or stop.operator_id == RULE_ID:
        return 1
    same = AuditRow.batch == stop.batch, AuditRow.operator_id == stop.operator_id
    return await session.scalar(select(func.count()).select_from(AuditRow).where(*same)) or 1


def _question(row: ConfirmationRow) -> Question:
    return Question(
        topic=row.topic,
        owner=row.owner,
        people=row.people,
        age=row.age,
        threshold=row.threshold,
        shown_at=row.shown_at,
    )
