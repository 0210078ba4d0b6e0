"""Polls that Telegram never answers: they are given up, and the next one brings what waited."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

import pytest
from aiohttp import web

from bot.limits import PRODUCTION
from bot.polling.length import LengthLimits
from bot.telegram.session import TelegramLimits
from demo.telegram import Fault, Hang
from demo.telegram.faults import FaultKind
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import at_menu, at_rest, hold


@dataclass(frozen=True)
class Stall(FaultKind):
    """The answer begins, and does not go on."""

    async def respond(self, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        await answer.write(b'{"ok": true, ')
        await asyncio.Event().wait()
        raise AssertionError("unreachable")


def test_a_poll_is_given_up_within_two_minutes() -> None:
    """With the next one by the same way, which may be as dead."""
    polling, telegram = PRODUCTION.polling, PRODUCTION.telegram
    one = (
        telegram.routes.connect
        + polling.length.longest
        + telegram.timeout
        + polling.soon.max_delay
    )
    assert 2 * one <= PRODUCTION.health.silence


@pytest.mark.parametrize("kind", [Hang(), Stall()])
async def test_a_poll_that_hangs_is_renewed(bot: RunningBot, kind: FaultKind) -> None:
    bot.limits = replace(
        bot.limits,
        polling=replace(bot.limits.polling, length=LengthLimits(longest=1)),
        telegram=TelegramLimits(timeout=2.0),
    )
    hold(await bot.add_server())
    anna = await at_menu(bot)
    fault = bot.telegram.faults.add(Fault("getUpdates", kind))
    await anna.press("Refresh")  # ends the poll that waits
    await bot.telegram.until(lambda: fault.hits == 1)
    await anna.press("Conferences", wait=False)
    await anna.sees("Stand-up")
    await at_rest(bot)
