"""Asking for several things side by side; a figure that fails is a dash, not an error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from services.trueconf import TrueConfError

logger = logging.getLogger(__name__)

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLimits:
    patience: float = 2.0  # seconds that one figure may take (design section 4)


class Figures:
    def __init__(self, limits: FigureLimits) -> None:
        self._patience = limits.patience

    async def read(self, ask: Callable[[], Awaitable[T]]) -> T | None:
        try:
            async with asyncio.timeout(self._patience):
                return await ask()
        except TimeoutError:
            logger.info("a figure took longer than %s s", self._patience)
        except TrueConfError as failure:
            logger.info("a figure could not be read: %s", type(failure).__name__)
        return None


async def gather_pair(first: Awaitable[T], second: Awaitable[U]) -> tuple[T, U]:
    """Both are awaited to their end, so no request is left behind. Raises the first failure."""
    results = await asyncio.gather(first, second, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return cast("tuple[T, U]", tuple(results))
