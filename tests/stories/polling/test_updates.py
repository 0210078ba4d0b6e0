"""What anybody can make Telegram hand over holds up nobody, and a yes of Telegram stays a yes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from demo.telegram import Altered, Fault, Person, Status, TooManyRequests
from demo.telegram.faults import FaultKind
from tests.running_bot import House
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


async def at_filled_menu(house: House) -> Person:
    hold(await house.add_server())
    return await at_menu(house)


def lines(house: House, piece: str) -> list[str]:
    return [line for line in house.records.lines if piece in line]


def yes(result: Any) -> FaultKind:
    """Telegram hands over just this."""
    body = json.dumps({"ok": True, "result": result})
    return Status(200, body, "application/json")


@pytest.mark.parametrize("fields", UNREADABLE)
async def test_an_update_that_cannot_be_read_is_skipped(
    house: House, fields: dict[str, Any]
) -> None:
    anna = await at_filled_menu(house)
    number = house.telegram.deliver(fields)
    await anna.press("Show conferences")
    assert "1. Stand-up" in anna.screen.labels
    (line,) = lines(house, f"update {number} cannot be read")
    assert "my words" not in line
    await house.end()
    assert house.telegram.world.updates.pending == 0


@pytest.mark.parametrize("fields", ODD)
async def test_odd_updates_do_no_harm(house: House, fields: dict[str, Any]) -> None:
    anna = await at_filled_menu(house)
    house.telegram.deliver(fields)
    await anna.press("Show conferences")
    assert "1. Stand-up" in anna.screen.labels
    await house.end()
    assert house.telegram.world.updates.pending == 0


async def test_it_was_there_before_the_bot(house: House) -> None:
    for fields in UNREADABLE:
        house.telegram.deliver(fields)
    anna = await at_filled_menu(house)
    assert anna.screen.labels


@pytest.mark.parametrize(
    "result", [None, {}, "text", [None], [7], [{}], [[]], [{"update_id": "x"}], [{"message": 1}]]
)
async def test_a_batch_of_nonsense(house: House, result: Any) -> None:
    anna = await at_filled_menu(house)
    fault = house.telegram.faults.add(Fault("getUpdates", yes(result), times=2))
    await anna.press("Refresh")  # ends the poll that waits
    await house.telegram.until(lambda: fault.hits == 2)
    await anna.press("Show conferences")
    assert "1. Stand-up" in anna.screen.labels


async def test_numbers_begin_again(house: House) -> None:
    """What is confirmed at the end is the last update, not the largest number."""
    anna = await at_filled_menu(house)
    await anna.press("Refresh")
    await at_rest(house)
    house.telegram.world.updates.restart_ids(500)
    await anna.press("Show conferences")
    # Of the poll that would have confirmed the next press nothing comes through.
    house.telegram.faults.add(Fault("getUpdates", Status(502)))
    press = await anna.press("1.")
    await at_rest(house)
    await house.end()
    last = [seen for seen in house.telegram.requests if seen.method == "getUpdates"][-1]
    assert press.update_id < 600
    assert last.params["offset"] == str(press.update_id + 1)
    assert house.telegram.world.updates.pending == 0


async def test_the_wait_before_the_next_poll_is_kept(house: House) -> None:
    anna = await at_filled_menu(house)
    fault = house.telegram.faults.add(Fault("getUpdates", TooManyRequests(2)))
    await anna.press("Refresh")
    await house.telegram.until(lambda: fault.hits == 1)
    polls = house.polls()
    await house.telegram.until(lambda: house.polls() > polls)
    refused, following = [seen for seen in house.telegram.requests if seen.method == "getUpdates"][
        -2:
    ]
    assert following.at - refused.at >= 2.0
    await house.until(lambda: lines(house, "Telegram is back"))
    assert len(lines(house, "wants to be left alone for 2 s")) == 1


def _unreadable(result: Any) -> Any:
    return {**result, "forward_origin": FORWARDED} if isinstance(result, dict) else {}


@pytest.mark.parametrize("change", [_unreadable, lambda _: None, lambda _: {}, lambda _: "yes"])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
async def test_what_telegram_said_yes_to_is_not_asked_for_again(
    house: House, method: str, change: Any
) -> None:
    hold(await house.add_server())
    anna = house.add_operator(ANNA, "Anna")
    await house.begin()
    house.telegram.faults.add(Fault(method, Altered(change=change), times=None))
    await anna.send("/start", wait=True)
    await anna.press("Show conferences")
    await anna.sees("Stand-up")
    await anna.press("1.")
    await anna.sees("Owner")
    await at_rest(house)
    sent = [seen.method for seen in house.telegram.requests if seen.chat_id == ANNA]
    assert sent.count("sendMessage") == 1
    assert sent.count("editMessageText") == 2
    assert "error-telegram" not in "\n".join(house.records.lines)
