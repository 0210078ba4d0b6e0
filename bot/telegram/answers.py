"""What Telegram answers, read so that a yes stays a yes.

A message that was sent must not be sent again because a field of the answer is new.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from http import HTTPStatus
from math import ceil
from typing import Any, cast, get_args

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message, User
from pydantic import ValidationError

from bot.telegram.reasons import quoted

logger = logging.getLogger(__name__)

# Seconds: a wait whose length Telegram does not say, and the longest that is believed.
UNSAID_WAIT, LONGEST_WAIT = 3, 24 * 3600
# Larger ids do not exist; 0 is the id of a message whose id Telegram does not tell.
LARGEST_ID = 2**53
DIGITS = 16


class NotTelegram(TelegramNetworkError):
    """A gateway's page answers, or nonsense. The request may have been delivered."""


class Unreadable(TelegramAPIError):
    """Telegram said yes, and what it handed over with that cannot be read."""


def read_answer(
    session: BaseSession,
    bot: Bot,
    method: TelegramMethod[TelegramType],
    status: int,
    content: bytes,
) -> TelegramType:
    """The result of a request. Raises TelegramAPIError where Telegram refuses."""
    answer = _parsed(content)
    match answer:
        case {"ok": True}:
            return cast(TelegramType, _result(bot, method, answer.get("result")))
        case {"ok": False}:
            _hold(method)
            code, refusal = _refusal(status, answer)
            session.check_response(bot, method, code, refusal)
    raise NotTelegram(method=method, message=f"what answers is not Telegram (HTTP {status})")


def where(failure: ValidationError) -> str:
    """The first thing that does not fit: names of fields, and nothing of the content."""
    first = failure.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{quoted('.'.join(map(str, first['loc'])))}: {first['type']}"


def whole_number(value: Any, largest: int) -> int | None:
    """A positive number, also one that came as a string; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= DIGITS:
        value = int(value)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 < value <= largest else None


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


@cache
def _model(returning: Any) -> type[Response[Any]]:
    """Held: pydantic forgets models, and building one is the slowest part of a press."""
    return Response[returning]


def _hold(method: TelegramMethod[Any]) -> None:
    _model(method.__returning__)


def _result(bot: Bot, method: TelegramMethod[Any], result: Any) -> Any:
    if method.__returning__ is Any:
        return result
    trouble = "nothing in it"
    try:
        read = _model(method.__returning__).model_validate(
            {"ok": True, "result": result}, context={"bot": bot}
        )
        if read.result is True and getattr(method, "message_id", None) is not None:
            return _essence(bot, method, result)  # a message in a chat was edited: it is that one
        if read.result is not None:
            return read.result
    except ValidationError as failure:
        trouble = where(failure)
    logger.warning("%s: done, but the answer cannot be read (%s)", method.__api_method__, trouble)
    return _essence(bot, method, result)


def _essence(bot: Bot, method: TelegramMethod[Any], result: Any) -> Any:
    """As much of an unreadable result as the bot works with."""
    kinds = get_args(method.__returning__) or (method.__returning__,)
    fields = result if isinstance(result, dict) else {}
    if Message in kinds:
        return _message(method, fields).as_(bot)
    if bool in kinds:
        return True
    if User in kinds:
        name = fields.get("username")
        username = name if isinstance(name, str) else None
        return User(id=bot.id, is_bot=True, first_name="", username=username).as_(bot)
    raise Unreadable(method=method, message="the answer cannot be read")


def _message(method: TelegramMethod[Any], fields: dict[str, Any]) -> Message:
    """Which message it is: the one that was to be edited, else the one that Telegram names."""
    edited = getattr(method, "message_id", None)
    named = whole_number(fields.get("message_id"), LARGEST_ID)
    chat_id = getattr(method, "chat_id", None)
    chat = Chat(id=chat_id if isinstance(chat_id, int) else 0, type=ChatType.PRIVATE)
    return Message.model_validate({"message_id": named or edited or 0, "date": 0, "chat": chat})


def _refusal(status: int, answer: dict[str, Any]) -> tuple[int, str]:
    """Code and body of a refusal, with nothing in it that aiogram trips over."""
    code = status
    if code < HTTPStatus.BAD_REQUEST:
        code = whole_number(answer.get("error_code"), 599) or HTTPStatus.BAD_REQUEST
    description = answer.get("description")
    given = answer.get("parameters")
    given = given if isinstance(given, dict) else {}
    parameters: dict[str, int] = {}
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        parameters["retry_after"] = _wait(given.get("retry_after"))
    moved_to = given.get("migrate_to_chat_id")
    if isinstance(moved_to, int) and abs(moved_to) <= LARGEST_ID:
        parameters["migrate_to_chat_id"] = moved_to
    words = description if isinstance(description, str) and description else f"HTTP {code}"
    return code, json.dumps({"ok": False, "description": words, "parameters": parameters})


def _wait(value: Any) -> int:
    if isinstance(value, float) and 0 < value < LONGEST_WAIT:
        value = ceil(value)
    if isinstance(value, int) and value > LONGEST_WAIT:
        return LONGEST_WAIT
    return whole_number(value, LONGEST_WAIT) or UNSAID_WAIT
