"""Strangers in great numbers, and with names that are made to harm."""

from __future__ import annotations

import asyncio
from secrets import token_urlsafe

from demo.telegram import Person
from tests.running_bot import RunningBot
from tests.stories.members.scenes import let_in, link, services
from tests.stories.screens.scenes import ANNA, BORIS, at_menu, words

MANY = 10_000
FIRST = 100_000_000


async def test_ten_thousand_strangers_cost_the_operators_nothing(bot: RunningBot) -> None:
    """Neither Telegram's limit for messages, nor the disk, nor a task each."""
    await bot.add_server()
    anna = await at_menu(bot)
    strangers = [bot.telegram.person(FIRST + n, f"Stranger {n}") for n in range(MANY)]
    before = len(bot.telegram.requests)
    for each in strangers:
        await each.send("/start")
    await anna.send("/help", wait=True)
    # Whoever has a link comes in all the same.
    boris = bot.add_person(BORIS, "Boris")
    await boris.send(f"/start {await link(bot)}", wait=True)
    assert boris.screen.html == words().html("people-asked")
    await bot.end()
    sent = [seen for seen in bot.telegram.requests[before:] if seen.method == "sendMessage"]
    assert 0 < len(answered(bot, strangers)) <= 20
    assert len(sent) <= 25
    assert bot.rows("SELECT count(*) FROM acts WHERE act = 'stranger'")[0][0] <= 100


async def test_ten_thousand_guesses_hold_up_no_operator(bot: RunningBot) -> None:
    """Each guess has the form of a code, so that none is left out for its looks."""
    await bot.add_server()
    anna = await at_menu(bot)
    code = await link(bot)
    operators = services(bot).operators
    for n in range(MANY):
        await bot.telegram.person(FIRST + n, "Guesser").send(f"/start {token_urlsafe(24)}")
        if n % 1000 == 0:
            async with asyncio.timeout(5):
                await operators.choose_language(operators.ensure(anna.id), "en")
    await anna.send("/help", wait=True)
    assert bot.rows("SELECT state FROM invitations") == [("open",)]
    boris = bot.add_person(BORIS, "Boris")
    await boris.send(f"/start {code}", wait=True)
    assert boris.screen.html == words().html("people-asked")
    # A stranger may find the database busy; nobody else does.
    failed = [line for line in bot.records.lines if "DatabaseFailed" in line]
    assert not [line for line in failed if "a stranger could not be answered" not in line]


def answered(bot: RunningBot, strangers: list[Person]) -> list[int]:
    return [
        each.id
        for each in strangers
        if any(message.sender.is_bot for message in bot.telegram.messages(each.id))
    ]


async def test_a_flood_hides_nothing_of_who_was_removed(bot: RunningBot) -> None:
    """The record has room for them when that of strangers is full."""
    await bot.add_server()
    await at_menu(bot)
    boris = await let_in(bot)
    message = boris.screen.message_id
    await services(bot).members.remove(bot.operator(ANNA), BORIS)
    recorded = "SELECT count(*) FROM acts WHERE act = 'stranger' AND operator_id "
    for n in range(150):
        await bot.telegram.person(FIRST + n, f"Stranger {n}").send("/start")
    await bot.until(lambda: bot.rows(f"{recorded} >= ?", FIRST)[0][0] >= 100)
    await boris.press_data("x", message_id=message)
    await bot.end()
    assert bot.rows(f"{recorded} >= ?", FIRST) == [(100,)]
    assert bot.rows(f"{recorded} = ?", BORIS) == [(1,)]


async def test_a_name_that_is_long_and_turns_the_text_around(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    name = "Eve \u202egnirts\u202c\u0000 <b>" + "x" * 4096
    eve = bot.add_person(1003, name)
    await eve.send("/help", wait=True)
    await eve.send(f"/start {await link(bot)}", wait=True)
    await anna.sees("wants to become")
    assert "\u202e" not in anna.screen.text
    assert len(anna.screen.text) < 500
    assert "Eve gnirts <b>xxx" in anna.screen.text
    await anna.press(words().text("btn-let-in"))
    await eve.send("/start", wait=True)
    await bot.end()
    stored = [
        *bot.rows("SELECT name FROM acts"),
        *bot.rows("SELECT detail FROM acts WHERE detail IS NOT NULL"),
        *bot.rows("SELECT asked_name FROM invitations"),
        *bot.rows("SELECT name FROM operators"),
    ]
    assert max(len(text) for (text,) in stored) <= 200
    assert not any("\u202e" in text for (text,) in stored)
    assert max(len(text) for (text,) in bot.rows("SELECT name FROM operators")) <= 128


async def test_a_name_of_nothing_to_see_is_an_id(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    eve = bot.add_person(1003, "\u202e\u202d")
    await eve.send(f"/start {await link(bot)}", wait=True)
    await anna.sees("wants to become")
    assert anna.screen.text.startswith("1003 ")
    await anna.press(words().text("btn-let-in"))
    assert services(bot).operators.ensure(1003).name == "1003"


async def test_presses_of_strangers_are_answered_and_leave_one_row(bot: RunningBot) -> None:
    """Buttons of a member's old message, forwarded nowhere: pressed as often as one likes."""
    await bot.add_server()
    await at_menu(bot)
    eve = bot.add_person(1003, "Eve")
    await eve.send("/start", wait=True)
    message = eve.screen.message_id
    for data in ("\x00", "x" * 64, "alert:member:in:1", "people:1"):
        press = await eve.press_data(data, message_id=message)
        assert press.text == words().text("stranger-alert", id="1003")
    await bot.end()
    assert bot.rows("SELECT count(*) FROM acts") == [(1,)]
