"""Fixtures of the walks."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from bot.updates.answers import AnswerLimits
from demo.telegram import SimulatedTelegram
from demo.trueconf import Authority
from services.stop.request import StopLimits
from tests.running_bot import TOKEN, RunningBot
from tests.stores import SqliteStore
from tests.walks.bodies import Body
from tests.walks.place import Place

Stage = Callable[[Callable[[RunningBot], Body]], AbstractAsyncContextManager[Place]]


@pytest.fixture
def at_once() -> float:
    """Seconds that a window waits for its server before it is shown."""
    return 30.0


@pytest.fixture
def stage(
    at_once: float,
    tmp_path: Path,
    authority: Authority,
    new_database: Path,
) -> Stage:
    """Opens a new place for each walk; with others a story is made short."""
    folders = (tmp_path / str(number) for number in count())

    @asynccontextmanager
    async def opened(body: Callable[[RunningBot], Body]) -> AsyncIterator[Place]:
        folder = next(folders)
        folder.mkdir()
        async with SimulatedTelegram(TOKEN) as telegram:
            bot = RunningBot(
                folder,
                authority,
                telegram,
                SqliteStore(folder / "data" / "bot.sqlite3", new_database),
            )
            # Some servers never stop.
            answers = AnswerLimits(at_once=at_once, every=0.1)
            bot.limits = replace(bot.limits, answers=answers, stop=StopLimits(ending=1.0))
            logging.getLogger().setLevel(logging.WARNING)
            place = Place(bot, body(bot))
            try:
                await place.open()
                yield place
            finally:
                await place.body.end()
                await bot.close()

    return opened
