"""What waits for messages at the other end."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.stories.channels.receivers import MailServer, Webhook


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    server = MailServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def webhook() -> AsyncIterator[Webhook]:
    server = Webhook()
    await server.start()
    yield server
    await server.stop()
