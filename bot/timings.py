"""How long one press waited for the server, Telegram and the database, for its line in the log.

Work of one kind that runs side by side counts once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

Place = Literal["server", "telegram", "database"]


@dataclass(slots=True)
class Timings:
    seconds: dict[Place, float] = field(
        default_factory=lambda: {"server": 0.0, "telegram": 0.0, "database": 0.0}
    )
    _waiting: dict[Place, int] = field(default_factory=dict)
    _since: dict[Place, float] = field(default_factory=dict)

    def begin(self, place: Place) -> None:
        if not self._waiting.get(place):
            self._since[place] = monotonic()
        self._waiting[place] = self._waiting.get(place, 0) + 1

    def end(self, place: Place) -> None:
        self._waiting[place] -= 1
        if not self._waiting[place]:
            self.seconds[place] += monotonic() - self._since[place]

    def __str__(self) -> str:
        return " ".join(
            f"{place}={seconds * 1000:.0f}ms" for place, seconds in self.seconds.items()
        )


# The timings of the update that is being handled; tasks begun for it inherit them.
current: ContextVar[Timings | None] = ContextVar("current_timings", default=None)


@contextmanager
def waiting_for(place: Place) -> Iterator[None]:
    """Count the time inside as waiting for this place, if an update is being handled."""
    timings = current.get()
    if timings is None:
        yield
        return
    timings.begin(place)
    try:
        yield
    finally:
        timings.end(place)


async def telegram_timed(
    make_request: NextRequestMiddlewareType[TelegramType],
    bot: Bot,
    method: TelegramMethod[TelegramType],
) -> Response[TelegramType]:
    """A request middleware: the time of a request counts as waiting for Telegram."""
    with waiting_for("telegram"):
        return await make_request(bot, method)
