"""The quiet hours that each operator has chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from services.clock import Clock
from services.db import Database
from services.db.models import QuietRow
from services.operators import Operator, Operators
from services.quiet.rules import DEFAULT, Hours
from services.roles import Right


class QuietHours:
    """Kept in memory: whoever sends asks often.

    :param zone: of operators who have chosen none
    """

    def __init__(
        self, database: Database, operators: Operators, zone: ZoneInfo, now: Clock
    ) -> None:
        self._database = database
        self._operators = operators
        self._zone = zone
        self._now = now
        self._chosen: dict[int, Hours] = {}
        self._choosing = asyncio.Lock()  # each press builds on the one before it

    async def load(self) -> None:
        """Call it once, before the first use."""
        async with self._database.session() as session:
            rows = (await session.scalars(select(QuietRow))).all()
        self._chosen = {row.operator_id: hours for row in rows if (hours := _hours(row)).valid}

    def hours(self, operator: Operator) -> Hours:
        """Raises NotAllowed, as the others do."""
        operator.require(Right.VIEW)
        return self._chosen.get(operator.id, DEFAULT)

    async def choose(self, operator: Operator, **changes: Any) -> bool:
        """Change these fields of `Hours`, from now on also for what waits. Whether it can be: not
        where it would begin when it ends.
        """
        operator.require(Right.VIEW)
        async with self._choosing:
            hours = replace(self._chosen.get(operator.id, DEFAULT), **changes)
            if not hours.valid:
                return False
            async with self._database.session() as session:
                await session.merge(_row(operator.id, hours))
            self._chosen[operator.id] = hours
        return True

    def until(self, operator: Operator) -> datetime | None:
        """When the quiet time that lasts for them ends; None: it is not quiet."""
        operator.require(Right.VIEW)
        hours = self._chosen.get(operator.id, DEFAULT)
        return hours.until(self._now(), operator.zone(self._zone))

    def all(self) -> Mapping[int, frozenset[str]]:
        """For whom it is quiet, each with the kinds of alerts that are told all the same."""
        now = self._now()
        return {
            operator_id: hours.urgent
            for operator_id, hours in self._chosen.items()
            if (operator := self._operators.get(operator_id))
            and hours.until(now, operator.zone(self._zone))
        }


def _hours(row: QuietRow) -> Hours:
    return Hours(
        on=row.enabled,
        days=frozenset(int(each) for each in row.days if each.isdecimal()),
        begins=row.begins,
        ends=row.ends,
        urgent=frozenset(row.urgent.split()),
    )


def _row(operator_id: int, hours: Hours) -> QuietRow:
    return QuietRow(
        operator_id=operator_id,
        enabled=hours.on,
        days="".join(str(each) for each in sorted(hours.days)),
        begins=hours.begins,
        ends=hours.ends,
        urgent=" ".join(sorted(hours.urgent)),
    )
