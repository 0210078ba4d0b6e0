"""A server that is renamed in the settings is a new one to the bot: that is told, once."""

from __future__ import annotations

from services.alerts.kinds import Kind
from tests.running_bot import House
from tests.stories.alerts.scenes import alerts_to, settled
from tests.stories.monitoring.scenes import ANNA, checks, monitor_of, monitored, server_of, told
from tests.stories.monitoring.test_switching import begun


def rename(house: House, old: str, new: str) -> None:
    house.servers[new] = house.servers.pop(old)
    house.server_settings[new] = house.server_settings[old]
    house.intervals[new] = house.intervals[old]


async def started(house: House) -> None:
    """The operators can be written to."""
    await begun(house)
    for person in house.people.values():
        await person.send("/start", wait=True)


def warnings(house: House) -> list[str]:
    return [line for line in house.records.lines if "no longer in the settings" in line]


async def test_a_server_that_is_renamed_is_told_once(house: House) -> None:
    server = await monitored(house)
    await started(house)
    await checks(server, 2)
    await house.end()
    rename(house, "Main", "Office <2>")
    await house.begin()

    (alert,) = told(house, Kind.DEPARTED)
    assert alert.data == {"server": "Main", "now": "Office <2>"}
    assert len(warnings(house)) == 1
    await settled(house)
    (text,) = alerts_to(house, ANNA)
    assert "Main is no longer in the settings" in text
    assert "Its address now belongs to Office <2>." in text

    await house.restart()
    assert len(told(house, Kind.DEPARTED)) == len(warnings(house)) == 1


async def test_one_that_comes_back_and_leaves_again_is_told_again(house: House) -> None:
    server = await monitored(house)
    await house.add_server("Other")
    await started(house)
    await checks(server, 2)
    await house.end()
    away = house.servers.pop("Main")
    await house.restart()
    house.servers["Main"] = away
    await house.restart()
    await checks(server, 2)
    await house.end()
    house.servers.pop("Main")
    await house.begin()

    alerts = told(house, Kind.DEPARTED)
    assert [alert.data["now"] for alert in alerts] == [None, None]
    await settled(house)
    assert "The bot no longer monitors it" in alerts_to(house, ANNA)[0]
    await away.stop()


async def test_one_that_was_not_monitored_is_not_missed(house: House) -> None:
    server = await monitored(house)
    await started(house)
    await checks(server, 1)
    await monitor_of(house).switch(house.operator(ANNA), server_of(house), False)
    await house.end()
    rename(house, "Main", "Office")
    await house.begin()

    assert told(house, Kind.DEPARTED) == []
    assert warnings(house) == []
