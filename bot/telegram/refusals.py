"""Why Telegram hands over no updates, in the words of whoever runs the bot."""

from __future__ import annotations

from typing import Literal

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.telegram.reasons import quoted
from bot.telegram.routes import Routes

Kind = Literal["away", "wait", "token", "logged out", "webhook", "other poller", "refused"]

UNKNOWN_TOKEN = "Telegram does not know this token: see tg-api-token."  # noqa: S105
LOGGED_OUT = (
    "Telegram has logged this bot out: it is to work with another Bot API server, see "
    "tg-api-server. After logOut, Telegram's own server takes it back in 10 minutes at the "
    "earliest."
)
OTHER_POLLER = (
    "Another program polls Telegram with this token. Stop it, or give this one its own bot."
)


def kind_of(failure: Exception) -> Kind:
    match failure:
        case TelegramRetryAfter():
            return "wait"
        case TelegramUnauthorizedError() | TelegramNotFound():
            return "token"
        case TelegramConflictError():
            return "webhook" if "webhook" in failure.message.lower() else "other poller"
        case TelegramBadRequest():
            return "logged out" if "logged out" in failure.message.lower() else "refused"
    return "away"


def is_refused(failure: Exception) -> bool:
    """Whether Telegram answers and hands over nothing until somebody does something about it."""
    return kind_of(failure) in ("token", "logged out", "webhook", "refused")


def told(failure: Exception, routes: Routes) -> str:
    """A failed poll in a line; `bot/polling/webhooks.py` knows more of a webhook."""
    match kind_of(failure), failure:
        case "token", _:
            return UNKNOWN_TOKEN
        case "logged out", _:
            return LOGGED_OUT
        case "other poller", _:
            return OTHER_POLLER
        case "wait", TelegramRetryAfter():
            return f"Telegram wants to be left alone for {failure.retry_after} s."
        case _, TelegramNetworkError():
            return f"Telegram is away: {routes.troubles or failure.message}."
        case _, TelegramAPIError():
            return f"Telegram hands over no updates: {quoted(failure.message)}."
    return f"Telegram's answer cannot be worked with: {type(failure).__name__}."
