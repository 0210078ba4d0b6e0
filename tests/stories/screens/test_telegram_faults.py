"""Telegram says wait, fails, breaks off or refuses: edits and answers come through, nothing is
sent twice.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.telegram.session import TelegramLimits
from demo.telegram import (
    Drop,
    Fault,
    Hang,
    NotJson,
    Person,
    RequestSeen,
    Status,
    TooManyRequests,
)
from demo.telegram.faults import FaultKind
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, at_rest, hold, pressed_windows, words

EDIT, ANSWER, SEND = "editMessageText", "answerCallbackQuery", "sendMessage"
FAILURES: dict[str, FaultKind] = {
    "502 with HTML": Status(502),
    "500": Status(
        500,
        '{"ok": false, "error_code": 500, "description": "Internal Server Error"}',
        "application/json",
    ),
    "not JSON": NotJson(),
    "dropped before": Drop(),
    "502 after": Status(502, applied=True),
    "not JSON after": NotJson(applied=True),
    "dropped after": Drop(applied=True),
}


async def at_filled_menu(bot: RunningBot) -> Person:
    hold(await bot.add_server())
    return await at_menu(bot)


def seen(bot: RunningBot, method: str) -> list[RequestSeen]:
    return [request for request in bot.telegram.requests if request.method == method]


def shown(bot: RunningBot) -> list[str]:
    """What the bot has written to the operator, screens with buttons as "menu"."""
    return [
        "menu" if message.now.keyboard else message.text
        for message in bot.telegram.messages(ANNA)
        if message.sender.is_bot
    ]


@pytest.mark.parametrize("method", [EDIT, ANSWER])
async def test_the_wait_that_telegram_asks_for_is_kept(bot: RunningBot, method: str) -> None:
    anna = await at_filled_menu(bot)
    bot.telegram.faults.add(Fault(method, TooManyRequests(1)))
    await anna.press("Conferences")
    await anna.sees("Stand-up")
    await at_rest(bot)
    first, second = seen(bot, method)[-2:]
    assert second.at - first.at >= 0.99
    assert shown(bot) == ["menu"]


async def test_the_wait_before_a_message_is_kept(bot: RunningBot) -> None:
    hold(await bot.add_server())
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    bot.telegram.faults.add(Fault(SEND, TooManyRequests(1)))
    await anna.send("/start", wait=True)
    first, second = seen(bot, SEND)
    assert second.at - first.at >= 0.99
    assert shown(bot) == ["menu"]


async def test_a_long_wait_is_told_instead_of_sat_out(bot: RunningBot) -> None:
    anna = await at_filled_menu(bot)
    menu = anna.screen
    bot.telegram.faults.add(Fault(EDIT, TooManyRequests(60)))
    press = await anna.press("Conferences")
    assert press.text == words().text("error-telegram")
    assert anna.screen == menu
    await at_rest(bot)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("method", [EDIT, ANSWER])
async def test_edits_and_answers_are_repeated(bot: RunningBot, method: str, failure: str) -> None:
    """Also when they had been applied: then the repetition is refused, which does no harm."""
    kind = FAILURES[failure]
    bot.unanswered = method == ANSWER and kind.applied
    anna = await at_filled_menu(bot)
    fault = bot.telegram.faults.add(Fault(method, kind))
    press = await anna.press("Conferences")
    await anna.sees("Stand-up")
    await at_rest(bot)
    assert fault.hits == 1
    assert (len(press.answers), press.text) == (1, "")
    assert shown(bot) == ["menu"]
    await anna.press("1.")
    await anna.sees("Owner")


@pytest.mark.parametrize("failure", FAILURES)
async def test_a_message_is_never_sent_twice(bot: RunningBot, failure: str) -> None:
    """It may have arrived: the operator is told, and asks again."""
    kind = FAILURES[failure]
    hold(await bot.add_server())
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    bot.telegram.faults.add(Fault(SEND, kind))
    await anna.send("/start")
    excuse = words().text("error-telegram")
    await bot.telegram.until(lambda: excuse in shown(bot))
    assert shown(bot) == (["menu", excuse] if kind.applied else [excuse])
    if kind.applied:
        await anna.press("Conferences")
    else:
        await anna.send("/start")
    await bot.telegram.until(lambda: anna.screen.labels)
    await at_rest(bot)
    while "1. Stand-up" not in anna.screen.text:
        await anna.press("Conferences")


async def test_a_hanging_request_is_given_up_and_repeated(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, telegram=TelegramLimits(timeout=2.0))
    anna = await at_filled_menu(bot)
    for method in (EDIT, ANSWER):
        bot.telegram.faults.add(Fault(method, Hang()))
    await anna.press("Conferences", wait=False)
    await anna.sees("Stand-up")
    await bot.telegram.until(lambda: bot.telegram.presses[0].answers)


@pytest.mark.parametrize("failure", ["502 with HTML", "not JSON", "dropped before"])
async def test_polling_goes_on(bot: RunningBot, failure: str) -> None:
    anna = await at_filled_menu(bot)
    fault = bot.telegram.faults.add(Fault("getUpdates", FAILURES[failure]))
    await anna.press("Refresh")  # ends the poll that waits
    await bot.telegram.until(lambda: fault.hits == 1)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


async def test_a_refresh_that_changes_nothing_is_no_error(bot: RunningBot) -> None:
    anna = await at_filled_menu(bot)
    menu = anna.screen
    press = await anna.press("Refresh")
    assert press.text == ""
    assert anna.screen == menu
    assert "not modified" in (seen(bot, EDIT)[-1].error or "")


async def test_the_same_update_twice_is_handled_once(bot: RunningBot) -> None:
    anna = await at_filled_menu(bot)
    await anna.press("Conferences", deliver_twice=True)
    await anna.press("1.")
    await at_rest(bot)
    assert pressed_windows(bot) == ["ServersSG:menu", "ConferencesSG:list"]


async def test_a_press_answered_too_late_still_works(bot: RunningBot) -> None:
    bot.unanswered = True
    anna = await at_filled_menu(bot)
    bot.telegram.press_lifetime = -1
    await anna.press("Conferences", wait=False)
    await anna.sees("Stand-up")
    await at_rest(bot)
    assert len(bot.telegram.presses[0].refused) == 1
    assert shown(bot) == ["menu"]


async def test_a_press_made_while_the_bot_was_away(bot: RunningBot) -> None:
    bot.unanswered = True
    anna = await at_filled_menu(bot)
    await bot.end()
    await anna.press("Conferences", wait=False)
    bot.telegram.clock.advance(60)
    await bot.begin()
    await anna.sees("Stand-up")


async def test_blocked_by_the_operator(bot: RunningBot) -> None:
    anna = await at_filled_menu(bot)
    screen = anna.screen
    anna.blocks_bot()
    press = await anna.press("Conferences", wait=False)
    await press.answered()
    await at_rest(bot)
    assert anna.screen == screen
    anna.unblocks()
    await anna.send("/start")
    await bot.telegram.until(lambda: anna.screen.message_id != screen.message_id)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


async def test_blocked_before_the_reply(bot: RunningBot) -> None:
    anna = await at_filled_menu(bot)
    refused = len(seen(bot, SEND))
    await anna.send("/start")
    anna.blocks_bot()
    await bot.telegram.until(
        lambda: any("blocked" in (sent.error or "") for sent in seen(bot, SEND)[refused:])
    )
    anna.unblocks()
    await anna.send("/unknown")
    await bot.telegram.until(lambda: shown(bot)[-1] == words().text("typed-hint"))
