"""When an outage begins and ends, by checks that are made up."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest

from services.alerts.kinds import Kind
from services.monitoring.check import Verdict
from services.monitoring.outages import Outage
from tests.stories.services.bench import GAP, Bench, Told, at, found

BAD, WORSE, GOOD = Verdict.API_ERROR, Verdict.UNREACHABLE, Verdict.RUNNING
STREAKS = "SELECT server_id, bad, good, since IS NOT NULL FROM streaks ORDER BY server_id"


def begun(bench: Bench) -> Told:
    """What is told of three bad checks at 0, 10 and 20."""
    data = {
        "server": "Main",
        "verdict": BAD,
        "reason": f"{BAD}'s reason",
        "began_at": at(0).isoformat(),
        "escalated": False,
    }
    return Told(Kind.OUTAGE, bench.main.id, "outage:1", data)


async def test_it_begins_with_the_first_of_enough_bad_checks(bench: Bench) -> None:
    await bench.check(BAD, 0, 10)
    assert await bench.told() == []
    assert await bench.rows(STREAKS) == [(bench.main.id, 2, 0, 1)]
    assert not bench.outbox.news.is_set()
    await bench.check(BAD, 20)
    assert await bench.told() == [begun(bench)]
    assert bench.outbox.news.is_set()
    outage = Outage(1, BAD, f"{BAD}'s reason", at(0), at(20), None)
    assert bench.outages.lasting(bench.main) == outage
    assert bench.outages.lasting(bench.other) is None
    assert await bench.outages.last(bench.anna, bench.main, 5) == [outage]
    assert await bench.rows("SELECT server_id, address FROM outages") == [
        (bench.main.id, "main.example.com")
    ]
    assert await bench.rows(STREAKS) == [(bench.main.id, 0, 0, 0)]
    await bench.begin()
    assert bench.outages.lasting(bench.main) == outage


async def test_one_check_may_be_enough(bench: Bench) -> None:
    assert bench.outages.beginning(bench.other, found(BAD, 0)) == at(0)
    await bench.check(BAD, 0, server=bench.other)
    assert [(told.server_id, told.data["began_at"]) for told in await bench.told()] == [
        (bench.other.id, at(0).isoformat())
    ]
    await bench.check(GOOD, 10, server=bench.other)
    _, up = await bench.told()
    assert (up.server_id, up.data["seconds"]) == (bench.other.id, 10)


async def test_what_would_begin_is_known_before(bench: Bench) -> None:
    for moment in (0, 10):
        assert bench.outages.beginning(bench.main, found(BAD, moment)) is None
        await bench.check(BAD, moment)
    assert bench.outages.beginning(bench.main, found(BAD, 20)) == at(0)
    await bench.check(BAD, 20)
    assert bench.outages.beginning(bench.main, found(BAD, 30)) is None
    # One bad check is enough for this server, but it is in an outage already.
    await bench.check(BAD, 0, server=bench.other)
    assert bench.outages.beginning(bench.other, found(BAD, 10)) is None


async def test_a_good_check_ends_the_row_of_bad_ones(bench: Bench) -> None:
    await bench.check(BAD, 0, 10)
    await bench.check(Verdict.SLOW, 20)
    assert await bench.rows(STREAKS) == [(bench.main.id, 0, 0, 0)]
    await bench.check(BAD, 30, 40)
    assert await bench.told() == []
    await bench.check(WORSE, 50)
    (down,) = await bench.told()
    assert (down.data["began_at"], down.data["verdict"]) == (at(30).isoformat(), WORSE)


async def test_what_is_forgotten_is_in_no_row(bench: Bench) -> None:
    await bench.check(BAD, 0, 10)
    await bench.outages.forget_streak(bench.main)
    assert await bench.rows(STREAKS) == [(bench.main.id, 0, 0, 0)]
    await bench.check(BAD, 20, 30)
    assert await bench.told() == []


@pytest.mark.parametrize(("later", "in_a_row"), [(0, True), (1, False)])
async def test_checks_too_far_apart_are_not_in_a_row(
    bench: Bench, later: int, in_a_row: bool
) -> None:
    third = 10 + int(GAP.total_seconds()) + later
    await bench.check(BAD, 0, 10, third)
    assert bool(await bench.told()) is in_a_row
    if not in_a_row:
        await bench.check(BAD, third + 10, third + 20)
        (down,) = await bench.told()
        assert down.data["began_at"] == at(third).isoformat()


async def test_servers_are_counted_apart(bench: Bench) -> None:
    await bench.check(GOOD, 0, server=bench.other)
    await bench.check(BAD, 0, 10)
    await bench.check(GOOD, 15, server=bench.other)
    await bench.check(BAD, 20)
    assert await bench.told() == [begun(bench)]


async def test_it_ends_with_the_first_of_enough_good_checks(bench: Bench) -> None:
    await bench.check(BAD, 0, 10, 20)
    bench.outbox.news.clear()
    await bench.check(GOOD, 30)
    assert await bench.told() == [begun(bench)]
    assert await bench.rows(STREAKS) == [(bench.main.id, 0, 1, 1)]
    await bench.check(Verdict.SLOW, 40)
    data = {
        "server": "Main",
        "verdict": Verdict.SLOW,
        "seconds": 30,
        "ended_at": at(30).isoformat(),
        "between": False,
        "last_bad_at": at(20).isoformat(),
        "by": None,
    }
    up = Told(Kind.RECOVERY, bench.main.id, "outage:1", data)
    assert await bench.told() == [begun(bench), up]
    assert bench.outbox.news.is_set()
    assert bench.outages.lasting(bench.main) is None
    assert await bench.rows(STREAKS) == [(bench.main.id, 0, 0, 0)]
    ended = Outage(1, BAD, f"{BAD}'s reason", at(0), at(20), at(30))
    assert await bench.outages.last(bench.anna, bench.main, 5) == [ended]
    await bench.begin()
    assert bench.outages.lasting(bench.main) is None


async def test_the_next_one_needs_a_whole_row_again(bench: Bench) -> None:
    await bench.check(BAD, 0, 10, 20)
    await bench.check(GOOD, 30, 40)
    await bench.check(BAD, 50, 60)
    assert len(await bench.told()) == 2
    await bench.check(BAD, 70)
    assert [told.thread for told in await bench.told()] == ["outage:1", "outage:1", "outage:2"]


async def test_a_bad_check_ends_the_row_of_good_ones(bench: Bench) -> None:
    await bench.check(BAD, 0, 10, 20)
    await bench.check(GOOD, 30)
    await bench.check(WORSE, 40)
    await bench.check(GOOD, 50)
    assert len(await bench.told()) == 1
    lasting = bench.outages.lasting(bench.main)
    assert lasting == Outage(1, WORSE, f"{WORSE}'s reason", at(0), at(40), None)
    await bench.check(GOOD, 60)
    _, up = await bench.told()
    assert (up.data["ended_at"], up.data["seconds"]) == (at(50).isoformat(), 50)


@pytest.mark.parametrize(("later", "between"), [(0, False), (1, True)])
async def test_an_end_that_nobody_saw_lies_between(
    bench: Bench, later: int, between: bool
) -> None:
    await bench.check(BAD, 0, 10, 20)
    first = 20 + int(GAP.total_seconds()) + later
    await bench.check(GOOD, first, first + 10)
    _, up = await bench.told()
    assert up.data["between"] is between
    assert (up.data["last_bad_at"], up.data["ended_at"]) == (
        at(20).isoformat(),
        at(first).isoformat(),
    )


async def test_no_outage_ends_before_it_began(bench: Bench) -> None:
    """Also where the clock was set back meanwhile."""
    await bench.check(BAD, 0, 10, 20)
    await bench.check(GOOD, -100, -90)
    _, up = await bench.told()
    assert (up.data["ended_at"], up.data["seconds"]) == (at(0).isoformat(), 0)


async def test_a_change_of_what_is_wrong_is_logged(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    await bench.check(BAD, 0, 10, 20)
    caplog.clear()
    with caplog.at_level(logging.INFO, "services.monitoring.outage_alerts"):
        await bench.check(BAD, 30)
        assert caplog.messages == []
        await bench.check(WORSE, 40, 50)
        assert caplog.messages == [f"Main: now {WORSE} ({WORSE}'s reason)"]


async def test_a_restart_forgets_nothing(bench: Bench) -> None:
    await bench.check(BAD, 0, 10)
    await bench.begin()
    assert bench.outages.beginning(bench.main, found(BAD, 20)) == at(0)
    await bench.check(BAD, 20)
    await bench.check(WORSE, 30)
    await bench.check(GOOD, 40)
    await bench.begin()
    lasting = Outage(1, WORSE, f"{WORSE}'s reason", at(0), at(30), None)
    assert bench.outages.lasting(bench.main) == lasting
    await bench.check(GOOD, 50)
    assert [told.kind for told in await bench.told()] == [Kind.OUTAGE, Kind.RECOVERY]
    assert bench.outages.lasting(bench.main) is None


async def test_a_restart_after_a_long_time_is_in_no_row(bench: Bench) -> None:
    await bench.check(BAD, 0, 10)
    await bench.begin()
    await bench.check(BAD, 100)
    assert await bench.told() == []
    rows = await bench.rows("SELECT began_at, ended_at FROM coverage ORDER BY id")
    lasted = [datetime.fromisoformat(end) - datetime.fromisoformat(begin) for begin, end in rows]
    assert [each.total_seconds() for each in lasted] == [10, 0]
