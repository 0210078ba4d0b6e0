"""What Telegram's refusals mean, by the pieces of their texts that stay the same
(telegram-bot-api.md sections 2 to 6). A refusal that nobody knows says something of the chat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiogram.exceptions import TelegramAPIError

# Errors of our own text or markup: the same message is refused in every chat and for ever.
_OURS = (
    "can't parse",
    "message is too long",
    "message_too_long",
    "text is too long",
    "message text is empty",
    "message_empty",
    "text must be non-empty",
    "text buttons are unallowed",
    "must be encoded in utf-8",
    "unsupported parse_mode",
    "entity_",
    "entities_",
    "button_",
    "inline keyboard",
    "reply markup",
    "reply_markup",
    "wrong http url",
    "unsupported url protocol",
    "url host is empty",
)
# A person who has to come back.
_GONE = (
    "bot was blocked by the user",
    "user_is_blocked",
    "user is deactivated",
    "input_user_deactivated",
    "bot can't initiate conversation",
    "chat not found",
    "peer_id_invalid",
)
# An edit that is done, or whose message is gone.
_NOTHING_TO_EDIT = (
    "not modified",
    "message_not_modified",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
)
# A topic that is closed, deleted, or of a group that has none.
_OF_A_TOPIC = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "chat is not a forum",
    "the topic is closed",
)
# The bot itself, in every chat: its Bot API server has been changed.
_OF_THE_BOT = ("logged out",)
_LONGEST = 200  # letters of a refusal that are kept
_TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")


def is_ours(refusal: TelegramAPIError) -> bool:
    return _says(refusal, _OURS)


def is_gone(refusal: TelegramAPIError) -> bool:
    return _says(refusal, _GONE)


def is_of_a_topic(refusal: TelegramAPIError) -> bool:
    return _says(refusal, _OF_A_TOPIC)


def is_of_the_bot(refusal: TelegramAPIError) -> bool:
    return _says(refusal, _OF_THE_BOT)


def leaves_nothing_to_edit(refusal: TelegramAPIError) -> bool:
    return _says(refusal, _NOTHING_TO_EDIT)


def words_of(refusal: TelegramAPIError) -> str:
    """What Telegram said, or whoever answers in its place: on one line, short, without a token."""
    text = " ".join(str(refusal.message or type(refusal).__name__).split())
    plain = "".join(letter for letter in text if letter.isprintable())
    return _TOKEN.sub("…", plain)[:_LONGEST]


def _says(refusal: TelegramAPIError, pieces: Sequence[str]) -> bool:
    text = str(refusal.message or "").lower()
    return any(piece in text for piece in pieces)
