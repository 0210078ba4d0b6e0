"""A restart neither repeats nor forgets, and what was not seen is not made up."""

from __future__ import annotations

from datetime import timedelta

from demo.trueconf import Fault, Hang, Status
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
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


async def test_a_restart_during_an_outage(bot: RunningBot) -> None:
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await server.stop()
    await bot.begin()
    down = await alarm(bot, Kind.OUTAGE)
    await bot.restart()
    await verdicts(bot, 4)
    assert told(bot) == [down]
    await server.start()
    up = await alarm(bot, Kind.RECOVERY)
    assert told(bot) == [down, up]
    assert not up.data["between"]


async def test_the_count_in_a_row_survives_a_restart(bot: RunningBot) -> None:
    server = await monitored(bot, failures=3)
    bot.add_operator(ANNA, "Anna")
    server.faults.add(Fault(WEB, Status(502), times=2))
    server.faults.add(Fault(WEB, Hang(), times=None))  # so that the count stays
    await bot.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM streaks WHERE bad = 2"))
    await bot.end()
    server.faults.clear()
    assert told(bot) == []
    ((since,),) = bot.rows("SELECT since FROM streaks")
    server.faults.add(Fault(WEB, Status(502)))
    await bot.begin()
    down = await alarm(bot, Kind.OUTAGE)
    assert at(down.data["began_at"]).replace(tzinfo=None).isoformat(" ") == since


async def test_an_outage_that_ended_while_the_bot_was_off(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await server.stop()
    await bot.begin()
    down = await alarm(bot, Kind.OUTAGE)
    await bot.end()
    off = clock()
    clock.ahead += timedelta(hours=8)
    await server.start()
    await bot.begin()
    up = await alarm(bot, Kind.RECOVERY)
    assert told(bot) == [down, up]
    assert up.data["between"]
    last_bad, ended = at(up.data["last_bad_at"]), at(up.data["ended_at"])
    assert off - timedelta(seconds=2) < last_bad < off
    assert ended - last_bad > timedelta(hours=8)


async def test_a_row_of_bad_checks_does_not_span_a_night_without_checks(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    server.faults.add(Fault(WEB, Status(502)))
    await bot.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM streaks WHERE bad = 1"))
    await bot.end()
    morning = clock() + timedelta(hours=8)
    clock.ahead += timedelta(hours=8)
    server.faults.clear()
    server.faults.add(Fault(WEB, Status(502), times=None))
    await bot.begin()
    down = await alarm(bot, Kind.OUTAGE)
    assert at(down.data["began_at"]) > morning


async def test_what_was_not_looked_at_is_unknown(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    server = await monitored(bot)
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await checks(server, 4)
    await bot.end()
    clock.ahead += timedelta(hours=8)
    await bot.begin()
    await checks(server, 4)
    await bot.end()
    (first, second) = bot.rows("SELECT began_at, ended_at FROM coverage ORDER BY id")
    assert first[0] < first[1] < second[0] < second[1]
    await bot.restart()  # at once: no gap
    await checks(server, 4)
    await bot.end()
    rows = bot.rows("SELECT began_at, ended_at FROM coverage ORDER BY id")
    assert rows[0] == first
    assert [began for began, _ in rows] == [first[0], second[0]]
    assert rows[1][1] > second[1]
