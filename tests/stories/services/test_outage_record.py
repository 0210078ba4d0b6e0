"""What is kept of outages and of the time in which servers were looked at."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from services.db.models import OutageRow
from services.monitoring import outage_rows
from services.monitoring.check import Verdict
from services.monitoring.outages import Share
from services.servers import Server
from tests.stores import stored
from tests.stories.services.bench import GAP, Bench, at

BAD, WORSE, GOOD = Verdict.API_ERROR, Verdict.UNREACHABLE, Verdict.RUNNING


async def share_of(bench: Bench) -> Share:
    return (await bench.outages.availability(bench.anna, bench.main)).day


def look(bench: Bench, server: Server, first: float, last: float) -> None:
    """A server was looked at without a gap between two hours."""
    bench.outages.cover(server, hours(first), timedelta(0))
    bench.outages.cover(server, hours(last), timedelta(hours=last - first))


async def outage(bench: Bench, server: Server, begin: float, end: float | None) -> None:
    async with bench.database.session() as session:
        session.add(
            OutageRow(
                server_id=server.id,
                address=server.address,
                verdict=BAD,
                reason=None,
                began_at=hours(begin),
                last_bad_at=hours(begin),
                ended_at=None if end is None else hours(end),
            )
        )


def hours(number: float) -> datetime:
    return at(3600 * number)


async def test_the_newest_ones_of_a_server(bench: Bench) -> None:
    for begin in (0, 100, 200):
        await bench.check(BAD, begin, begin + 10, begin + 20)
        await bench.check(GOOD, begin + 30, begin + 40)
        await bench.check(BAD, begin, server=bench.other)
        await bench.check(GOOD, begin + 1, server=bench.other)
    await bench.check(BAD, 300, 310, 320)
    await bench.check(WORSE, 330)
    newest, before = await bench.outages.last(bench.anna, bench.main, 2)
    assert (newest.began_at, newest.last_bad_at, newest.ended_at) == (at(300), at(330), None)
    assert newest.verdict is WORSE
    assert (before.began_at, before.ended_at) == (at(200), at(230))
    assert len(await bench.outages.last(bench.anna, bench.main, 9)) == 4


async def test_what_is_only_in_memory_is_saved(bench: Bench) -> None:
    await bench.check(BAD, 0, 10, 20)
    await bench.check(WORSE, 30)
    await bench.check(GOOD, 0, server=bench.other)
    kept = "SELECT verdict, reason, last_bad_at FROM outages"
    assert await bench.rows(kept) == [(BAD, f"{BAD}'s reason", stored(at(20)))]
    await bench.save()
    assert await bench.rows(kept) == [(WORSE, f"{WORSE}'s reason", stored(at(30)))]
    await bench.save()
    covered = "SELECT server_id, ended_at > began_at FROM coverage"
    assert sorted(await bench.rows(covered)) == [(bench.main.id, 1), (bench.other.id, 0)]


async def test_the_available_part_of_the_known_time(bench: Bench) -> None:
    """In memory or in the database, of this server and no other."""
    assert await share_of(bench) == Share(None, 0)
    look(bench, bench.main, -20, -14)
    look(bench, bench.other, -24, -1)
    await outage(bench, bench.main, -18, -17)
    await outage(bench, bench.other, -16, -15)
    await bench.save()
    look(bench, bench.main, -4, -3)
    await bench.save()
    look(bench, bench.main, -3, -2)
    await outage(bench, bench.main, -2.5, None)
    share = await share_of(bench)
    assert share.known == pytest.approx((6 + 2) / 24)
    assert share.available == pytest.approx(1 - (1 + 0.5) / 8)
    await bench.save()
    await bench.begin()
    assert await share_of(bench) == share


MONTH = timedelta(days=30).total_seconds()


async def covered(bench: Bench, *ends: float) -> None:
    """Main was looked at for 100 seconds until each of these moments."""
    for end in ends:
        bench.outages.cover(bench.main, at(end - 100), GAP)
        bench.outages.cover(bench.main, at(end), timedelta(seconds=100))
        await bench.save()
        bench.outages._covered.clear()


async def test_what_is_older_than_a_month_is_not_kept(bench: Bench) -> None:
    await covered(bench, -MONTH - 1, -MONTH, 0)
    await bench.begin()
    assert await bench.rows("SELECT count(*) FROM coverage") == [(2,)]


async def test_a_clock_that_is_years_ahead_deletes_nothing(bench: Bench) -> None:
    """At the start, or at the daily look for what is old."""
    await covered(bench, -MONTH + 1, -100)
    await outage(bench, bench.main, -30, -20)
    before = (
        await bench.rows("SELECT id FROM coverage"),
        await bench.rows("SELECT id FROM outages"),
    )
    bench.now = at(20 * 365 * 86400)
    await bench.begin()
    await bench.outages.sweep()
    await bench.check(GOOD, 20 * 365 * 86400)
    await bench.save()
    await bench.outages.sweep()
    found = await bench.rows("SELECT id FROM coverage"), await bench.rows("SELECT id FROM outages")
    assert {*before[0]} <= {*found[0]}
    assert before[1] == found[1]


async def test_what_ended_long_ago_is_forgotten_but_for_the_newest(bench: Bench) -> None:
    long_ago = outage_rows.REMEMBERED / timedelta(hours=1) + 100
    await outage(bench, bench.other, -long_ago, None)  # it lasts
    for number in range(5):
        await outage(bench, bench.main, number - long_ago, number - long_ago + 0.5)
    await outage(bench, bench.main, -50, -49)
    async with bench.database.session() as session:
        await outage_rows.forget_outages(session, bench.now, keep=3)
    assert await bench.rows("SELECT id FROM outages ORDER BY id") == [(1,), (5,), (6,), (7,)]


async def test_a_single_look_tells_nothing(bench: Bench) -> None:
    look(bench, bench.main, -1, -1)
    assert await share_of(bench) == Share(None, 0)


async def test_the_newest_time_is_gone_on_with(bench: Bench) -> None:
    """Also where its row is older: the clock had been set back."""
    for hour in (-1, -2):
        look(bench, bench.main, hour, hour)
        await bench.save()
        bench.outages._covered.clear()
    await bench.begin()
    assert bench.outages.cover(bench.main, hours(-1) + GAP, GAP)


@pytest.mark.parametrize("number", [0, 1, 999, 1000, 1001, 2500])
async def test_many_are_read_each_once(bench: Bench, number: int) -> None:
    """Also where many of them end at the same moment."""
    async with bench.database.session() as session:
        session.add_all(
            OutageRow(
                server_id=bench.main.id,
                address="",
                verdict=BAD,
                reason=None,
                began_at=at(-7200 + each),
                last_bad_at=at(-60),
                ended_at=at(-60),
            )
            for each in range(number)
        )
    async with bench.database.session() as session:
        known, bad = await outage_rows.known_and_bad(session, bench.main.id, bench.now)
    assert known == []
    assert sorted(bad) == [(at(-7200 + each), at(-60)) for each in range(number)]
