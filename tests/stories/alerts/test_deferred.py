"""What waits for the end of somebody's quiet hours, and what does not. A whole night is told in
`test_night.py`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from services.alerts.alert import Alert
from services.alerts.events import OutageChanged
from services.alerts.kinds import Kind
from services.monitoring.check import Verdict
from services.registry import Services
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    BEGAN,
    BERND,
    alerts_to,
    begun,
    certificate,
    forgotten,
    forgotten_ended,
    outage,
    put,
    recovery,
    replied_to,
    sendings,
    server_id,
    settled,
    waiting,
)
from tests.stories.monitoring.scenes import MovableClock

NOTHING: frozenset[str] = frozenset()


def services(bot: RunningBot) -> Services:
    assert bot.app
    return bot.app._services


async def quiet(bot: RunningBot, urgent: frozenset[str] = NOTHING, number: int = ANNA) -> None:
    """From now on for an hour and a half, by the clocks of UTC."""
    now = bot.now()
    minute = now.hour * 60 + now.minute
    hours = {"on": True, "begins": minute, "ends": (minute + 90) % 1440, "urgent": urgent}
    assert await services(bot).quiet.choose(bot.operator(number), **hours)


async def passes(bot: RunningBot, clock: MovableClock) -> None:
    """The quiet hours end."""
    clock.ahead += timedelta(minutes=91)
    await put(bot)
    await settled(bot)


def changed(bot: RunningBot, by: str | None = None, *, over: bool = False) -> Alert:
    event = OutageChanged("Main", Verdict.UNREACHABLE, "timeout", BEGAN, by, bot.now(), over)
    return Alert(event, server_id(bot), "outage:1")


@pytest.fixture
def clock(bot: RunningBot) -> MovableClock:
    clock = bot.now = MovableClock()
    return clock


async def test_what_comes_then_is_one_list_afterwards(
    bot: RunningBot, clock: MovableClock
) -> None:
    await begun(bot, operators=2)
    await quiet(bot)
    await put(bot, outage(bot, number=1))
    await settled(bot)
    await put(bot, recovery(bot, number=1), certificate(bot), forgotten(bot))
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    assert alerts_to(bot, ANNA) == []
    assert len(alerts_to(bot, BERND)) > 1
    await bot.restart()
    await put(bot)
    await settled(bot)
    assert alerts_to(bot, ANNA) == []
    await passes(bot, clock)
    (told,) = alerts_to(bot, ANNA)
    assert told.startswith("2 alerts since ")
    assert "Main was down" in told
    assert "certificate" in told
    assert "forgotten" not in told, "it has ended, and there is nothing to do"


async def test_what_is_urgent_comes_at_once_with_its_end(
    bot: RunningBot, clock: MovableClock
) -> None:
    await begun(bot)
    await quiet(bot, frozenset({"outage"}))
    await put(bot, outage(bot), certificate(bot))
    await settled(bot)
    await put(bot, recovery(bot))
    await settled(bot)
    down, up = alerts_to(bot, ANNA)
    assert ("unreachable" in down, "running again" in up) == (True, True)
    await passes(bot, clock)
    assert "certificate" in alerts_to(bot, ANNA)[-1]


async def test_the_end_of_what_was_told_before_waits_but_edits_do_not(
    bot: RunningBot, clock: MovableClock
) -> None:
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    await quiet(bot)
    await put(bot, changed(bot, by="Bernd"))
    await settled(bot)
    assert "Bernd is on it" in alerts_to(bot, ANNA)[0]
    await put(bot, recovery(bot), changed(bot, over=True))
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert "Bernd" not in told
    assert waiting(bot) == 1
    await passes(bot, clock)
    assert "running again" in alerts_to(bot, ANNA)[-1]
    number = bot.rows("SELECT message_id FROM alerts WHERE kind = 'outage'")[0][0]
    assert replied_to(sendings(bot, ANNA)[-1]) == number


async def test_a_change_of_what_waits_waits_too(bot: RunningBot, clock: MovableClock) -> None:
    await begun(bot)
    await quiet(bot)
    await put(bot, outage(bot), changed(bot, by="Bernd"))
    await settled(bot)
    assert alerts_to(bot, ANNA) == []
    await passes(bot, clock)
    (told,) = alerts_to(bot, ANNA)
    assert "Bernd is on it" in told


async def test_what_somebody_asked_for_is_told_at_once(
    bot: RunningBot, clock: MovableClock
) -> None:
    await begun(bot)
    await quiet(bot)
    await put(bot, replace(certificate(bot), operator_id=ANNA))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 1


async def test_other_hours_hold_for_what_waits(bot: RunningBot, clock: MovableClock) -> None:
    await begun(bot)
    await quiet(bot)
    await put(bot, outage(bot), certificate(bot))
    await settled(bot)
    chosen, anna = services(bot).quiet, bot.operator(ANNA)
    assert await chosen.choose(anna, urgent=frozenset({Kind.CERTIFICATE}))
    await put(bot)
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert "certificate" in told
    assert await chosen.choose(anna, on=False)
    await put(bot)
    await settled(bot)
    assert "unreachable" in alerts_to(bot, ANNA)[-1]


async def test_nobody_waits_longer_than_the_sender_looks(
    bot: RunningBot, clock: MovableClock
) -> None:
    """Nothing but the clock says that the quiet hours are over."""
    bot.limits = replace(bot.limits, sender=replace(bot.limits.sender, longest_sleep=0.2))
    await begun(bot)
    await quiet(bot)
    await put(bot, outage(bot))
    await settled(bot)
    clock.ahead += timedelta(minutes=91)
    await bot.until(lambda: alerts_to(bot, ANNA))
