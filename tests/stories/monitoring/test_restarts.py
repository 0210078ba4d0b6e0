"""A restart neither repeats nor forgets, and what was not seen is not made up."""

from __future__ import annotations

from datetime import timedelta

from demo.trueconf import Fault, Status
from services.alerts.kinds import Kind
from tests.running_bot import House
from tests.stories.monitoring.scenes import (
    ANNA,
    WEB,
    MovableClock,
    alarm,
    at,
    checks,
    monitored,
    told,
    verdicts,
)


async def test_a_restart_during_an_outage(house: House) -> None:
    server = await monitored(house)
    house.add_operator(ANNA, "Anna")
    await server.stop()
    await house.begin()
    down = await alarm(house, Kind.OUTAGE)
    await house.restart()
    await verdicts(house, 4)
    assert told(house) == [down]
    await server.start()
    up = await alarm(house, Kind.RECOVERY)
    assert told(house) == [down, up]
    assert not up.data["between"]


async def test_the_count_in_a_row_survives_a_restart(house: House) -> None:
    server = await monitored(house, failures=3)
    house.add_operator(ANNA, "Anna")
    server.faults.add(Fault(WEB, Status(502), times=2))
    await house.begin()
    await house.until(lambda: house.rows("SELECT 1 FROM streaks WHERE bad = 2"))
    await house.end()
    server.faults.clear()
    assert told(house) == []
    ((since,),) = house.rows("SELECT since FROM streaks")
    server.faults.add(Fault(WEB, Status(502)))
    await house.begin()
    down = await alarm(house, Kind.OUTAGE)
    assert at(down.data["began_at"]).replace(tzinfo=None).isoformat(" ") == since


async def test_an_outage_that_ended_while_the_bot_was_off(house: House) -> None:
    clock = house.now = MovableClock()
    server = await monitored(house)
    house.add_operator(ANNA, "Anna")
    await server.stop()
    await house.begin()
    down = await alarm(house, Kind.OUTAGE)
    await house.end()
    off = clock()
    clock.ahead += timedelta(hours=8)
    await server.start()
    await house.begin()
    up = await alarm(house, Kind.RECOVERY)
    assert told(house) == [down, up]
    assert up.data["between"]
    last_bad, ended = at(up.data["last_bad_at"]), at(up.data["ended_at"])
    assert off - timedelta(seconds=2) < last_bad < off
    assert ended - last_bad > timedelta(hours=8)


async def test_a_row_of_bad_checks_does_not_span_a_night_without_checks(house: House) -> None:
    clock = house.now = MovableClock()
    server = await monitored(house)
    house.add_operator(ANNA, "Anna")
    server.faults.add(Fault(WEB, Status(502)))
    await house.begin()
    await house.until(lambda: house.rows("SELECT 1 FROM streaks WHERE bad = 1"))
    await house.end()
    morning = clock() + timedelta(hours=8)
    clock.ahead += timedelta(hours=8)
    server.faults.clear()
    server.faults.add(Fault(WEB, Status(502), times=None))
    await house.begin()
    down = await alarm(house, Kind.OUTAGE)
    assert at(down.data["began_at"]) > morning


async def test_what_was_not_looked_at_is_unknown(house: House) -> None:
    clock = house.now = MovableClock()
    server = await monitored(house)
    house.add_operator(ANNA, "Anna")
    await house.begin()
    await checks(server, 4)
    await house.end()
    clock.ahead += timedelta(hours=8)
    await house.begin()
    await checks(server, 4)
    await house.end()
    (first, second) = house.rows("SELECT began_at, ended_at FROM coverage ORDER BY id")
    assert first[0] < first[1] < second[0] < second[1]
    await house.restart()  # at once: no gap
    await checks(server, 4)
    await house.end()
    rows = house.rows("SELECT began_at, ended_at FROM coverage ORDER BY id")
    assert rows[0] == first
    assert [began for began, _ in rows] == [first[0], second[0]]
    assert rows[1][1] > second[1]
