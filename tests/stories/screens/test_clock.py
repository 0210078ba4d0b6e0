"""The clock of the machine is set back by an hour: nothing waits for that hour to pass again."""

from __future__ import annotations

from datetime import timedelta

from demo.telegram import Fault, Status
from services.alerts.kinds import Kind
from tests.running_bot import House
from tests.stories.alerts.scenes import SEND, alerts_to, settled, waiting
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    comes_back,
    falls_over,
    monitored,
)

HOUR = timedelta(hours=1)


async def test_an_alert_that_waits_and_the_end_of_its_outage(
    house: House,
) -> None:
    clock = house.now = MovableClock(HOUR)
    server = await monitored(house)
    anna = house.add_operator(ANNA, "Anna")
    await house.begin()
    await anna.send("/start", wait=True)
    house.telegram.faults.add(Fault(SEND, Status(502), times=None))
    await falls_over(server)
    down = await alarm(house, Kind.OUTAGE)
    await house.until(lambda: house.rows("SELECT attempts > 0 FROM alerts") == [(1,)])

    clock.ahead -= HOUR
    house.telegram.faults.clear()
    await house.until(lambda: waiting(house) == 0, timeout=10)
    await comes_back(server)
    up = await alarm(house, Kind.RECOVERY)
    await settled(house)
    assert up.thread == down.thread
    assert up.data["seconds"] >= 0
    assert len(alerts_to(house, ANNA)) == 2
