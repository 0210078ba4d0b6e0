"""A bot that begins while Telegram is away watches all the same."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from demo.telegram import Fault, Status
from tests.running_bot import RunningBot
from tests.stories.channels.receivers import Webhook
from tests.stories.channels.scenes import AWAY, PATIENCE, UNHURRIED
from tests.stories.watch.scenes import forget, watched

pytestmark = UNHURRIED


async def test_forgotten_conferences_are_found_and_told(bot: RunningBot, webhook: Webhook) -> None:
    bot.extra_settings = f'fallback-urls = ["{webhook.url()}"]'
    bot.limits = replace(bot.limits, channels=AWAY)
    server, _ = await watched(bot)
    await bot.end()
    forget(server)
    bot.telegram.faults.add(Fault(".*", Status(502), times=None))
    beginning = asyncio.create_task(bot.begin())
    await bot.until(lambda: webhook.posts, timeout=PATIENCE)
    ((_, body),) = webhook.posts
    assert "looks forgotten" in body["message"]
    bot.telegram.faults.clear()
    await beginning
