"""Telegram refuses: only an error of our own text is final, every other one is of the chat."""

from __future__ import annotations

import json

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetMe

from bot.alerts.refusals import is_gone, is_of_the_bot, is_ours, leaves_nothing_to_edit, words_of
from demo.telegram import Fault, Status
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    EDIT,
    GROUP,
    SEND,
    alerts_to,
    begun,
    forgotten,
    forgotten_ended,
    outage,
    put,
    recovery,
    refusing,
    replied_to,
    sendings,
    settled,
    waiting,
)

OURS = [
    'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    "Bad Request: message is too long",
    "Bad Request: MESSAGE_TOO_LONG",
    "Bad Request: text is too long",
    "Bad Request: message text is empty",
    "Bad Request: text must be non-empty",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: BUTTON_URL_INVALID",
    "Bad Request: inline keyboard button text must be non-empty",
    "Bad Request: reply markup is too long",
    "Bad Request: REPLY_MARKUP_INVALID",
    "Bad Request: ENTITY_BOUNDS_INVALID",
    "Bad Request: unsupported parse_mode",
    "Bad Request: Wrong HTTP URL",
]
OF_THE_CHAT = [
    "Bad Request: TOPIC_CLOSED",
    "Bad Request: TOPIC_DELETED",
    "Bad Request: message thread not found",
    "Bad Request: not enough rights to send text messages to the chat",
    "Bad Request: have no rights to send a message",
    "Bad Request: need administrator rights in the channel chat",
    "Bad Request: CHAT_WRITE_FORBIDDEN",
    "Bad Request: CHAT_RESTRICTED",
    "Bad Request: CHAT_ADMIN_REQUIRED",
    "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN",
    "Bad Request: USER_IS_BLOCKED",
    "Bad Request: PEER_ID_INVALID",
    "Bad Request: chat not found",
    "Bad Request: PAYMENT_REQUIRED",
    "Bad Request: something that nobody has seen yet",
    "",
    None,
]


def refusal(description: str | None) -> TelegramBadRequest:
    return TelegramBadRequest(GetMe(), description)  # type: ignore[arg-type] # it may be missing


def answer(description: str | None, code: int = 400) -> Status:
    body = {"ok": False, "error_code": code, "description": description}
    return Status(code, json.dumps(body), "application/json")


@pytest.mark.parametrize("description", OURS)
def test_what_is_wrong_with_a_text_of_ours(description: str) -> None:
    assert is_ours(refusal(description))


@pytest.mark.parametrize("description", OF_THE_CHAT)
def test_everything_else_is_of_the_chat(description: str | None) -> None:
    assert not is_ours(refusal(description))
    assert words_of(refusal(description))


def test_who_has_to_come_back() -> None:
    gone = [each for each in OF_THE_CHAT if is_gone(refusal(each))]
    assert gone == [
        "Bad Request: USER_IS_BLOCKED",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: chat not found",
    ]


def test_a_bot_that_was_logged_out_is_no_trouble_of_its_chats() -> None:
    assert is_of_the_bot(refusal("Bad Request: Logged out"))
    assert not any(is_of_the_bot(refusal(each)) for each in (*OURS, *OF_THE_CHAT))


def test_an_edit_that_is_done_is_no_trouble() -> None:
    assert leaves_nothing_to_edit(refusal("Bad Request: MESSAGE_ID_INVALID"))
    assert not leaves_nothing_to_edit(refusal("Bad Request: TOPIC_CLOSED"))


def test_what_telegram_said_is_kept_short_and_without_a_token() -> None:
    said = "Bad\nRequest: \x1b[31m bot123456:AAHxhRUcpkQrlx5Nn1VkzbxAbCdEfGhIjKl " + "x" * 999
    words = words_of(refusal(said))
    assert words.startswith("Bad Request: [31m bot… x")
    assert len(words) == 200


@pytest.mark.parametrize("description", ["Bad Request: TOPIC_CLOSED", "Bad Request: NEW", None])
async def test_a_refused_chat_is_tried_again_and_loses_nothing(
    bot: RunningBot, description: str | None
) -> None:
    bot.limits = refusing(bot.limits, 0.05)
    await begun(bot, operators=1)
    fault = bot.telegram.faults.add(Fault(SEND, answer(description), times=3))
    await put(bot, outage(bot))
    await bot.until(lambda: fault.hits)
    await put(bot, outage(bot, number=2))
    await settled(bot)
    assert fault.hits == 3
    assert " ".join(alerts_to(bot, ANNA)).count("unreachable") == 2
    assert sum("is paused" in line for line in bot.records.lines) == 1
    await bot.until(lambda: bot.rows("SELECT * FROM recipients") == [])


async def test_a_refused_group_is_shown_to_the_operators(bot: RunningBot) -> None:
    bot.limits = refusing(bot.limits, 3600.0)
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    bot.telegram.group(GROUP, [bot.add_person(7, "Gina")]).removes_bot()
    (anna,) = await begun(bot)
    await anna.press("Preferences")
    await anna.press("🔔 Alerts")
    subscriptions = anna.screen.message_id
    await put(bot, outage(bot))
    await bot.until(lambda: bot.rows("SELECT * FROM recipients"))
    await bot.until(lambda: alerts_to(bot, ANNA))
    await anna.press("certificates", message_id=subscriptions)
    shown = anna.chat.messages[subscriptions].text
    assert f"Telegram does not accept alerts for {GROUP} (Forbidden: bot was kicked" in shown
    assert waiting(bot) == 1


async def test_where_a_reply_is_refused_the_alert_comes_without_it(bot: RunningBot) -> None:
    """The topic in which the outage was told has been closed; the general one is open."""
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    bot.telegram.faults.add(Fault(SEND, answer("Bad Request: TOPIC_CLOSED")))
    await put(bot, recovery(bot))
    await settled(bot)
    assert "running again" in alerts_to(bot, ANNA)[-1]
    refused, sent = sendings(bot, ANNA)[-2:]
    assert (replied_to(refused) is not None, replied_to(sent)) == (True, None)
    assert bot.rows("SELECT * FROM recipients") == []


async def test_where_an_edit_is_refused_it_is_said(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, forgotten(bot))
    await settled(bot)
    bot.telegram.faults.add(Fault(EDIT, answer("Bad Request: TOPIC_CLOSED"), times=None))
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    assert "which looked forgotten, has ended" in alerts_to(bot, ANNA)[-1]
