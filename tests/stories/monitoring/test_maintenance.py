"""While a server is paused, checks go on and no alert goes out; what still holds is told after."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from demo.telegram import Person
from services.alerts.kinds import Kind
from services.clock import moment, utc_now
from services.errors import NotAllowed
from services.maintenance import Maintenance, Schedule
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import (
    ANNA,
    BERND,
    MovableClock,
    Told,
    alarm,
    comes_back,
    monitored,
    server_of,
    told,
    verdicts,
)

OUTAGES = (Kind.OUTAGE, Kind.RECOVERY)


def maintenance_of(bot: RunningBot) -> Maintenance:
    assert bot.app
    return bot.app._services.maintenance


async def begun(bot: RunningBot) -> tuple[MovableClock, Person, Person]:
    clock = bot.now = MovableClock()
    await monitored(bot)
    anna, bernd = bot.add_operator(ANNA, "Anna"), bot.add_operator(BERND, "Bernd")
    await bot.begin()
    for person in (anna, bernd):
        await person.send("/status", wait=True)
    return clock, anna, bernd


def outages(bot: RunningBot) -> list[Told]:
    return told(bot, *OUTAGES)


async def is_down(bot: RunningBot) -> None:
    await bot.until(lambda: bot.rows("SELECT 1 FROM outages WHERE ended_at IS NULL"), 15)


async def paused(bot: RunningBot, minutes: int | None = 60) -> None:
    await maintenance_of(bot).pause(bot.operator(ANNA), server_of(bot), minutes)


async def clock_is_set(bot: RunningBot, clock: MovableClock, ahead: timedelta) -> None:
    """And a check has noticed it. Less than a day ahead, the machine may only have slept."""
    clock.ahead = ahead
    assert bot.app
    await bot.app._services.monitor._follow_clock()


def moment_of(stored: object) -> datetime:
    found = moment(stored)
    assert found
    return found


async def test_it_is_set_in_the_status_told_to_all_and_ended_by_one_press(bot: RunningBot) -> None:
    _, anna, bernd = await begun(bot)
    await anna.press("Pause…")
    assert "Not paused now" in anna.screen.text
    await anna.press("1\xa0h")
    assert "⏸ paused until" in anna.screen.text
    assert ", Anna" in anna.screen.text
    await bernd.sees("Anna has paused Main, until")
    await anna.sees("Anna has paused Main, until")

    await bernd.press("Resume now")
    await bot.until(lambda: "Bernd has ended the pause of Main" in bot.telegram.world.describe())
    events = [(each.data["state"], each.data["by"]) for each in told(bot, Kind.MAINTENANCE)]
    assert events == [("begun", "Anna"), ("ended", "Bernd")]
    acts = bot.rows("SELECT act, name, detail FROM acts WHERE server_id = 1 ORDER BY id")
    assert acts == [("paused", "Anna", "60 min"), ("resumed", "Bernd", None)]
    ((ended_by, until),) = bot.rows("SELECT ended_by, until FROM pauses")
    assert ended_by == "Bernd"
    assert until is not None


async def test_it_is_shown_wherever_the_server_is(bot: RunningBot) -> None:
    await bot.add_server("Other")
    _, anna, _ = await begun(bot)
    await paused(bot, None)
    await anna.sees("Anna has paused Main, until somebody resumes it")  # below it, screens stay
    shown = "⏸ paused until somebody resumes it, Anna"
    for command in ("/online", "/start"):
        await anna.send(command, wait=True)
        await anna.sees(shown)
    for window in ("Main", "Status", "Forgotten: alerts"):
        await anna.press(window)
        await anna.sees(shown)


async def test_an_outage_is_recorded_and_not_told(bot: RunningBot) -> None:
    await begun(bot)
    await paused(bot)
    await bot.servers["Main"].stop()
    await is_down(bot)
    await verdicts(bot, 3)
    await comes_back(bot.servers["Main"])
    await bot.until(lambda: bot.rows("SELECT 1 FROM outages WHERE ended_at IS NOT NULL"), 15)
    await maintenance_of(bot).end(bot.operator(ANNA), server_of(bot))
    await verdicts(bot, 3)
    assert outages(bot) == []


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_server_that_is_still_down_at_the_end_is_told_then(
    bot: RunningBot, restarted: bool
) -> None:
    clock, _, _ = await begun(bot)
    await paused(bot, 120)
    await bot.servers["Main"].stop()
    await is_down(bot)
    clock.ahead = timedelta(minutes=118)
    if restarted:
        await bot.restart()
    await verdicts(bot, 3)
    assert outages(bot) == []
    clock.ahead = timedelta(minutes=121)
    down = await alarm(bot, Kind.OUTAGE)
    await comes_back(bot.servers["Main"])
    up = await alarm(bot, Kind.RECOVERY)
    assert outages(bot) == [down, up]


async def test_a_recovery_of_what_was_told_before_is_told(bot: RunningBot) -> None:
    await begun(bot)
    await bot.servers["Main"].stop()
    await alarm(bot, Kind.OUTAGE)
    await paused(bot)
    await comes_back(bot.servers["Main"])
    await alarm(bot, Kind.RECOVERY)


async def test_two_who_end_it_at_once_are_one(bot: RunningBot) -> None:
    await begun(bot)
    await paused(bot)
    maintenance, main = maintenance_of(bot), server_of(bot)
    assert await maintenance.end(bot.operator(ANNA), main)
    assert not await maintenance.end(bot.operator(BERND), main)
    assert [each.data["state"] for each in told(bot, Kind.MAINTENANCE)] == ["begun", "ended"]


async def test_the_button_of_an_older_pause_ends_no_later_one(bot: RunningBot) -> None:
    await begun(bot)
    await paused(bot, 30)
    first = told(bot, Kind.MAINTENANCE)[0].data["pause"]
    await paused(bot, 60)
    maintenance, main = maintenance_of(bot), server_of(bot)
    assert not await maintenance.end(bot.operator(ANNA), main, only=first)
    assert maintenance.holds(main.id)


async def test_who_may_not_act_can_neither_set_nor_end_it(bot: RunningBot) -> None:
    await begun(bot)
    assert bot.app
    bot.app._services.operators.admit(7, "Vera", Role.VIEWER, None)
    vera = bot.app._services.operators.ensure(7)
    maintenance, main = maintenance_of(bot), server_of(bot)
    when = Schedule(None, 0, 120, 60, "UTC")
    for act in (
        maintenance.pause(vera, main, 30),
        maintenance.end(vera, main),
        maintenance.plan(vera, main, when),
        maintenance.forget(vera, main, 1),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert bot.rows("SELECT 1 FROM pauses") == []


def in_an_hour(bot: RunningBot, *, weekly: bool = False) -> Schedule:
    assert bot.app
    begin = maintenance_of(bot)._now() + timedelta(hours=1)
    minute = begin.hour * 60 + begin.minute
    if weekly:
        return Schedule(None, begin.weekday(), minute, 60, "UTC")
    return Schedule(begin.date(), None, minute, 60, "UTC")


async def test_a_plan_is_made_and_deleted_with_one_press_each(bot: RunningBot) -> None:
    _, anna, _ = await begun(bot)
    later = utc_now() + timedelta(days=3)  # not today: it might have begun
    day = later.strftime("%A")
    await anna.press("Pause…")
    for press in ("Plan weekly…", day, "02:00", "4\xa0h"):
        await anna.press(press)
    assert f"🗓 every week, {day}, 02:00, 4\xa0h" in anna.screen.text
    plans = bot.rows("SELECT weekday, minute, minutes, by_name FROM maintenance_plans")
    assert plans == [(later.weekday(), 120, 240, "Anna")]
    await anna.press(f"{day} 02:00")
    assert "Planned by Anna" in anna.screen.text
    assert "Next time: " in anna.screen.text
    await anna.press("Delete the plan")
    assert "every week" not in anna.screen.text
    await anna.press("Plan once…")
    await anna.press(anna.screen.labels[1])  # tomorrow
    for press in ("02:00", "30\xa0min"):
        await anna.press(press)
    assert "02:00, 30\xa0min" in anna.screen.text
    acts = [act for (act,) in bot.rows("SELECT act FROM acts WHERE server_id = 1 ORDER BY id")]
    assert acts == ["planned", "unplanned", "planned"]


async def test_the_time_of_a_plan_can_be_typed(bot: RunningBot) -> None:
    _, anna, _ = await begun(bot)
    await anna.press("Pause…")
    for press in ("Plan weekly…", (utc_now() + timedelta(days=3)).strftime("%A")):
        await anna.press(press)
    await anna.send("at <half> past ten" + "!" * 100, wait=True)
    await anna.sees("“at <half> past ten" + "!" * 22 + "” is no time")
    await anna.send("22:30", wait=True)
    await anna.sees("How long does it last?")
    await anna.press("2\xa0h")
    assert ", 22:30, 2\xa0h" in anna.screen.text
    assert bot.rows("SELECT minute FROM maintenance_plans") == [(22 * 60 + 30,)]


async def test_a_plan_begins_by_itself_and_its_occurrence_ends_without_it(bot: RunningBot) -> None:
    clock, _, _ = await begun(bot)
    maintenance, main = maintenance_of(bot), server_of(bot)
    plan = await maintenance.plan(bot.operator(ANNA), main, in_an_hour(bot, weekly=True))
    assert plan
    assert not maintenance.holds(main.id)
    clock.ahead = timedelta(minutes=61)
    assert maintenance.holds(main.id)  # at once, before anybody has written it
    await maintenance._look()
    (event,) = told(bot, Kind.MAINTENANCE)
    assert (event.data["planned"], event.data["by"]) == (True, "Anna")
    assert await maintenance.end(bot.operator(BERND), main)
    assert not maintenance.holds(main.id)
    await bot.restart()
    maintenance = maintenance_of(bot)
    assert not maintenance.holds(main.id)
    assert maintenance.plans(bot.operator(ANNA), main) == [plan]
    clock.ahead += timedelta(days=7)
    assert maintenance.holds(main.id)


async def test_a_plan_that_begins_while_the_bot_is_down_holds(bot: RunningBot) -> None:
    clock, _, _ = await begun(bot)
    await maintenance_of(bot).plan(bot.operator(ANNA), server_of(bot), in_an_hour(bot))
    await bot.end()
    clock.ahead = timedelta(minutes=70)
    await bot.servers["Main"].stop()
    await bot.begin()
    await is_down(bot)
    await verdicts(bot, 3)
    assert outages(bot) == []
    assert len(told(bot, Kind.MAINTENANCE)) == 1
    clock.ahead = timedelta(minutes=125)
    await alarm(bot, Kind.OUTAGE)


async def test_one_that_began_and_ended_while_the_bot_was_down_is_counted_and_not_told(
    bot: RunningBot,
) -> None:
    clock, _, _ = await begun(bot)
    await maintenance_of(bot).plan(bot.operator(ANNA), server_of(bot), in_an_hour(bot))
    await bot.end()
    clock.ahead = timedelta(hours=5)
    await bot.begin()
    assert bot.rows("SELECT COUNT(*) FROM pauses") == [(1,)]
    assert told(bot, Kind.MAINTENANCE) == []
    assert bot.app
    outages = bot.app._services.outages
    share = (await outages.availability(bot.operator(ANNA), server_of(bot))).day
    assert share.planned == pytest.approx(3600)


async def test_a_plan_that_is_deleted_holds_no_longer(bot: RunningBot) -> None:
    clock, _, _ = await begun(bot)
    maintenance, main = maintenance_of(bot), server_of(bot)
    plan = await maintenance.plan(bot.operator(ANNA), main, in_an_hour(bot))
    assert plan
    clock.ahead = timedelta(minutes=65)
    assert await maintenance.forget(bot.operator(BERND), main, plan.id)
    assert not maintenance.holds(main.id)
    assert not await maintenance.forget(bot.operator(BERND), main, plan.id)
    await bot.restart()
    assert not maintenance_of(bot).holds(main.id)


@pytest.mark.parametrize("wrong", [timedelta(days=400), timedelta(days=-400)])
async def test_a_pause_lasts_as_chosen_where_the_clock_was_wrong(
    bot: RunningBot, wrong: timedelta
) -> None:
    clock, _, _ = await begun(bot)
    await clock_is_set(bot, clock, wrong)
    maintenance, main = maintenance_of(bot), server_of(bot)
    await paused(bot, 120)
    await clock_is_set(bot, clock, timedelta())
    ((began_at, until),) = bot.rows("SELECT began_at, until FROM pauses")
    assert timedelta() <= clock() - moment_of(began_at) < timedelta(minutes=10)
    assert moment_of(until) - moment_of(began_at) == timedelta(hours=2)
    clock.ahead = timedelta(minutes=110)
    assert maintenance.holds(main.id)
    clock.ahead = timedelta(minutes=121)
    assert not maintenance.holds(main.id)


async def test_a_pause_without_an_end_holds_whatever_the_clock_does(bot: RunningBot) -> None:
    clock, _, _ = await begun(bot)
    maintenance, main = maintenance_of(bot), server_of(bot)
    await paused(bot, None)
    for ahead in (timedelta(days=400), timedelta(days=-400), timedelta()):
        await clock_is_set(bot, clock, ahead)
        assert maintenance.holds(main.id)


async def test_what_a_plan_began_too_early_begins_at_its_time(bot: RunningBot) -> None:
    clock, _, _ = await begun(bot)
    maintenance, main = maintenance_of(bot), server_of(bot)
    when = in_an_hour(bot, weekly=True)
    assert await maintenance.plan(bot.operator(ANNA), main, when)
    await clock_is_set(bot, clock, timedelta(days=7, minutes=61))
    await maintenance._look()
    assert maintenance.holds(main.id)
    await clock_is_set(bot, clock, timedelta())
    assert not maintenance.holds(main.id)
    clock.ahead = timedelta(minutes=61)
    assert maintenance.holds(main.id)


async def test_a_pause_that_is_set_as_the_clock_is_right_again_is_not_moved(
    bot: RunningBot,
) -> None:
    """It is noticed at the next check that the clock was set."""
    clock, _, _ = await begun(bot)
    await clock_is_set(bot, clock, timedelta(days=3))
    clock.ahead = timedelta()
    await paused(bot)
    maintenance, main = maintenance_of(bot), server_of(bot)
    pause = maintenance.current(main.id)
    assert pause
    await clock_is_set(bot, clock, timedelta())
    assert maintenance.current(main.id) == pause
