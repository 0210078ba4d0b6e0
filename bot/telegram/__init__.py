"""The connection to Telegram: routes, retries, polling.

In: Bot API methods of aiogram. Out: their results, or an error that says whether the request may
have been delivered.
"""

from bot.telegram.answers import Unreadable
from bot.telegram.marks import is_marked, marked, secret_of
from bot.telegram.patches import make_dialog_ids_unique
from bot.telegram.reasons import quoted
from bot.telegram.received import ALLOWED, Taken, TakeUpdates, Updates, UpdatesSeen
from bot.telegram.refusals import UNKNOWN_TOKEN, Kind, is_refused, kind_of, told
from bot.telegram.repeats import once_only
from bot.telegram.route import NotDelivered, PollCut, host_of, place_of
from bot.telegram.routes import Routes, trusted
from bot.telegram.session import TelegramLimits, TelegramSession

__all__ = [
    "ALLOWED",
    "UNKNOWN_TOKEN",
    "Kind",
    "NotDelivered",
    "PollCut",
    "Routes",
    "TakeUpdates",
    "Taken",
    "TelegramLimits",
    "TelegramSession",
    "Unreadable",
    "Updates",
    "UpdatesSeen",
    "host_of",
    "is_marked",
    "is_refused",
    "kind_of",
    "make_dialog_ids_unique",
    "marked",
    "once_only",
    "place_of",
    "quoted",
    "secret_of",
    "told",
    "trusted",
]
