"""Fixtures of the stories about the process."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.process.process import Process
from tests.running_bot import RunningBot
from tests.stories.channels.conftest import mail_server, webhook

__all__ = ["command", "mail_server", "webhook"]


@pytest.fixture
async def command(bot: RunningBot) -> AsyncIterator[Process]:
    """The bot, begun as people begin it: `python -m bot`."""
    built = Process(bot, afresh=True)
    yield built
    await built.close()
