"""A damaged row of the dialogs costs its operator the open screen, and nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import MemoryStorage, SimpleEventIsolation
from aiogram_dialog.manager.bg_manager import BgManager

from bot.updates.dialog_records import read_dialog
from bot.updates.live_screens import LiveLimits, LiveScreens
from dialogs.context import View
from services.background.supervisor import Supervisor
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, at_rest, hold

BORIS = 1002
STACK, CONTEXT = "aiogd:stack:", "aiogd:context:%"
# What SQLite can hold in a column of texts.
RUINS: dict[str, Any] = {
    "empty": "",
    "no JSON": "{",
    "page": "<html>",
    "null": "null",
    "list": "[]",
    "number": "7",
    "text": '"text"',
    "deep": "[" * 100_000,
    "huge": json.dumps({"_id": "", "intents": ["x" * 5_000_000]}),
    "bytes": b"\xff\xfe\x00",
    "integer": 5,
    "surrogate": '{"_id": "", "intents": ["\\ud800"], "last_message_id": 1}',
}


def _with(**fields: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda data: {**data, **fields}


def _without(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda data: {key: value for key, value in data.items() if key != name}


STACKS = {
    "no intents": _without("intents"),
    "intents are null": _with(intents=None),
    "intents are a text": _with(intents="abc"),
    "intents are numbers": _with(intents=[1, 2]),
    "intents are nested": _with(intents=[["a"]]),
    "too many": _with(intents=["a"] * 500),
    "unknown ones": _with(intents=["nobody", "knows"]),
    "none": _with(intents=[]),
    "another id": _with(_id="other"),
    "id is a number": _with(_id=7),
    "unknown field": _with(something=1),
    "message is a text": _with(last_message_id="7"),
    "message is huge": _with(last_message_id=10**40),
}
CONTEXTS = {
    "no state": _without("state"),
    "state is null": _with(state=None),
    "state is a number": _with(state=7),
    "unknown state": _with(state="ServersSG:gone"),
    "unknown group": _with(state="GoneSG:list"),
    "no data": _without("dialog_data"),
    "data is a list": _with(dialog_data=[]),
    "widgets are null": _with(widget_data=None),
    "another id": _with(_intent_id="other"),
    "unknown field": _with(something=1),
    "of somebody else": _with(access_settings={"user_ids": [5], "custom": None}),
    "access is a text": _with(access_settings="all"),
    "start data are a text": _with(start_data="x"),
    "start data are null": _with(start_data=None),
}


async def _at_list(bot: RunningBot) -> None:
    """Anna has the list open, Boris the menu, and the bot has ended."""
    hold(await bot.add_server())
    boris = bot.add_operator(BORIS, "Boris")
    anna = await at_menu(bot)
    await boris.send("/start", wait=True)
    await anna.press("Conferences")
    await at_rest(bot)
    await bot.end()


async def _goes_on(bot: RunningBot) -> None:
    """Whatever Anna presses is answered, what she asks for is shown, and Boris sees nothing."""
    await bot.begin()
    anna, boris = bot.people[ANNA], bot.people[BORIS]
    press = await anna.press("Refresh", timeout=15)
    assert press.answers
    await at_rest(bot)
    left = anna.screen.message_id
    await anna.send("/start", wait=True)
    await bot.telegram.until(lambda: anna.screen.message_id > left and anna.screen.labels)
    await anna.press("Conferences")
    await anna.sees("Stand-up")
    await boris.press("Conferences")
    await boris.sees("Stand-up")
    await at_rest(bot)


async def _update(bot: RunningBot, destiny: str, data: Any) -> None:
    await bot.change(
        "UPDATE dialogs SET data = ? WHERE chat_id = ? AND destiny LIKE ?", data, ANNA, destiny
    )


@pytest.mark.parametrize("destiny", [STACK, CONTEXT], ids=["stack", "context"])
@pytest.mark.parametrize("ruin", RUINS)
async def test_ruins(bot: RunningBot, ruin: str, destiny: str) -> None:
    await _at_list(bot)
    await _update(bot, destiny, RUINS[ruin])
    await _goes_on(bot)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dialogs SET data = CAST(x'7b22ff' AS TEXT) WHERE chat_id = ?",
        "UPDATE dialogs SET updated_at = CAST(x'ff00' AS TEXT) WHERE chat_id = ?",
        "UPDATE dialogs SET state = x'ff00' WHERE chat_id = ?",
        "UPDATE dialogs SET state = 7, updated_at = 'never' WHERE chat_id = ?",
        "UPDATE dialogs SET updated_at = x'ff00' WHERE chat_id = ?",
        "DELETE FROM dialogs WHERE chat_id = ?",
    ],
)
async def test_columns_of_other_kinds(bot: RunningBot, statement: str) -> None:
    await _at_list(bot)
    await bot.change(statement, ANNA)
    await _goes_on(bot)


async def _spoil(bot: RunningBot, destiny: str, change: Callable[[dict[str, Any]], Any]) -> None:
    found = bot.rows(
        "SELECT destiny, data FROM dialogs WHERE chat_id = ? AND destiny LIKE ?", ANNA, destiny
    )
    assert found
    for name, data in found:
        await _update(bot, name, json.dumps(change(json.loads(data))))


@pytest.mark.parametrize("damage", STACKS)
async def test_a_stack_of_another_shape(bot: RunningBot, damage: str) -> None:
    await _at_list(bot)
    await _spoil(bot, STACK, STACKS[damage])
    await _goes_on(bot)


@pytest.mark.parametrize("damage", CONTEXTS)
async def test_a_window_of_another_shape(bot: RunningBot, damage: str) -> None:
    await _at_list(bot)
    await _spoil(bot, CONTEXT, CONTEXTS[damage])
    await _goes_on(bot)


async def test_a_damaged_row_is_removed(bot: RunningBot) -> None:
    await _at_list(bot)
    await _update(bot, CONTEXT, "{")
    await _goes_on(bot)
    left = bot.rows("SELECT count(*) FROM dialogs WHERE data = '{'")
    assert left == [(0,)]


def test_records_of_others_may_have_any_shape() -> None:
    key = StorageKey(1, 2, 2)
    assert read_dialog(key, '{"anything": [1]}') == {"anything": [1]}
    assert read_dialog(key, "[1]") is None


async def test_dialogs_that_cannot_be_loaded_lock_nobody_out(bot: RunningBot) -> None:
    """The operator is told, of a press as of a message, and goes on when they can be."""
    bot.expected_errors = ["incident "]
    await _at_list(bot)
    await bot.begin()
    anna = bot.people[ANNA]
    await bot.change("ALTER TABLE dialogs RENAME TO away")
    for _ in range(2):
        press = await anna.press("Refresh", timeout=15)
        assert press.alert
        assert "Give this number to whoever runs it: " in press.text
    before = len(bot.telegram.messages(ANNA))
    await anna.send("/start")
    await bot.telegram.until(lambda: len(bot.telegram.messages(ANNA)) > before + 1)
    assert "Give this number to whoever runs it: " in bot.telegram.messages(ANNA)[-1].text
    await bot.change("ALTER TABLE away RENAME TO dialogs")
    await anna.press("1.", message_id=anna.screen.message_id, timeout=15)
    await anna.sees("Owner")


async def test_a_live_screen_that_cannot_be_loaded_holds_up_nobody() -> None:
    """aiogram-dialog never says so."""

    class Screen:
        intent_id = "a"

        @asynccontextmanager
        async def fg(self) -> AsyncIterator[None]:
            await asyncio.Event().wait()
            yield

    class Stacks(MemoryStorage):
        async def get_data(self, key: StorageKey) -> dict[str, Any]:
            return {"intents": ["a"]}

    async def at_once() -> bool:
        return True

    supervisor, isolation = Supervisor(), SimpleEventIsolation()
    client = Bot("123456:TEST-token")
    live = LiveScreens(supervisor, client, Stacks(), isolation, LiveLimits(open=0.05))
    view = View(ANNA, None, "a", cast(BgManager, Screen()), pressed=True)
    live.show_again(view, at_once)
    key = StorageKey(client.id, ANNA, ANNA)
    async with asyncio.timeout(10):
        while live._next:
            async with isolation.lock(key):
                await asyncio.sleep(0)
    await supervisor.close()
