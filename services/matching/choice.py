"""In which order lists stand, and which rows they leave out, as each operator has chosen it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from services.db import Database
from services.db.models import ListChoiceRow
from services.operators import Operator
from services.roles import Right

# The kind of list that a choice is for; others may get one of their own.
RUNNING = "running"


class Order(StrEnum):
    DURATION = "duration"  # longest first
    PEOPLE = "people"  # most first
    NAME = "name"


class Only(StrEnum):
    """What alone is shown."""

    RECORDED = "recorded"
    NO_HOST = "no-host"
    GUESTS = "guests"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Choice:
    """:ivar only: None: everything"""

    order: Order = Order.DURATION
    only: Only | None = None


class Choices:
    """Of all lists of running conferences together: of one server, and over all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Choice] = {}

    async def of(self, operator: Operator) -> Choice:
        """Read once, and kept in memory. Raises NotAllowed, as the others do."""
        operator.require(Right.VIEW)
        known = self._known.get(operator.id)
        if known is None:
            async with self._database.session() as session:
                row = await session.get(ListChoiceRow, (operator.id, RUNNING))
            known = self._known[operator.id] = Choice() if row is None else _read(row)
        return known

    async def order(self, operator: Operator, order: Order) -> None:
        operator.require(Right.VIEW)
        await self._keep(operator, replace(await self.of(operator), order=order))

    async def show_only(self, operator: Operator, only: Only | None) -> None:
        """:param only: None: everything"""
        operator.require(Right.VIEW)
        await self._keep(operator, replace(await self.of(operator), only=only))

    async def _keep(self, operator: Operator, choice: Choice) -> None:
        async with self._database.session() as session:
            await session.merge(
                ListChoiceRow(
                    operator_id=operator.id, list=RUNNING, sorted_by=choice.order, only=choice.only
                )
            )
        self._known[operator.id] = choice


def _read(row: ListChoiceRow) -> Choice:
    """A later version may know others: these are the usual ones then."""
    order = Order(row.sorted_by) if row.sorted_by in list(Order) else Order.DURATION
    return Choice(order, Only(row.only) if row.only in list(Only) else None)
