"""Every five minutes a sample of each monitored server: what is not known is not zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from demo.trueconf import Fault, Hang, Person, SimulatedTrueConf
from services.history.limits import HistoryLimits
from tests.running_bot import RunningBot
from tests.stories.history.scenes import DAY, SAMPLE, sampler_of, samples, write
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    falls_over,
    monitored,
    server_of,
    verdicts,
)

NOW = datetime(2026, 11, 22, 12, 2, tzinfo=UTC)
HOST, MEMBER = 2, 1


@pytest.fixture
def clock(bot: RunningBot) -> MovableClock:
    clock = MovableClock(NOW - datetime.now(UTC))
    bot.now = clock
    # No sample comes by itself: the tests ask for rounds.
    bot.limits = replace(bot.limits, history=HistoryLimits(first=3600.0, spread=0.0))
    return clock


def hold(
    server: SimulatedTrueConf, room: str, people: int, minutes: int, role: int = HOST
) -> None:
    server.world.add_room(room, f"Topic {room}", "ivanova")
    everybody = [Person(f"p{room}{n}", f"P {n}", role) for n in range(people)]
    server.world.begin(room, everybody, server.world.now() - timedelta(minutes=minutes))


async def begin(bot: RunningBot) -> None:
    if not bot.operators:
        bot.add_operator(ANNA, "Anna")
    await bot.begin()
    for name in bot.servers:
        await verdicts(bot, 1, name)


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_a_sample_holds_what_the_server_says(
    bot: RunningBot, clock: MovableClock, generation: str
) -> None:
    server = await bot.add_server("Main", generation)
    bot.status_settings["Main"] = "state = true"
    server.world.add_users(9, online=5)
    hold(server, "11", 3, 30)
    hold(server, "12", 2, 90, MEMBER)  # forgotten: no host
    hold(server, "13", 0, 90)  # forgotten: empty
    hold(server, "14", 4, 90)
    await begin(bot)
    await sampler_of(bot).round()
    assert samples(bot) == [(0, 5, 4, 9, 2)]
    ((answer,),) = bot.rows("SELECT answer FROM samples")
    assert answer >= 1


async def test_one_in_five_minutes_whatever_happens(bot: RunningBot, clock: MovableClock) -> None:
    server = await monitored(bot)
    await begin(bot)
    sampler = sampler_of(bot)
    await sampler.round()
    asked = len([seen for seen in server.requests if seen.path.endswith("/users")])
    await sampler.round()
    await bot.restart()
    await verdicts(bot, 1)
    await sampler_of(bot).round()  # what an earlier run has read is not read again
    assert len(samples(bot)) == 1
    assert len([seen for seen in server.requests if seen.path.endswith("/users")]) == asked
    clock.ahead += timedelta(minutes=5)
    await sampler_of(bot).round()
    assert len(samples(bot)) == 2
    # The clock is set back: the newer sample of those minutes holds, and there is one.
    clock.ahead -= timedelta(minutes=5)
    await sampler_of(bot).round()
    assert len(samples(bot)) == 2


async def test_a_server_that_is_down_has_gaps_and_no_zeros(
    bot: RunningBot, clock: MovableClock
) -> None:
    server = await monitored(bot)
    await begin(bot)
    await falls_over(server)
    await verdicts(bot, 2)
    await sampler_of(bot).round()
    assert samples(bot) == [(1, None, None, None, None)]


async def test_who_is_not_monitored_has_no_samples(bot: RunningBot, clock: MovableClock) -> None:
    await bot.add_server()
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await sampler_of(bot).round()
    assert samples(bot) == []


async def test_a_slow_server_holds_up_no_other(bot: RunningBot, clock: MovableClock) -> None:
    """What it does not say in time is not known; the sample of the other is there before."""
    limits = HistoryLimits(first=3600.0, spread=0.0, patience=2.0)
    bot.limits = replace(bot.limits, history=limits)
    slow, _ = await monitored(bot, "Slow"), await monitored(bot, "Quick")
    await begin(bot)
    slow.faults.add(Fault("/logs/calls", Hang(), times=None))
    await sampler_of(bot).round()
    quick = server_of(bot, "Quick").id
    assert samples(bot, quick)[0][2:] == (0, 0, 0)
    assert samples(bot, server_of(bot, "Slow").id)[0][2:] == (None, None, None)


async def test_samples_become_hours_and_are_forgotten(
    bot: RunningBot, clock: MovableClock
) -> None:
    await monitored(bot)
    await begin(bot)
    slot = int(NOW.timestamp()) // 3600 * 3600
    old, older = slot - 14 * DAY - 3600, slot - 15 * DAY
    await write(
        bot,
        SAMPLE,
        [
            (1, old, 0, 20, 10, 1, 4, 0),
            (1, old + 300, 1, None, None, None, None, None),
            (1, old + 600, 0, 60, 30, 3, 8, 2),
            (1, older, None, None, None, None, None, None),
            (1, slot - 14 * DAY + 3600, 0, 20, 99, 1, 1, 0),  # not old enough
        ],
    )
    await sampler_of(bot).sweep()
    hours = bot.rows("SELECT * FROM hours WHERE server_id = 1 ORDER BY slot")
    assert hours == [
        (1, older, 0, 0, None, None, None, None, None, 0, None, None, None, None, None),
        (1, old, 3, 1, 40, 60, 20.0, 30, old + 600, 2, 2.0, 3, 6.0, 8, 2),
    ]
    assert bot.rows("SELECT users FROM samples WHERE slot < ?", slot) == [(99,)]
    await sampler_of(bot).sweep()
    assert bot.rows("SELECT count(*) FROM hours") == [(2,)]


async def test_a_clock_that_is_years_ahead_deletes_no_past(
    bot: RunningBot, clock: MovableClock
) -> None:
    await monitored(bot)
    await begin(bot)
    slot = int(NOW.timestamp()) // 3600 * 3600 - 20 * DAY
    await write(bot, SAMPLE, [(1, slot, 0, 20, 10, 1, 4, 0)])
    clock.ahead += timedelta(days=3 * 365)
    await sampler_of(bot).sweep()
    clock.ahead -= timedelta(days=3 * 365)
    assert bot.rows("SELECT users_most FROM hours") == [(10,)]
