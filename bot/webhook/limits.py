"""How much a webhook takes at a time."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram.utils.backoff import BackoffConfig

PAUSES = BackoffConfig(min_delay=1.0, max_delay=60.0, factor=2.0, jitter=0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookLimits:
    """Seconds, except `body` and numbers of connections."""

    body: int = 2**20  # bytes: an update holds one message and the one that it answers
    slow: float = 5.0  # for a body to arrive
    max_connections: int = 40  # that Telegram opens at once
    connections: int = 128  # open at once, of Telegram and whoever else gets through
    connection: float = 15.0  # from its begin to the last byte of the answer
    grace: float = 1.0  # for an answer on its way when the bot ends
    pauses: BackoffConfig = PAUSES  # between attempts to tell Telegram of the webhook
    look: float = 60.0  # between two questions whether Telegram still has it
    longest_wait: float = 3600.0  # that Telegram may ask for before the next one
    said_again: float = 3600.0  # until the same trouble with it is told once more
