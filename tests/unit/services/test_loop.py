"""A loop goes on whatever happens, and is never cut off where it must not be."""

from __future__ import annotations

import asyncio
import logging

import pytest

from services.background.loop import Loop
from services.background.supervisor import Supervisor
from services.db import Database
from services.trueconf import Unreachable


class Steps:
    """What a loop does in these tests: `happen` says what, one after another."""

    def __init__(self, *happen: Exception | None) -> None:
        self.happen = list(happen)
        self.begun = 0
        self.ended = 0
        self.stepped = asyncio.Event()

    async def __call__(self) -> None:
        self.begun += 1
        await asyncio.sleep(0)
        if self.happen and (failure := self.happen.pop(0)):
            raise failure
        self.ended += 1
        self.stepped.set()


async def test_no_exception_ends_it_and_each_is_logged_once_in_a_row(
    caplog: pytest.LogCaptureFixture,
) -> None:
    known, unknown = Unreachable("timeout", sent=True), ZeroDivisionError()
    steps = Steps(known, known, unknown, unknown, None, known)
    loop = Loop("work", Supervisor().spawn, steps, lambda: 0.0)
    with caplog.at_level(logging.WARNING, "services.background.loop"):
        loop.begin()
        async with asyncio.timeout(5):
            while steps.ended < 3:
                steps.stepped.clear()
                await steps.stepped.wait()
        await loop.end()
    levels = [(record.levelname, record.exc_info is not None) for record in caplog.records]
    assert levels == [("WARNING", False), ("ERROR", True), ("WARNING", False)]


async def test_it_waits_for_its_time_unless_it_is_to_be_soon() -> None:
    steps = Steps()
    loop = Loop("work", Supervisor().spawn, steps, lambda: 3600.0)
    loop.begin(3600.0)
    loop.soon.set()
    async with asyncio.timeout(5):
        await steps.stepped.wait()
    assert steps.begun == 1
    await loop.end()


async def test_steps_that_would_come_late_are_left_out() -> None:
    moments: list[float] = []
    clock = asyncio.get_running_loop()

    async def step() -> None:
        moments.append(clock.time())
        if len(moments) == 1:
            await asyncio.sleep(0.25)  # longer than two intervals
        if len(moments) == 3:
            done.set()

    done = asyncio.Event()
    loop = Loop("work", Supervisor().spawn, step, lambda: 0.1)
    loop.begin()
    async with asyncio.timeout(5):
        await done.wait()
    await loop.end()
    first, second, _ = moments
    assert second - first >= 0.29


async def test_it_is_ended_where_it_waits_but_not_in_a_transaction(database: Database) -> None:
    entered, written = asyncio.Event(), asyncio.Event()
    finish = asyncio.Event()

    async def write() -> None:
        async with database.session():
            entered.set()
            await finish.wait()
            written.set()

    async def step() -> None:
        await asyncio.gather(write())
        await asyncio.Event().wait()
        raise AssertionError("it was to be cut off here")

    loop = Loop("work", Supervisor().spawn, step, lambda: 0.0)
    loop.begin()
    await entered.wait()
    ending = asyncio.create_task(loop.end())
    await asyncio.sleep(0)
    assert not ending.done()
    finish.set()
    async with asyncio.timeout(5):
        await ending
    assert written.is_set()
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "work"]


async def test_a_cancellation_that_is_not_its_own_does_not_end_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What a step waits for may have been cancelled by somebody else."""
    stepped = asyncio.Event()
    begun = 0

    async def step() -> None:
        nonlocal begun
        begun += 1
        if begun < 3:
            raise asyncio.CancelledError
        stepped.set()

    loop = Loop("work", Supervisor().spawn, step, lambda: 0.0)
    loop.begin()
    async with asyncio.timeout(5):
        await stepped.wait()
    await loop.end()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "work"]


async def test_an_interval_that_cannot_be_had_does_not_end_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    steps = Steps()

    def interval() -> float:
        raise ZeroDivisionError

    loop = Loop("work", Supervisor().spawn, steps, interval)
    for _ in range(2):
        steps.stepped.clear()
        if not steps.begun:
            loop.begin()
        loop.soon.set()
        async with asyncio.timeout(5):
            await steps.stepped.wait()
    await loop.end()
    assert steps.begun == 2
    assert "incident" in caplog.text
