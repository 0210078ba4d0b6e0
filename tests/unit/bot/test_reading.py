"""Updates and answers are read one by one, whatever stands in them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramMigrateToChat,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetChat,
    GetMe,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import Message

from bot.telegram.answers import LONGEST_WAIT, UNSAID_WAIT, NotTelegram, Unreadable, read_answer
from bot.telegram.received import LARGEST_ID, NAMED, TakeUpdates, Updates, UpdatesSeen

BOT = Bot("123456:TEST-token", AiohttpSession())
SEND = SendMessage(chat_id=1001, text="hello")
EDIT = EditMessageText(chat_id=1001, message_id=7, text="hello")
USER = {"id": 1001, "is_bot": False, "first_name": "Anna"}
CHAT = {"id": 1001, "type": "private", "first_name": "Anna"}
# Any stranger can make Telegram say this: aiogram misses `sender_user_name`.
BAD_ORIGIN = {"type": "hidden_user", "date": 1422450181}


def message(number: int, **more: Any) -> dict[str, Any]:
    return {"message_id": number, "date": 1, "chat": CHAT, "from": USER, "text": "x", **more}


def update(update_id: Any, number: int = 1, **more: Any) -> dict[str, Any]:
    return {"update_id": update_id, "message": message(number, **more)}


def press(update_id: int, press_id: str) -> dict[str, Any]:
    content = {"id": press_id, "from": USER, "chat_instance": "1", "data": "x"}
    return {"update_id": update_id, "callback_query": content}


class Reader:
    def __init__(self) -> None:
        self.seen = UpdatesSeen()
        self.updates = Updates(self.seen)

    def __call__(self, *batch: Any) -> list[int]:
        return [
            each.update.update_id for each in self.updates.read(BOT, TakeUpdates(), list(batch))
        ]


@pytest.fixture
def read() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    "bad",
    [
        update(5, forward_origin=BAD_ORIGIN),
        {"update_id": 5, "message": "text"},
        {"update_id": 5, "message": {}},
        {"update_id": 5, "message": None, "callback_query": []},
        update(5, date="soon"),
        update(5, date=10**30),
        update(5, text="\ud800"),
        update(5, chat=None),
        {"update_id": 5, "chat_member": {"new": "kind"}},
    ],
)
def test_a_bad_update_holds_up_no_other(read: Reader, bad: Any) -> None:
    assert read(update(4, 1), bad, update(6, 2)) == [4, 6]
    assert read.updates.offset == 7
    assert (read.seen["taken"], read.seen["unreadable"]) == (2, 1)
    assert read(bad) == []
    assert read.updates.offset == 6


@pytest.mark.parametrize(
    "bad",
    [
        *(None, 7, "text", [], {}, {"message": message(1)}),
        *map(update, [None, "x", -5, 0, 1.5, True, [], LARGEST_ID + 1, 10**40]),
    ],
)
def test_an_update_without_an_id(read: Reader, bad: Any) -> None:
    """A negative offset would throw away what waits, and one that is too large confirms it."""
    assert read(bad, update(6)) == [6]
    assert read.updates.offset == 7
    with pytest.raises(Unreadable):
        read(bad)
    assert read.updates.offset == 7, "a number that is guessed could skip another update"
    assert read.seen["unreadable"] == 2


def test_the_very_first_update_without_an_id(read: Reader) -> None:
    """Nothing is known of the numbers yet."""
    with pytest.raises(Unreadable):
        read({})
    assert read.updates.offset is None


@pytest.mark.parametrize("batch", [None, {}, "text", 7, True])
def test_no_list(read: Reader, batch: Any) -> None:
    with pytest.raises(Unreadable):
        read.updates.read(BOT, TakeUpdates(), batch)


@pytest.mark.parametrize("other", [{}, {"poll": {}}, {"something_new": {"id": 1}}])
def test_what_was_not_asked_for(read: Reader, other: dict[str, Any]) -> None:
    assert read({"update_id": 5, **other}) == []
    assert read.updates.offset == 6
    assert read.seen["taken"] == 0


def test_no_more_than_a_batch_is_read(read: Reader) -> None:
    assert len(read(*(update(number, number) for number in range(1, 5000)))) == 100


def test_what_comes_again_is_left_out(read: Reader) -> None:
    assert read(update(5), press(6, "a")) == [5, 6]
    assert read(update(5), press(6, "a"), press(7, "a")) == [7]
    assert read.seen["repeated"] == 2


def test_numbers_begin_again_after_a_quiet_week(read: Reader) -> None:
    """Also with one that was in use before."""
    assert read(update(900, 1), update(901, 2), press(902, "a")) == [900, 901, 902]
    assert read(update(901, 3)) == [901]
    assert read.updates.offset == 902
    assert read(press(5, "b")) == [5]
    assert read.updates.offset == 6


def test_the_log_names_fields_and_no_content(
    read: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    read(update(5, text="my secret", forward_origin=BAD_ORIGIN))
    (line,) = caplog.messages
    assert "update 5" in line
    assert "message.forward_origin" in line
    assert "missing" in line
    assert "secret" not in line
    assert "Anna" not in line


def test_many_bad_updates_do_not_fill_the_log(
    read: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(1, 100):
        read(update(number, text=[]))
    assert len(caplog.messages) == NAMED
    assert read.seen["unreadable"] == 99


def answer(method: TelegramMethod[Any], body: Any, status: int = 200) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return read_answer(BOT.session, BOT, method, status, content)


@pytest.mark.parametrize("status", [200, 201, 302, 500])
@pytest.mark.parametrize(
    ("result", "message_id"),
    [
        (message(8), 8),
        (message(8, forward_origin=BAD_ORIGIN), 8),
        (message(8, date=None), 8),
        ({"message_id": 8}, 8),
        ({"message_id": "8"}, 8),
        ({"message_id": -8}, 0),
        ({"message_id": 10**40}, 0),
        ({}, 0),
        (None, 0),
        (True, 0),
        ([], 0),
        ("sent", 0),
    ],
)
def test_a_yes_to_a_message(result: Any, message_id: int, status: int) -> None:
    sent = answer(SEND, {"ok": True, "result": result}, status)
    assert isinstance(sent, Message)
    assert sent.message_id == message_id
    assert sent.chat.id == 1001
    assert sent.bot is BOT


@pytest.mark.parametrize("result", [{"message_id": 7}, {}, None, "edited", "yes", True, [], 1])
def test_a_yes_to_an_edit(result: Any) -> None:
    edited = answer(EDIT, {"ok": True, "result": result})
    assert isinstance(edited, Message)
    assert edited.message_id == 7


def test_an_edit_without_a_message_is_answered_by_true() -> None:
    inline = EditMessageText(inline_message_id="1", text="hello")
    assert answer(inline, {"ok": True, "result": True}) is True


@pytest.mark.parametrize("result", [True, None, {}, "fine", [], 5])
def test_a_yes_to_the_answer_of_a_press(result: Any) -> None:
    assert answer(AnswerCallbackQuery(callback_query_id="1"), {"ok": True, "result": result})


def test_who_the_bot_is() -> None:
    me = answer(GetMe(), {"ok": True, "result": {"id": "?", "username": "some_bot"}})
    assert (me.id, me.username) == (BOT.id, "some_bot")


def test_what_was_asked_for_and_cannot_be_read() -> None:
    with pytest.raises(Unreadable):
        answer(GetChat(chat_id=1), {"ok": True, "result": {"id": 1}})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"ok": true',
        b"null",
        b"[]",
        b'"ok"',
        b"{}",
        b'{"ok": 1}',
        b'{"ok": "true"}',
        b'{"ok": null, "result": {"message_id": 8}}',
    ],
)
@pytest.mark.parametrize("status", [200, 302, 504])
def test_what_is_not_telegram(body: bytes, status: int) -> None:
    with pytest.raises(NotTelegram, match=str(status)):
        answer(SEND, body, status)


def _wait_of(**refusal: Any) -> int:
    with pytest.raises(TelegramRetryAfter) as flood:
        answer(SEND, {"ok": False, "description": "Too Many Requests", **refusal}, 429)
    return flood.value.retry_after


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (5, 5),
        ("5", 5),
        (1.5, 2),
        (None, UNSAID_WAIT),
        (0, UNSAID_WAIT),
        (-1, UNSAID_WAIT),
        ("soon", UNSAID_WAIT),
        ([], UNSAID_WAIT),
        (True, UNSAID_WAIT),
        (10**9, LONGEST_WAIT),
        (10**40, LONGEST_WAIT),
    ],
)
def test_how_long_to_wait(asked: Any, kept: int) -> None:
    assert _wait_of(parameters={"retry_after": asked}) == kept


@pytest.mark.parametrize("parameters", [None, [], "x", {}])
def test_to_wait_without_parameters(parameters: Any) -> None:
    assert _wait_of(parameters=parameters) == UNSAID_WAIT


@pytest.mark.parametrize(
    ("status", "refusal", "kind"),
    [
        (400, {"description": "Bad Request: x"}, TelegramBadRequest),
        (400, {}, TelegramBadRequest),
        (200, {"error_code": 400}, TelegramBadRequest),
        (200, {"error_code": "what"}, TelegramBadRequest),
        (400, {"description": {}, "parameters": 5}, TelegramBadRequest),
        (500, {}, TelegramServerError),
        (500, {"description": None}, TelegramServerError),
        (302, {}, TelegramBadRequest),
        (418, {"description": 5}, TelegramAPIError),
        (400, {"parameters": {"migrate_to_chat_id": -100123}}, TelegramMigrateToChat),
        (400, {"parameters": {"migrate_to_chat_id": 10**40}}, TelegramBadRequest),
    ],
)
def test_a_refusal_of_any_shape(
    status: int, refusal: dict[str, Any], kind: type[TelegramAPIError]
) -> None:
    with pytest.raises(kind) as refused:
        answer(SEND, {"ok": False, **refusal}, status)
    assert isinstance(refused.value.message, str)
    assert type(refused.value) is kind
