"""A bot that is to get its updates by a webhook."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.running_bot import RunningBot
from tests.stories.webhook.front import Front, by_webhook


@pytest.fixture
async def front(bot: RunningBot) -> AsyncIterator[Front]:
    built = Front(bot.authority)
    await built.start()
    by_webhook(bot, built.port, built.listen)
    yield built
    await built.stop()
