"""One reading for everybody who asks at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from services.background import single_flight as module
from services.background.single_flight import SingleFlight
from services.background.supervisor import Supervisor
from services.trueconf import ProtocolError, TrueConfError, Unreachable


class Source:
    """Numbers, or failures, that are read when the test says so."""

    def __init__(self) -> None:
        self.begun = 0
        self._answers: asyncio.Queue[int | TrueConfError] = asyncio.Queue()

    async def read(self) -> int:
        self.begun += 1
        answer = await self._answers.get()
        if isinstance(answer, TrueConfError):
            raise answer
        return answer

    def answer(self, *answers: int | TrueConfError) -> None:
        for each in answers:
            self._answers.put_nowait(each)


class Clock:
    """Moves on by a little at each look, as time does."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        self.now += 0.001
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "monotonic", made)
    return made


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
async def value(source: Source, clock: Clock) -> AsyncIterator[SingleFlight[int]]:
    supervisor = Supervisor()
    yield SingleFlight("read numbers", source.read, supervisor.spawn)
    await supervisor.close()


def asking(value: SingleFlight[int], max_age: float = 3.0) -> asyncio.Task[int]:
    return asyncio.create_task(value.get(max_age))


async def all_wait() -> None:
    """Let every task come to where it waits for something."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_who_asks_at_once_shares_a_reading(value: SingleFlight[int], source: Source) -> None:
    askers = [asking(value) for _ in range(3)]
    await all_wait()
    askers.append(asking(value))
    source.answer(1)
    assert await asyncio.gather(*askers) == [1, 1, 1, 1]
    assert source.begun == 1


async def test_a_young_value_is_kept(
    value: SingleFlight[int], source: Source, clock: Clock
) -> None:
    source.answer(1, 2)
    assert await value.get(3.0) == 1
    clock.now += 2.9
    assert await value.get(3.0) == 1
    clock.now += 0.2
    assert await value.get(3.0) == 2
    assert source.begun == 2


async def test_an_old_value_is_not_shown_while_it_is_read_anew(
    value: SingleFlight[int], source: Source, clock: Clock
) -> None:
    source.answer(1)
    assert await value.get(3.0) == 1
    clock.now += 60.0
    askers = [asking(value)]
    await all_wait()
    askers.append(asking(value))
    await all_wait()
    source.answer(2)
    assert await asyncio.gather(*askers) == [2, 2]
    assert source.begun == 2


async def test_the_age_counts_from_the_beginning_of_a_reading(
    value: SingleFlight[int], source: Source, clock: Clock
) -> None:
    asker = asking(value)
    await all_wait()
    clock.now += 5.0
    source.answer(1, 2)
    assert await asker == 1
    assert await value.get(3.0) == 2


async def test_fresh_asks_in_any_case(value: SingleFlight[int], source: Source) -> None:
    source.answer(1, 2, 3)
    assert [await value.get(0.0) for _ in range(3)] == [1, 2, 3]


async def test_fresh_is_not_content_with_a_reading_begun_before(
    value: SingleFlight[int], source: Source
) -> None:
    early = asking(value)
    await all_wait()
    fresh = asking(value, 0.0)
    await all_wait()
    assert source.begun == 1
    source.answer(1, 2)
    assert await early == 1
    assert await fresh == 2
    assert source.begun == 2


async def test_fresh_ones_at_once_share_a_reading(
    value: SingleFlight[int], source: Source
) -> None:
    early = asking(value)
    await all_wait()
    fresh = [asking(value, 0.0) for _ in range(3)]
    await all_wait()
    source.answer(1, 2, 3)
    assert await early == 1
    assert await asyncio.gather(*fresh) == [2, 2, 2]
    assert source.begun == 2


async def test_a_failure_is_shared_by_those_who_waited(
    value: SingleFlight[int], source: Source
) -> None:
    askers = [asking(value) for _ in range(2)]
    await all_wait()
    failure = ProtocolError("none")
    source.answer(failure)
    outcomes = await asyncio.gather(*askers, return_exceptions=True)
    assert outcomes == [failure, failure]
    assert source.begun == 1


async def test_a_failure_is_not_kept(value: SingleFlight[int], source: Source) -> None:
    source.answer(ProtocolError("none"), 1)
    with pytest.raises(ProtocolError):
        await value.get(3.0)
    assert await value.get(3.0) == 1


async def test_a_failure_takes_the_place_of_an_old_value(
    value: SingleFlight[int], source: Source, clock: Clock
) -> None:
    source.answer(1, Unreachable("timeout", sent=True))
    assert await value.get(3.0) == 1
    clock.now += 4.0
    with pytest.raises(Unreachable):
        await value.get(3.0)


async def test_a_fresh_failure_after_one_of_before(
    value: SingleFlight[int], source: Source
) -> None:
    """Who asks afresh does not get the failure of a reading that began earlier."""
    early = asking(value)
    await all_wait()
    fresh = asking(value, 0.0)
    await all_wait()
    source.answer(ProtocolError("early"), 2)
    with pytest.raises(ProtocolError):
        await early
    assert await fresh == 2


async def test_a_mistake_of_ours_is_not_kept(
    source: Source, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async def read() -> int:
        if not source.begun:
            source.begun += 1
            raise KeyError("ours")
        return 1

    supervisor = Supervisor()
    value = SingleFlight("read numbers", read, supervisor.spawn)
    with pytest.raises(KeyError):
        await value.get(3.0)
    assert await value.get(3.0) == 1
    assert "read numbers failed" in caplog.text
    await supervisor.close()


async def test_who_gives_up_ends_nothing_for_the_others(
    value: SingleFlight[int], source: Source
) -> None:
    other = asking(value)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await value.get(3.0)
    await all_wait()
    source.answer(1)
    assert await other == 1
    assert source.begun == 1


async def test_a_reading_that_nobody_waits_for_is_found_done(
    value: SingleFlight[int], source: Source
) -> None:
    asker = asking(value)
    await all_wait()
    asker.cancel()
    await all_wait()
    source.answer(1)
    await all_wait()
    assert await value.get(3.0) == 1
    assert source.begun == 1


async def test_what_is_older_than_asked_is_read_anew_after_someone_gave_up(
    value: SingleFlight[int], source: Source, clock: Clock
) -> None:
    asker = asking(value)
    await all_wait()
    asker.cancel()
    source.answer(1, 2)
    await all_wait()
    clock.now += 4.0
    assert await value.get(3.0) == 2
