"""Availability is of the time that is known, and says how much that is."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from services.monitoring.availability import Share, availability
from services.monitoring.check import Verdict
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import ANNA, MovableClock, server_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
COVERED = "INSERT INTO coverage (server_id, began_at, ended_at) VALUES (1, ?, ?)"
OUTAGE = (
    "INSERT INTO outages (server_id, address, verdict, reason, began_at, last_bad_at, ended_at) "
    "VALUES (1, '', 'unreachable', 'timeout', ?, ?, ?)"
)


def ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def text(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ")


def test_nothing_is_known_without_checks() -> None:
    found = availability(NOW, [], [(ago(5), ago(3))])
    assert found.day == found.week == found.month == Share(None, 0)


def test_a_time_without_checks_is_neither_good_nor_bad() -> None:
    known = [(ago(24), ago(14)), (ago(4), ago(2))]
    # One hour seen; one that nobody saw ended somewhere before the checks began again.
    outages = [(ago(20), ago(19)), (ago(14.5), ago(4))]
    day = availability(NOW, known, outages).day
    assert day.known == pytest.approx(12 / 24)
    assert day.available == pytest.approx(1 - 1.5 / 12)


def test_only_what_lies_within_counts() -> None:
    known = [(ago(24 * 40), ago(0))]
    outages = [(ago(24 * 35), ago(24 * 29)), (ago(30), ago(20))]
    found = availability(NOW, known, outages)
    assert [found.day.known, found.week.known, found.month.known] == pytest.approx([1, 1, 1])
    assert found.day.available == pytest.approx(1 - 4 / 24)
    assert found.week.available == pytest.approx(1 - 10 / (7 * 24))
    assert found.month.available == pytest.approx(1 - (24 + 10) / (30 * 24))


def test_times_that_overlap_count_once() -> None:
    """Where a clock was set back, the same hour has been twice."""
    known = [(ago(12), ago(6)), (ago(8), ago(2)), (ago(10), ago(9)), (ago(3), ago(5))]
    outages = [(ago(7), ago(4)), (ago(5), ago(3)), (ago(1), ago(2))]
    day = availability(NOW, known, outages).day
    assert day.known == pytest.approx(10 / 24)
    assert day.available == pytest.approx(1 - 4 / 10)


def test_what_lies_in_the_future_does_not_count() -> None:
    assert availability(NOW, [(ago(-1), ago(-5))], []).day == Share(None, 0)
    day = availability(NOW, [(ago(1), ago(-5))], [(ago(0.5), ago(-3))]).day
    assert (day.known, day.available) == pytest.approx((1 / 24, 0.5))


async def test_a_server_that_falls_over_all_the_time_holds_up_nobody(bot: RunningBot) -> None:
    """57,600 outages in 30 days."""
    bot.now = MovableClock(NOW - datetime.now(UTC))
    await bot.add_server()
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    rows = [
        (text(NOW - timedelta(seconds=45 * n + 15)), text(NOW - timedelta(seconds=45 * n)))
        for n in range(57_600)
    ]
    connection = sqlite3.connect(bot.folder / "data" / "bot.sqlite3")
    with connection:
        connection.executemany(OUTAGE, [(began, ended, ended) for began, ended in rows])
        connection.execute(COVERED, (text(ago(24 * 40)), text(NOW)))
    connection.close()
    assert bot.app
    outages, main = bot.app._services.outages, server_of(bot)
    reading = asyncio.create_task(outages.availability(bot.operator(ANNA), main))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1
    found = await reading
    assert found.month.available == pytest.approx(1 - 1 / 3, abs=0.001)
    assert turns > 50, "everything else goes on meanwhile"
    assert len(await outages.last(bot.operator(ANNA), main, 4)) == 4
    plans = bot.rows(
        "EXPLAIN QUERY PLAN SELECT began_at, ended_at FROM outages WHERE server_id = 1 "
        "AND ended_at >= '2026' ORDER BY ended_at DESC LIMIT 5"
    )
    assert "USING INDEX ix_outages_server_id_ended_at" in plans[0][-1]
    assert "TEMP B-TREE" not in str(plans)


async def test_what_is_in_the_database(bot: RunningBot) -> None:
    bot.now = MovableClock(NOW - datetime.now(UTC))
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    await bot.end()
    await bot.change(COVERED, text(ago(24 * 60)), text(ago(24 * 50)))  # too old to be kept
    await bot.change(COVERED, text(ago(12)), text(ago(0)))
    await bot.change(OUTAGE, text(ago(24 * 50)), text(ago(24 * 49)), text(ago(24 * 49)))
    await bot.change(OUTAGE, text(ago(6)), text(ago(3)), text(ago(3)))
    await bot.change(OUTAGE, text(ago(1)), text(ago(1)), None)  # it lasts
    await bot.begin()
    assert bot.rows("SELECT count(*) FROM coverage") == [(1,)]
    assert bot.app
    outages, main = bot.app._services.outages, server_of(bot)
    found = await outages.availability(bot.operator(ANNA), main)
    assert found.day.known == pytest.approx(0.5, abs=0.001)
    assert found.day.available == pytest.approx(1 - 4 / 12, abs=0.001)
    newest, before = await outages.last(bot.operator(ANNA), main, 2)
    assert (newest.ended_at, before.ended_at) == (None, ago(3))
    assert (before.verdict, before.reason) == (Verdict.UNREACHABLE, "timeout")
    assert len(await outages.last(bot.operator(ANNA), main, 5)) == 3
