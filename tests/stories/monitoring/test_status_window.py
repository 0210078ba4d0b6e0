"""The status window: the verdict and since when, availability, outages, and who switched what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Person
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import checks, looks, monitor_of, monitored, server_of
from tests.stories.screens.scenes import words
from tests.structure.locales import CODES, all_texts

ANNA, BORIS = 1001, 1002


async def at_status(bot: RunningBot, language: str = "en") -> Person:
    anna = bot.add_operator(ANNA, "Anna", language)
    await bot.begin()
    await anna.send("/status", wait=True)
    assert bot.app
    await bot.app._presses.drained()  # nothing is being written
    return anna


def label(key: str, code: str = "en") -> str:
    """The words of a button."""
    return all_texts(code)[key].words.strip()


def line(person: Person, start: str) -> str:
    """The line of the screen that begins so."""
    found = [each for each in person.screen.text.splitlines() if each.startswith(start)]
    assert len(found) == 1, person.screen.text
    return found[0]


async def covered(bot: RunningBot, begin: float, end: float) -> None:
    """The first server was checked from so many hours ago until so many hours ago."""
    await bot.change(
        "INSERT INTO coverage (server_id, began_at, ended_at) VALUES (1, ?, ?)",
        moment(begin),
        moment(end),
    )


async def outage(
    bot: RunningBot, begin: float, end: float | None, *, seen: float | None = None
) -> None:
    """The first server was down; `seen` is when it was last seen so, in hours before now."""
    last_bad = seen if seen is not None else end if end is not None else 0.0
    await bot.change(
        "INSERT INTO outages "
        "(server_id, address, verdict, reason, began_at, last_bad_at, ended_at)"
        " VALUES (1, 'x', 'unreachable', 'timeout', ?, ?, ?)",
        moment(begin),
        moment(last_bad),
        None if end is None else moment(end),
    )


def moment(hours_ago: float) -> str:
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


@pytest.mark.parametrize("code", CODES)
async def test_it_can_be_read_in_every_language(bot: RunningBot, code: str) -> None:
    await bot.add_server()
    anna = await at_status(bot, code)
    await covered(bot, 20, 10)
    await outage(bot, 15, 14)
    await outage(bot, 400, 399, seen=399.9)
    await outage(bot, 0.5, None)
    texts = words(code)
    await anna.press(label("btn-refresh", code))
    assert texts.text("status-view-outages").strip() in anna.screen.text
    assert texts.text("verdict-running") in anna.screen.text
    assert anna.screen.text.count(texts.text("verdict-unreachable")) == 3
    for window in ("btn-interval", "btn-open-watch"):
        await anna.press(label(window, code))
        assert label("btn-back", code) in anna.screen.labels
        await anna.press(label("btn-back", code))
    for switch in ("btn-monitor", "btn-open-watch", "btn-watch"):
        await anna.press(label(switch, code))
    assert "Anna" in anna.screen.text
    assert label("btn-stop-watching", code) in anna.screen.labels


async def test_less_than_a_day_of_checks_is_no_figure(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_status(bot)
    assert line(anna, "Availability") == "Availability: not measured"
    assert "Recent outages" not in anna.screen.text

    await covered(bot, 12, 6)
    await covered(bot, 4, 0)
    await anna.press("Refresh")
    assert line(anna, "Availability").startswith("Availability: measured since ")
    assert "%" not in anna.screen.text


async def test_time_without_checks_is_unknown(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_status(bot)
    await covered(bot, 60, 20)
    await covered(bot, 10, 0)
    await outage(bot, 45, 40)  # five of fifty known hours
    await outage(bot, 15, 12)  # in a time that is unknown
    await anna.press("Refresh")
    assert "24\xa0hours" not in anna.screen.text
    assert line(anna, "7\xa0days") == "7\xa0days: 90% (2\xa0days measured)"
    assert line(anna, "30\xa0days") == "30\xa0days: 90% (2\xa0days measured)"


async def test_the_least_outage_can_be_seen(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_status(bot)
    await covered(bot, 31 * 24, 0)
    await outage(bot, 2, 2 - 1 / 3600)
    await anna.press("Refresh")
    assert line(anna, "24\xa0hours") == "24\xa0hours: 99.99%"
    assert line(anna, "7\xa0days") == "7\xa0days: 99.99%"


async def test_the_last_outages(bot: RunningBot) -> None:
    await monitored(bot, interval=60)
    anna = await at_status(bot)
    for days in range(1, 7):
        await outage(bot, 24 * days, 24 * days - days / 60)
    await outage(bot, 3, 1, seen=2.5)
    await outage(bot, 0.5, None)
    await anna.press("Refresh")
    shown = last_outages(anna)
    assert len(shown) == 4
    assert "ongoing: 🔴 unreachable" in shown[0]
    assert "at least 30\xa0min (end not seen)" in shown[1]
    assert shown[2].endswith(" 1\xa0min: 🔴 unreachable")
    assert shown[3].endswith(" 2\xa0min: 🔴 unreachable")


async def test_off_during_an_outage_says_that_its_end_is_not_seen(bot: RunningBot) -> None:
    server = await monitored(bot, interval=0.3)
    anna = await at_status(bot)
    await server.stop()
    await bot.until(lambda: bot.rows("SELECT 1 FROM alerts WHERE sent_at IS NOT NULL"), 15)
    command = await anna.send("/status")  # below the alert
    await bot.telegram.until(lambda: anna.screen.message_id > command.message_id)
    await anna.press("Refresh")
    assert "ongoing: 🔴 unreachable" in last_outages(anna)[0]
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), False)
    await server.start()
    await anna.press("Refresh")
    assert line(anna, "🟢") == "🟢 running"
    (told,) = last_outages(anna)
    assert "(end not seen): 🔴 unreachable" in told


def last_outages(person: Person) -> list[str]:
    return person.screen.text.partition("Recent outages:")[2].strip().splitlines()[:-1]  # the time


async def test_monitoring_is_switched_by_somebody_and_stays_so(bot: RunningBot) -> None:
    server = await bot.add_server()
    boris = bot.add_operator(BORIS, "Boris <b>")
    anna = await at_status(bot)
    assert line(anna, "Monitoring") == "Monitoring: off"
    assert "Changed by" not in anna.screen.text
    before = looks(server)
    await anna.press("Turn monitoring on")
    assert line(anna, "Monitoring") == "Monitoring: on, interval 15\xa0s"
    assert line(anna, "Changed by").startswith("Changed by Anna, ")
    await server.until(lambda: looks(server) >= before + 2)  # the window's, and the monitoring's

    await boris.send("/status", wait=True)
    await monitor_of(bot).switch(bot.operator(BORIS), server_of(bot), False)
    await boris.press("Refresh")
    assert line(boris, "Changed by").startswith("Changed by Boris <b>, ")
    await bot.restart()
    await anna.press("Refresh")
    assert line(anna, "Monitoring") == "Monitoring: off"
    assert line(anna, "Changed by").startswith("Changed by Boris <b>, ")


async def test_a_button_of_an_old_screen_switches_to_what_it_says(bot: RunningBot) -> None:
    await bot.add_server()
    boris = bot.add_operator(BORIS, "Boris")
    anna = await at_status(bot)
    await boris.send("/status", wait=True)
    await boris.press("Turn monitoring on")
    await anna.press("Turn monitoring on")
    assert line(anna, "Monitoring").startswith("Monitoring: on")


async def test_since_when(bot: RunningBot) -> None:
    await monitored(bot)
    anna = await at_status(bot)
    await anna.press("Refresh")
    assert line(anna, "🟢").startswith("🟢 running since ")
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), False)
    await anna.press("Refresh")
    assert line(anna, "🟢") == "🟢 running"


async def test_the_interval_is_chosen(bot: RunningBot) -> None:
    await monitored(bot, interval=20)
    anna = await at_status(bot)
    assert line(anna, "Monitoring").endswith("interval 20\xa0s")
    await anna.press("Interval")
    assert "✅ 20\xa0s (default)" in anna.screen.labels
    await anna.press("2\xa0min")
    assert line(anna, "Monitoring").endswith("interval 2\xa0min")
    assert line(anna, "Changed by").startswith("Changed by Anna, ")
    await bot.restart()
    await anna.press("Interval")
    assert "✅ 2\xa0min" in anna.screen.labels
    await anna.press("20\xa0s (default)")
    assert line(anna, "Monitoring").endswith("interval 20\xa0s")
    assert bot.rows("SELECT interval FROM monitoring") == [(None,)]


async def test_the_watch_is_switched_and_tuned(bot: RunningBot) -> None:
    server = await bot.add_server()
    boris = bot.add_operator(BORIS, "Boris")
    anna = await at_status(bot)
    await anna.press("Forgotten: alerts")
    assert line(anna, "Alerts for") == "Alerts for forgotten conferences: off"
    assert {"✅ after 1\xa0h", "✅ 10\xa0min"} <= {*anna.screen.labels}
    await anna.press("Turn alerts on")
    assert line(anna, "Alerts for") == "Alerts for forgotten conferences: on"
    await server.until(lambda: any("/logs/calls" in seen.path for seen in server.requests))
    assert line(anna, "Changed by").startswith("Changed by Anna, ")
    await boris.send("/status", wait=True)
    await boris.press("Forgotten: alerts")
    await boris.press("after 4\xa0h")
    await boris.press("⏱ 30\xa0min")
    await bot.restart()
    await anna.press("Back")
    await anna.press("Forgotten: alerts")
    assert {"✅ after 4\xa0h", "✅ 30\xa0min"} <= {*anna.screen.labels}
    assert line(anna, "Changed by").startswith("Changed by Boris, ")
    await anna.press("Turn alerts off")
    assert line(anna, "Alerts for") == "Alerts for forgotten conferences: off"


@pytest.mark.parametrize("state", ["menu", "home"])
async def test_menu_and_home_show_what_the_monitoring_found(bot: RunningBot, state: str) -> None:
    server = await monitored(bot, interval=0.3)
    if state == "home":
        await bot.add_server("Other")
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(server, 2)
    await server.stop()
    await bot.until(lambda: bot.rows("SELECT 1 FROM outages"), 15)
    await anna.send("/start", wait=True)
    assert "🔴 unreachable" in anna.screen.text


async def test_maintenance_is_counted_apart_wherever_availability_is_told(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_status(bot)
    await covered(bot, 31 * 24, 0)
    await outage(bot, 3.5, 2.5)  # within
    await outage(bot, 30, 25.2)  # a twentieth of the fourth day
    await bot.change(
        "INSERT INTO pauses (server_id, began_at, until, by_id, by_name)"
        " VALUES (1, ?, ?, 1001, 'Anna')",
        moment(4),
        moment(2),
    )
    await anna.press("Refresh")
    assert line(anna, "24\xa0hours") == "24\xa0hours: 100%, planned: 2\xa0h"
    assert line(anna, "7\xa0days") == "7\xa0days: 97.1%, planned: 2\xa0h"

    await bot.change("INSERT INTO samples (server_id, slot, down) VALUES (1, ?, 0)", now_slot())
    await anna.press("Trends")
    assert "Availability: 100%, planned: 2\xa0h" in anna.screen.text


def now_slot() -> int:
    return int(datetime.now(UTC).timestamp()) // 300 * 300
