"""What anybody can make Telegram hand over holds up nobody, and a yes of Telegram stays a yes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from demo.telegram import Altered, Fault, Person, Status, TooManyRequests
from demo.telegram.faults import FaultKind
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, at_rest, hold

STRANGER = {"id": 5005, "is_bot": False, "first_name": "Mallory"}
OPERATOR = {"id": ANNA, "is_bot": False, "first_name": "Anna"}
CHAT = {"id": 5005, "type": "private", "first_name": "Mallory"}
OWN = {"id": ANNA, "type": "private", "first_name": "Anna"}
FORWARDED = {"type": "hidden_user", "date": 1422450181}  # aiogram misses `sender_user_name`
UNREADABLE: list[dict[str, Any]] = [
    {"message": {"message_id": 1, "date": 1, "chat": CHAT, "from": STRANGER, "text": []}},
    {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": CHAT,
            "from": STRANGER,
            "text": "my words",
            "forward_origin": FORWARDED,
        }
    },
    {"callback_query": {"id": 1}},
]
# Nothing is wrong with these, and the bot has no use for them.
ODD: list[dict[str, Any]] = [
    {},
    {"something_new": {"id": 1}},
    {"edited_message": {"message_id": 1, "date": 1, "chat": OWN, "from": OPERATOR}},
    {"message": {"message_id": 1, "date": 1, "chat": OWN}},
    {"message": {"message_id": 1, "date": 1, "chat": OWN, "from": OPERATOR}},
    {"message": {"message_id": 1, "date": 1, "chat": OWN, "from": OPERATOR, "text": ""}},
    {"message": {"message_id": 1, "date": 1, "chat": {**OWN, "type": "new"}, "from": OPERATOR}},
    {"callback_query": {"id": "1", "from": OPERATOR, "chat_instance": "1", "data": "x"}},
    {"callback_query": {"id": "2", "from": OPERATOR, "chat_instance": "1"}},
]


async def at_filled_menu(bot: RunningBot) -> Person:
    hold(await bot.add_server())
    return await at_menu(bot)


def lines(bot: RunningBot, piece: str) -> list[str]:
    return [line for line in bot.records.lines if piece in line]


def yes(result: Any) -> FaultKind:
    """Telegram hands over just this."""
    body = json.dumps({"ok": True, "result": result})
    return Status(200, body, "application/json")


@pytest.mark.parametrize("fields", UNREADABLE)
async def test_an_update_that_cannot_be_read_is_skipped(
    bot: RunningBot, fields: dict[str, Any]
) -> None:
    anna = await at_filled_menu(bot)
    number = bot.telegram.deliver(fields)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text
    (line,) = lines(bot, f"update {number} cannot be read")
    assert "my words" not in line
    await bot.end()
    assert bot.telegram.world.updates.pending == 0


@pytest.mark.parametrize("fields", ODD)
async def test_odd_updates_do_no_harm(bot: RunningBot, fields: dict[str, Any]) -> None:
    anna = await at_filled_menu(bot)
    bot.telegram.deliver(fields)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text
    await bot.end()
    assert bot.telegram.world.updates.pending == 0


async def test_it_was_there_before_the_bot(bot: RunningBot) -> None:
    for fields in UNREADABLE:
        bot.telegram.deliver(fields)
    anna = await at_filled_menu(bot)
    assert anna.screen.labels


@pytest.mark.parametrize(
    "result", [None, {}, "text", [None], [7], [{}], [[]], [{"update_id": "x"}], [{"message": 1}]]
)
async def test_a_batch_of_nonsense(bot: RunningBot, result: Any) -> None:
    anna = await at_filled_menu(bot)
    fault = bot.telegram.faults.add(Fault("getUpdates", yes(result), times=2))
    await anna.press("Refresh")  # ends the poll that waits
    await bot.telegram.until(lambda: fault.hits == 2)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


async def test_numbers_begin_again(bot: RunningBot) -> None:
    """What is confirmed at the end is the last update, not the largest number."""
    anna = await at_filled_menu(bot)
    await anna.press("Refresh")
    await at_rest(bot)
    bot.telegram.world.updates.restart_ids(500)
    await anna.press("Conferences")
    # Of the poll that would have confirmed the next press nothing comes through.
    bot.telegram.faults.add(Fault("getUpdates", Status(502)))
    press = await anna.press("1.")
    await at_rest(bot)
    await bot.end()
    last = [seen for seen in bot.telegram.requests if seen.method == "getUpdates"][-1]
    assert press.update_id < 600
    assert last.params["offset"] == str(press.update_id + 1)
    assert bot.telegram.world.updates.pending == 0


async def test_the_wait_before_the_next_poll_is_kept(bot: RunningBot) -> None:
    anna = await at_filled_menu(bot)
    fault = bot.telegram.faults.add(Fault("getUpdates", TooManyRequests(2)))
    await anna.press("Refresh")
    await bot.telegram.until(lambda: fault.hits == 1)
    polls = bot.polls()
    await bot.telegram.until(lambda: bot.polls() > polls)
    every = [seen for seen in bot.telegram.requests if seen.method == "getUpdates"]
    (number,) = [number for number, seen in enumerate(every) if seen.fault]
    refused, following = every[number : number + 2]
    assert following.at - refused.at >= 1.99
    await bot.until(lambda: lines(bot, "Telegram is back"))
    assert len(lines(bot, "wants to be left alone for 2 s")) == 1


def _unreadable(result: Any) -> Any:
    return {**result, "forward_origin": FORWARDED} if isinstance(result, dict) else {}


@pytest.mark.parametrize("change", [_unreadable, lambda _: None, lambda _: {}, lambda _: "yes"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
async def test_what_telegram_said_yes_to_is_not_asked_for_again(
    bot: RunningBot, method: str, change: Any
) -> None:
    hold(await bot.add_server())
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    bot.telegram.faults.add(Fault(method, Altered(change=change), times=None))
    await anna.send("/start", wait=True)
    await anna.press("Conferences")
    await anna.sees("Stand-up")
    await anna.press("1.")
    await anna.sees("Owner")
    await at_rest(bot)
    sent = [seen.method for seen in bot.telegram.requests if seen.chat_id == ANNA]
    assert sent.count("sendMessage") == 1
    assert sent.count("editMessageText") == 2
    assert "error-telegram" not in "\n".join(bot.records.lines)
