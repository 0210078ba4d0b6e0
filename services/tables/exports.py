"""Files that operators have asked for, made while they do something else."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from services.background import Spawn
from services.operators import Operator
from services.roles import Right


class TooManyExports(Exception):
    """This operator has one under way."""


class Exports:
    def __init__(self, spawn: Spawn) -> None:
        self._spawn = spawn
        self._under_way: set[int] = set()

    def begin(self, operator: Operator, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """It ends with the program, if not before.

        :raises NotAllowed:
        :raises TooManyExports:
        """
        operator.require(Right.ACT)
        if operator.id in self._under_way:
            raise TooManyExports
        self._under_way.add(operator.id)
        self._spawn("make a file", self._carry_out(operator.id, work), endless=True)

    async def _carry_out(
        self, operator_id: int, work: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        try:
            await work()
        finally:
            self._under_way.discard(operator_id)
