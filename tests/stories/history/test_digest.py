"""A digest: chosen in the preferences, exactly one for each period, late where the bot was off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Fault, Status
from services.alerts.kinds import Kind
from services.digest import Digests
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import alerts_to
from tests.stories.history.scenes import DAY, SAMPLE, write, write_a_year
from tests.stories.monitoring.scenes import ANNA, MovableClock, told

NOW = datetime(2026, 11, 26, 12, 2, tzinfo=UTC)  # a Thursday
OUTAGE = (
    "INSERT INTO outages (server_id, address, verdict, reason, began_at, last_bad_at, ended_at) "
    "VALUES (1, '', 'unreachable', 'timeout', ?, ?, ?)"
)
COVERED = "INSERT INTO coverage (server_id, began_at, ended_at) VALUES (1, ?, ?)"
SIGHTING = (
    "INSERT INTO sightings (server_id, address, conference_id, session_id, seen_at)"
    " VALUES (1, '', '11', 's1', ?)"
)

PAUSE = (
    "INSERT INTO pauses (server_id, began_at, until, by_id, by_name) VALUES (1, ?, ?, 1, 'Anna')"
)


@pytest.fixture
def clock(bot: RunningBot) -> MovableClock:
    bot.now = clock = MovableClock(NOW - datetime.now(UTC))
    return clock


def digests_of(bot: RunningBot) -> Digests:
    assert bot.app
    return bot.app._services.digests


async def arrived(bot: RunningBot, number: int) -> list[str]:
    """What the digests say, once there are so many."""
    await bot.until(lambda: len(alerts_to(bot, ANNA)) == number)
    return alerts_to(bot, ANNA)


def text(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ")


async def test_one_a_day_whatever_happens(bot: RunningBot, clock: MovableClock) -> None:
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/preferences", wait=True)
    await anna.press("Alerts")
    await anna.press("Digest")
    await anna.press("Every day")
    await anna.press("9:00")
    assert "✅ 9:00" in anna.screen.labels
    await digests_of(bot).look()
    assert told(bot, Kind.DIGEST) == [], "the first one comes at the next chosen hour"

    clock.ahead += timedelta(hours=21)  # 9:02 on Friday
    end = datetime(2026, 11, 27, 9, tzinfo=UTC)
    slot = int(end.timestamp()) - DAY
    samples = [(1, slot + 300 * n, 0, 30, n % 50, 2, 9, 0) for n in range(288)]
    samples += [(1, slot - 9 * DAY, 0, 30, 60, 2, 9, 0), (1, slot - 40 * DAY, 0, 30, 70, 2, 9, 0)]
    await write(bot, SAMPLE, samples)
    await write(bot, COVERED, [(text(end - timedelta(days=2)), text(end))])
    began = end - timedelta(hours=6)
    over = began + timedelta(minutes=135)  # a tenth of what was no maintenance
    await write(bot, OUTAGE, [(text(began), text(over), text(over))])
    paused = end - timedelta(hours=20)  # with an outage of its own
    await write(bot, OUTAGE, [(text(paused), text(paused), text(paused + timedelta(minutes=5)))])
    await write(bot, PAUSE, [(text(paused), text(paused + timedelta(minutes=90)))])
    await write(bot, SIGHTING, [(text(began),)])
    for _ in range(3):
        await digests_of(bot).look()
    (text_of_it,) = await arrived(bot, 1)
    assert "The day until 9:00" in text_of_it
    (sent,) = [seen for seen in bot.telegram.requests if seen.method == "sendPhoto"]
    assert sent.status == 200
    assert "Availability: 90%, 1 outage" in text_of_it
    assert "Planned maintenance: 1\xa0h\xa030\xa0min" in text_of_it
    assert "Most users online: 49" in text_of_it
    assert ", since Nov 1, 2026: 60" in text_of_it
    assert "Conferences: 48" in text_of_it
    assert "Forgotten: 1 found, 0 stopped" in text_of_it
    await bot.restart()
    await digests_of(bot).look()
    assert len(told(bot, Kind.DIGEST)) == 1

    await bot.end()
    clock.ahead += timedelta(days=5, hours=2)
    await bot.begin()
    await digests_of(bot).look()
    await digests_of(bot).look()
    late = told(bot, Kind.DIGEST)
    assert len(late) == 2, "sent late, for the last period only"
    assert late[1].data["end"] == "2026-12-02T09:00:00+00:00"

    clock.ahead -= timedelta(days=3)  # the clock is set back
    await digests_of(bot).look()
    assert len(told(bot, Kind.DIGEST)) == 2


async def test_off_is_off(bot: RunningBot, clock: MovableClock) -> None:
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/preferences", wait=True)
    for label in ("Alerts", "Digest", "Every Monday", "Off"):
        await anna.press(label)
    clock.ahead += timedelta(days=14)
    await digests_of(bot).look()
    assert told(bot, Kind.DIGEST) == []


async def test_many_servers_fit_into_one_message(bot: RunningBot, clock: MovableClock) -> None:
    for number in range(12):
        await bot.add_server(f"{number:0>2} " + "👩" * 30)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await write_a_year(bot, range(1, 13), NOW)
    await anna.send("/preferences", wait=True)
    for label in ("Alerts", "Digest", "Every Monday"):
        await anna.press(label)
    clock.ahead += timedelta(days=7)
    await digests_of(bot).look()
    (shown,) = await arrived(bot, 1)
    assert "and 2 more servers" in shown
    assert "The week until" in shown


async def test_a_picture_that_is_refused_holds_back_no_words(
    bot: RunningBot, clock: MovableClock
) -> None:
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await write_a_year(bot, [1], NOW + timedelta(days=1))
    await anna.send("/preferences", wait=True)
    for label in ("Alerts", "Digest", "Every day"):
        await anna.press(label)
    refusal = '{"ok": false, "error_code": 400, "description": "Bad Request: PHOTO_INVALID"}'
    bot.telegram.faults.add(Fault("sendPhoto", Status(400, refusal, "application/json")))
    clock.ahead += timedelta(days=1)
    await digests_of(bot).look()
    (shown,) = await arrived(bot, 1)
    assert "The day until" in shown
