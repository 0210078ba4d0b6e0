"""An outage that nobody took is repeated, as a reply, and never as a flood."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from demo.telegram import Fault, TooManyRequests
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import SEND, replied_to, sendings, settled
from tests.stories.attention.scenes import (
    BACK,
    BORIS,
    REPEAT,
    TAKE,
    alert_to,
    attention,
    count,
    down,
    looked,
    pass_,
    reads,
    says,
    services_of,
)
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    comes_back,
    server_of,
)

ON_IT = "nobody is on it"


async def test_nothing_is_repeated_unless_it_was_chosen(
    bot: RunningBot, clock: MovableClock
) -> None:
    await down(bot)
    await pass_(bot, clock, 300)
    assert count(bot, REPEAT) == 0
    assert bot.rows("SELECT 1 FROM attention") == []


async def test_a_repeat_is_a_reply_with_its_own_button(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, (anna, _) = await down(bot, (BORIS, "Boris"), repeat=15)
    await pass_(bot, clock, 14)
    assert count(bot, REPEAT) == 0
    await pass_(bot, clock, 2)
    assert (count(bot, REPEAT), count(bot, REPEAT, BORIS)) == (1, 1)
    assert replied_to(sendings(bot, ANNA)[-1]) == alert_to(bot, ANNA)
    assert "still 🔴 unreachable" in reads(bot, ANNA, REPEAT)
    assert ON_IT in reads(bot, ANNA, REPEAT)
    await anna.press(TAKE, message_id=alert_to(bot, ANNA, REPEAT))
    await says(bot, BORIS, "Anna is on it since")


async def test_after_five_they_come_once_an_hour(bot: RunningBot, clock: MovableClock) -> None:
    server, _ = await down(bot, repeat=15)
    for number in range(1, 6):
        await pass_(bot, clock, 15.1)
        assert count(bot, REPEAT) == number
    await pass_(bot, clock, 45)
    assert count(bot, REPEAT) == 5
    await pass_(bot, clock, 15.1)
    assert count(bot, REPEAT) == 6
    await pass_(bot, clock, 300)  # the bot has not looked for so long: one, and not five
    assert count(bot, REPEAT) == 7
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await pass_(bot, clock, 120)
    assert count(bot, REPEAT) == 7


async def test_they_stop_when_it_is_taken_and_go_on_when_it_is_given_back(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, (anna,) = await down(bot, repeat=15)
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await pass_(bot, clock, 120)
    assert count(bot, REPEAT) == 0
    await anna.press(BACK, message_id=alert_to(bot, ANNA))
    await looked(bot)
    assert count(bot, REPEAT) == 0
    await pass_(bot, clock, 15.1)
    assert count(bot, REPEAT) == 1


async def test_a_restart_repeats_nothing(bot: RunningBot, clock: MovableClock) -> None:
    await down(bot, repeat=15)
    await pass_(bot, clock, 15.1)
    for _ in range(2):
        await bot.restart()
        await looked(bot, 3)
        await settled(bot)
    assert count(bot, REPEAT) == 1
    await bot.end()
    clock.ahead += timedelta(minutes=50)
    await bot.begin()
    await pass_(bot, clock, 0)
    assert count(bot, REPEAT) == 2


async def test_what_is_over_when_the_bot_comes_back_is_not_repeated(
    bot: RunningBot, clock: MovableClock
) -> None:
    server, _ = await down(bot, repeat=15)
    await bot.end()
    await comes_back(server)
    clock.ahead += timedelta(hours=3)
    await bot.begin()
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert count(bot, REPEAT) == 0


async def test_who_has_muted_the_server_hears_of_it_once_after_that(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, (anna, _) = await down(bot, (BORIS, "Boris"), repeat=15)
    await anna.press("Mute 1\xa0h", message_id=alert_to(bot, ANNA))
    await pass_(bot, clock, 16)
    assert (count(bot, REPEAT), count(bot, REPEAT, BORIS)) == (0, 1)
    await pass_(bot, clock, 43)
    assert (count(bot, REPEAT), count(bot, REPEAT, BORIS)) == (0, 2)
    clock.ahead += timedelta(minutes=2)
    services_of(bot).outbox.wake()
    await settled(bot)
    assert (count(bot, REPEAT), count(bot, REPEAT, BORIS)) == (1, 2)


@pytest.mark.parametrize("end", ["taken", "over"])
async def test_one_that_waits_is_replaced_and_dropped_at_the_end(
    bot: RunningBot, clock: MovableClock, end: str
) -> None:
    """Telegram asks for patience all the while."""
    server, _ = await down(bot, repeat=15)
    flood = bot.telegram.faults.add(Fault(SEND, TooManyRequests(1), times=None))
    for number in (1, 2, 3):
        clock.ahead += timedelta(minutes=15.1)
        await bot.until(partial(_has_repeated, bot, number), 15)
    assert len(bot.rows("SELECT 1 FROM alerts WHERE kind = ?", str(REPEAT))) == 1
    if end == "taken":
        await attention(bot).take(bot.operator(ANNA), "outage:1")
    else:
        await comes_back(server)
        await alarm(bot, Kind.RECOVERY)
    bot.telegram.faults.clear()
    assert flood.hits
    await settled(bot)
    assert count(bot, REPEAT) == 0


def _has_repeated(bot: RunningBot, times: int) -> bool:
    return bot.rows("SELECT repeats FROM attention") == [(times,)]


async def test_nothing_is_repeated_while_maintenance_holds(
    bot: RunningBot, clock: MovableClock
) -> None:
    await down(bot, repeat=15)
    maintenance, anna = services_of(bot).maintenance, bot.operator(ANNA)
    await maintenance.pause(anna, server_of(bot), None)
    await pass_(bot, clock, 120)
    assert count(bot, REPEAT) == 0
    await maintenance.end(anna, server_of(bot))
    await looked(bot, 3)
    await settled(bot)
    assert count(bot, REPEAT) == 0  # its time begins anew
    await pass_(bot, clock, 15.1)
    assert count(bot, REPEAT) == 1


async def test_a_clock_that_was_ahead_and_is_set_right_makes_no_flood(
    bot: RunningBot, clock: MovableClock
) -> None:
    clock.ahead = timedelta(days=3)
    await down(bot, repeat=15)
    await attention(bot).terms.escalate(bot.operator(ANNA), server_of(bot), 5)
    await looked(bot)
    clock.ahead = timedelta()
    await pass_(bot, clock, 0)
    await looked(bot, 5)
    await settled(bot)
    rows = bot.rows("SELECT repeats, since <= escalated_at FROM attention")
    assert rows == [(1, 1)]  # once, as it cannot be told how long nobody has been on it
    before = count(bot, REPEAT)
    await pass_(bot, clock, 16)
    assert count(bot, REPEAT) == before + 1
