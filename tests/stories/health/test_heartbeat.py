"""The calls to a monitoring service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.health.limits import HealthLimits, HeartbeatLimits
from bot.health.readiness import Readiness, Report
from tests.running_bot import RunningBot
from tests.stories.health.places import Monitoring
from tests.stories.screens.scenes import at_menu, at_rest


@pytest.fixture
async def monitoring(bot: RunningBot) -> AsyncIterator[Monitoring]:
    often = HeartbeatLimits(every=0.02, look_again=0.02)
    bot.limits = replace(bot.limits, heartbeat=often)
    async with Monitoring() as service:
        bot.extra_settings = f'heartbeat-url = "{service.url}"'
        yield service
        await bot.end()
    assert not any(Monitoring.PATH in line for line in bot.records.lines)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """What was found whenever somebody looked whether the bot is ready."""
    found: list[Report] = []
    really_look = Readiness.look

    async def look(self: Readiness) -> Report:
        found.append(await really_look(self))
        return found[-1]

    monkeypatch.setattr(Readiness, "look", look)
    return found


async def test_it_beats_while_the_bot_is_ready(
    bot: RunningBot, monitoring: Monitoring, looks: list[Report]
) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await monitoring.called(3)
    await at_rest(bot)
    assert bot.app
    assert bot.app._session.polls.polled_at
    bot.app._session.polls.polled_at -= HealthLimits().silence
    await bot.until(lambda: not looks[-1].ready)
    before = monitoring.calls
    looks.clear()
    await bot.until(lambda: len(looks) > 3)
    assert monitoring.calls == before
    await anna.press("Refresh")
    await monitoring.called()


async def test_its_failures_are_told_once(bot: RunningBot, monitoring: Monitoring) -> None:
    await bot.add_server()
    await at_menu(bot)
    monitoring.status = 503
    await monitoring.called(3)
    monitoring.status = 404
    await monitoring.called(3)
    monitoring.status = 200
    await monitoring.called(3)
    said = [line for line in bot.records.lines if "bot.health.heartbeat" in line]
    assert said == [
        "WARNING bot.health.heartbeat: the heartbeat does not arrive: HTTP status 503",
        "WARNING bot.health.heartbeat: the heartbeat does not arrive: HTTP status 404",
        "INFO bot.health.heartbeat: the heartbeat arrives again",
    ]
