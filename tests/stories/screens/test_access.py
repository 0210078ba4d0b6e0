"""Who may do what: strangers, groups, ids that were removed, forged presses, and each operator's
own language.
"""

from __future__ import annotations

import pytest

from demo.telegram import Person, Screen
from demo.trueconf import SimulatedTrueConf
from dialogs.states import ConferencesSG, PreferencesSG
from dialogs.tags import window_tag
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, ROOM, at_menu, at_rest, hold, words

STRANGER = 2002
OUTDATED = words().text("error-outdated")


async def at_confirm(bot: RunningBot) -> tuple[SimulatedTrueConf, Person]:
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    for button in ("Conferences", "1.", "Stop"):
        await anna.press(button)
    return server, anna


def texts_to(bot: RunningBot, person: Person) -> list[str]:
    """What the bot has written to someone."""
    return [message.text for message in bot.telegram.messages(person.id) if message.sender.is_bot]


# Strangers


async def test_a_stranger_is_told_once_in_their_language(bot: RunningBot) -> None:
    server = await bot.add_server()
    anna = await at_menu(bot)
    asked = len(server.requests)
    eve = bot.add_person(STRANGER, "Eve", "de-AT")
    await eve.send("/start", wait=True)
    refusal = words("de").text("stranger-refusal", id=str(STRANGER))
    assert eve.screen.html == refusal
    for text in ("/start", "please", "/servers", "/help"):
        await eve.send(text)
    await anna.send("typed", wait=True)  # everything before it has been handled
    assert len(texts_to(bot, eve)) == 1
    assert len(server.requests) == asked


async def test_a_stranger_presses_an_operators_buttons(bot: RunningBot) -> None:
    server, anna = await at_confirm(bot)
    asked = len(server.requests)
    eve = bot.add_person(STRANGER, "Eve", "es")
    await eve.send("/start", wait=True)
    buttons = [button.data for row in anna.screen.buttons for button in row if button.data]
    for data in [*buttons, "", "x" * 64, "{}"]:
        press = await eve.press_data(data)
        assert press.text == words("es").text("stranger-alert", id=str(STRANGER))
        assert press.alert
    assert len(server.requests) == asked
    assert bot.stops() == []
    assert len(texts_to(bot, eve)) == 1


async def test_a_stranger_presses_in_a_group(bot: RunningBot) -> None:
    server, anna = await at_confirm(bot)
    asked = len(server.requests)
    eve = bot.add_person(STRANGER, "Eve", "en")
    group = bot.telegram.group(-100500, [anna, eve])
    forwarded = await anna.send("/start", chat=group)
    for row in anna.screen.buttons:
        for button in row:
            press = await eve.press_data(
                str(button.data), chat=group, message_id=forwarded.message_id, wait=False
            )
            await press.answered()
            assert press.text == words().text("stranger-alert", id=str(STRANGER))
    await eve.send("/start", chat=group)
    await anna.send("typed", wait=True)
    assert len(server.requests) == asked
    assert bot.stops() == []
    assert len(group.chat.messages) == 2  # theirs; the bot keeps silent in groups


async def test_an_operator_presses_in_a_group(bot: RunningBot) -> None:
    server, anna = await at_confirm(bot)
    asked = len(server.requests)
    screen = anna.screen
    group = bot.telegram.group(-100500, [anna])
    written = await anna.send("/start@trueconf_demo_bot", chat=group)
    yes = str(screen.button("⏹ Stop ").data)
    press = await anna.press_data(yes, chat=group, message_id=written.message_id, wait=False)
    await press.answered()
    assert press.text == words().text("private-only")
    assert bot.stops() == []
    assert len(server.requests) == asked
    assert len(group.chat.messages) == 1
    await anna.press("⏹ Stop ")
    assert bot.stops() == [ROOM]


async def test_the_screens_of_a_removed_operator_are_dead(bot: RunningBot) -> None:
    server, anna = await at_confirm(bot)
    bot.operators = [1002]
    await bot.restart()
    asked = len(server.requests)
    for button in ("⏹ Stop ", "No"):
        press = await anna.press(button)
        assert press.text == words().text("stranger-alert", id=str(ANNA))
    await anna.send("/start")
    await bot.telegram.until(lambda: str(ANNA) in texts_to(bot, anna)[-1])
    assert bot.stops() == []
    assert len(server.requests) == asked

    bot.operators = [ANNA]  # added again
    await bot.restart()
    await anna.press("⏹ Stop ")
    assert bot.stops() == [ROOM]


# Forged and lost presses of an operator

LIST_TAG, LANGUAGE_TAG = window_tag(ConferencesSG.list), window_tag(PreferencesSG.language)
FORGED = {
    "empty": "",
    "garbage": "no such button",
    "64 bytes": "Ж" * 32,
    "no tag": "{intent}\x1dconf",
    "other window": "{intent}\x1d" + LIST_TAG + "rf",
    "other flow": "{intent}\x1d" + LANGUAGE_TAG + "l:ru",
    "unknown widget": "{intent}\x1d{tag}zz",
    "unknown intent": "AAAAAA\x1d{tag}conf",
    "broken select": "{intent}\x1d{tag}s:not a number",
    "only an intent": "{intent}\x1d",
    "stack query": "aiogd:",
}


@pytest.mark.parametrize("forgery", FORGED)
async def test_a_forged_press_does_nothing_and_brings_the_menu(
    bot: RunningBot, forgery: str
) -> None:
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    real = str(anna.screen.button("Conferences").data)
    intent, _, own = real.partition("\x1d")
    asked = len(server.requests)
    press = await anna.press_data(FORGED[forgery].format(intent=intent, tag=own[:2]))
    assert press.text == OUTDATED
    assert anna.screen.text.startswith("Main")
    assert anna.screen.labels[0] == words().text("btn-open-conferences")
    assert not [seen for seen in server.requests[asked:] if seen.method == "POST"]
    await at_rest(bot)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


async def test_an_old_screen_after_start(bot: RunningBot) -> None:
    """It says that it is outdated and becomes the menu itself."""
    _, anna = await at_confirm(bot)
    old = anna.screen
    await anna.send("/start")
    await bot.telegram.until(lambda: anna.screen.message_id != old.message_id)
    pressed = bot.telegram.messages(ANNA)[1]
    assert pressed.now.keyboard == []  # only the newest screen has buttons
    press = await anna.press_data(str(old.button("No").data), message_id=old.message_id)
    assert press.text == OUTDATED
    await at_rest(bot)
    await anna.press("Conferences", message_id=old.message_id)
    assert "1. Stand-up" in Screen.of(pressed).text
    assert bot.stops() == []


async def test_a_press_on_a_deleted_message(bot: RunningBot) -> None:
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    screen = anna.screen
    anna.deletes(screen.message_id)
    press = await anna.press_data(
        str(screen.button("Conferences").data), message_id=screen.message_id, wait=False
    )
    await press.answered()
    await anna.sees("Stand-up")
    await anna.press("1.")
    assert ROOM in anna.screen.text


# What is typed


@pytest.mark.parametrize("text", ["/unknown", "/stop now", "/", " ", "\u200b"])
async def test_what_nobody_can_look_for_brings_a_hint_and_leaves_the_screen_alone(
    bot: RunningBot, text: str
) -> None:
    server = await bot.add_server()
    hold(server)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    screen, asked = anna.screen, len(server.requests)
    await anna.send(text, wait=True)
    assert texts_to(bot, anna)[-1] == words().text("typed-hint")
    assert anna.screen == screen
    assert len(server.requests) == asked
    await anna.press("1.")
    assert ROOM in anna.screen.text


async def test_typing_before_anything_else(bot: RunningBot) -> None:
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/unknown", wait=True)
    assert texts_to(bot, anna) == [words().text("typed-hint")]


@pytest.mark.parametrize("kind", ["photo", "sticker", "edited"])
async def test_what_is_no_text_brings_the_hint_too(bot: RunningBot, kind: str) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    screen = anna.screen
    file = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
    contents: dict[str, dict[str, object]] = {
        "photo": {"photo": [file]},
        "sticker": {
            "sticker": file | {"type": "regular", "is_animated": False, "is_video": False}
        },
        "edited": {"text": "/edited"},
    }
    message = {
        "message_id": 500,
        "date": 1_700_000_000,
        "from": anna.user.to_json(),
        "chat": anna.chat.to_json(),
    }
    bot.telegram.world.updates.add("message", message | contents[kind])
    await bot.telegram.until(lambda: texts_to(bot, anna)[-1] == words().text("typed-hint"))
    assert anna.screen == screen


# Languages


@pytest.mark.parametrize(
    ("own", "locale", "expected"),
    [
        ("ru", None, "ru"),
        ("de-AT", None, "de"),
        ("pt-br", None, "en"),
        (None, None, "en"),
        ("ru", "es", "es"),
        (None, "de", "de"),
    ],
)
async def test_the_language_until_one_is_chosen(
    bot: RunningBot, own: str | None, locale: str | None, expected: str
) -> None:
    await bot.add_server()
    if locale:
        bot.extra_settings = f'locale = "{locale}"'
    anna = bot.add_operator(ANNA, "Anna", own)
    await bot.begin()
    await anna.send("/start", wait=True)
    assert words(expected).text("btn-refresh") in anna.screen.labels


async def test_a_chosen_language_counts_at_once_and_after_a_restart(bot: RunningBot) -> None:
    hold(await bot.add_server())
    bot.extra_settings = 'locale = "es"'
    anna = await at_menu(bot, language="ru")
    german = words("de")
    await anna.send("/language")
    await bot.telegram.until(lambda: "Deutsch" in anna.screen.labels)
    await anna.press("Deutsch")
    assert german.text("btn-back") in anna.screen.labels
    await anna.send("/start")
    await bot.telegram.until(lambda: german.text("btn-open-conferences") in anna.screen.labels)
    await anna.press(german.text("btn-open-conferences"))
    await bot.restart()
    await anna.press(german.text("btn-refresh"))
    assert german.text("btn-back") in anna.screen.labels
    await anna.send("/unknown", wait=True)
    assert texts_to(bot, anna)[-1] == german.text("typed-hint")


async def test_each_operator_has_a_language_and_a_stack_of_their_own(bot: RunningBot) -> None:
    hold(await bot.add_server())
    eve = bot.add_operator(1002, "Eve", "de")
    anna = await at_menu(bot)
    await eve.send("/start", wait=True)
    await anna.press("Conferences")
    await eve.press(words("de").text("btn-open-conferences"))
    await anna.press("1.")
    assert words("de").text("btn-refresh") in eve.screen.labels
    await eve.press("1.")
    await anna.press("Back")
    assert ROOM in eve.screen.text
    assert ROOM not in anna.screen.text


async def test_an_operator_without_a_username_and_with_a_new_name(bot: RunningBot) -> None:
    await bot.add_server()
    await at_menu(bot)
    await bot.until(lambda: bot.rows("SELECT id, name FROM operators") == [(ANNA, "Anna")])
