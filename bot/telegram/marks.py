"""What the bot's token proves about a webhook: that a request comes from Telegram, and that the
webhook is one that this program has set. Nothing of it is stored, and every process of a bot
computes the same.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

_MARK = 16  # hex digits


def secret_of(token: str) -> str:
    """What Telegram sends with each update: 64 hex digits."""
    return _proof(token, "webhook secret")


def marked(url: str, token: str) -> str:
    """The address that Telegram is told: it ends with a mark that only we can make."""
    return f"{url.rstrip('/')}/{_mark(token)}"


def is_marked(url: str, token: str) -> bool:
    """Whether the program has set this webhook, be it with other settings."""
    return hmac.compare_digest(url.rpartition("/")[2].encode(), _mark(token).encode())


def _mark(token: str) -> str:
    return _proof(token, "webhook path")[:_MARK]


def _proof(token: str, of: str) -> str:
    return hmac.new(token.encode(), of.encode(), sha256).hexdigest()
