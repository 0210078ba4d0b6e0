"""Who may do what: strangers, groups, ids that were removed, forged presses, and each operator's
own language.
"""

from __future__ import annotations

import pytest

from demo.telegram import Person, Screen
from demo.trueconf import SimulatedTrueConf
from dialogs.states import ConferencesSG, PreferencesSG
from dialogs.tags import window_tag
from tests.running_bot import House
from tests.stories.screens.scenes import ANNA, ROOM, at_menu, at_rest, hold, words

STRANGER = 2002
OUTDATED = words().text("error-outdated")


async def at_confirm(house: House) -> tuple[SimulatedTrueConf, Person]:
    server = await house.add_server()
    hold(server)
    anna = await at_menu(house)
    for button in ("Show conferences", "1.", "Stop"):
        await anna.press(button)
    return server, anna


def texts_to(house: House, person: Person) -> list[str]:
    """What the bot has written to someone."""
    return [
        message.text for message in house.telegram.messages(person.id) if message.sender.is_bot
    ]


# Strangers


async def test_a_stranger_is_told_once_in_their_language(house: House) -> None:
    server = await house.add_server()
    anna = await at_menu(house)
    asked = len(server.requests)
    eve = house.add_person(STRANGER, "Eve", "de-AT")
    await eve.send("/start", wait=True)
    refusal = words("de").text("stranger-refusal", id=str(STRANGER))
    assert eve.screen.html == refusal
    for text in ("/start", "please", "/servers", "/help"):
        await eve.send(text)
    await anna.send("typed", wait=True)  # everything before it has been handled
    assert len(texts_to(house, eve)) == 1
    assert len(server.requests) == asked


async def test_a_stranger_presses_an_operators_buttons(house: House) -> None:
    server, anna = await at_confirm(house)
    asked = len(server.requests)
    eve = house.add_person(STRANGER, "Eve", "es")
    await eve.send("/start", wait=True)
    buttons = [button.data for row in anna.screen.buttons for button in row if button.data]
    for data in [*buttons, "", "x" * 64, "{}"]:
        press = await eve.press_data(data)
        assert press.text == words("es").text("stranger-alert", id=str(STRANGER))
        assert press.alert
    assert len(server.requests) == asked
    assert house.stops() == []
    assert len(texts_to(house, eve)) == 1


async def test_a_stranger_presses_in_a_group(house: House) -> None:
    server, anna = await at_confirm(house)
    asked = len(server.requests)
    eve = house.add_person(STRANGER, "Eve", "en")
    group = house.telegram.group(-100500, [anna, eve])
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
    assert house.stops() == []
    assert len(group.chat.messages) == 2  # theirs; the bot keeps silent in groups


async def test_an_operator_presses_in_a_group(house: House) -> None:
    server, anna = await at_confirm(house)
    asked = len(server.requests)
    screen = anna.screen
    group = house.telegram.group(-100500, [anna])
    written = await anna.send("/start@trueconf_demo_bot", chat=group)
    yes = str(screen.button("Yes").data)
    press = await anna.press_data(yes, chat=group, message_id=written.message_id, wait=False)
    await press.answered()
    assert press.text == words().text("private-only")
    assert house.stops() == []
    assert len(server.requests) == asked
    assert len(group.chat.messages) == 1
    await anna.press("Yes")
    assert house.stops() == [ROOM]


async def test_the_screens_of_a_removed_operator_are_dead(house: House) -> None:
    server, anna = await at_confirm(house)
    house.operators = [1002]
    await house.restart()
    asked = len(server.requests)
    for button in ("Yes", "No"):
        press = await anna.press(button)
        assert press.text == words().text("stranger-alert", id=str(ANNA))
    await anna.send("/start")
    await house.telegram.until(lambda: str(ANNA) in texts_to(house, anna)[-1])
    assert house.stops() == []
    assert len(server.requests) == asked

    house.operators = [ANNA]  # added again
    await house.restart()
    await anna.press("Yes")
    assert house.stops() == [ROOM]


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
async def test_a_forged_press_does_nothing_and_brings_the_menu(house: House, forgery: str) -> None:
    server = await house.add_server()
    hold(server)
    anna = await at_menu(house)
    real = str(anna.screen.button("Show conferences").data)
    intent, _, own = real.partition("\x1d")
    asked = len(server.requests)
    press = await anna.press_data(FORGED[forgery].format(intent=intent, tag=own[:2]))
    assert press.text == OUTDATED
    assert anna.screen.text.startswith("Main")
    assert anna.screen.labels[0] == words().text("btn-open-conferences")
    assert not [seen for seen in server.requests[asked:] if seen.method == "POST"]
    await at_rest(house)
    await anna.press("Show conferences")
    assert "1. Stand-up" in anna.screen.labels


async def test_an_old_screen_after_start(house: House) -> None:
    """It says that it is outdated and becomes the menu itself."""
    _, anna = await at_confirm(house)
    old = anna.screen
    await anna.send("/start")
    await house.telegram.until(lambda: anna.screen.message_id != old.message_id)
    pressed = house.telegram.messages(ANNA)[1]
    assert pressed.now.keyboard == []  # only the newest screen has buttons
    press = await anna.press_data(str(old.button("No").data), message_id=old.message_id)
    assert press.text == OUTDATED
    await at_rest(house)
    await anna.press("Show conferences", message_id=old.message_id)
    assert "1. Stand-up" in Screen.of(pressed).labels
    assert house.stops() == []


async def test_a_press_on_a_deleted_message(house: House) -> None:
    server = await house.add_server()
    hold(server)
    anna = await at_menu(house)
    screen = anna.screen
    anna.deletes(screen.message_id)
    press = await anna.press_data(
        str(screen.button("Show conferences").data), message_id=screen.message_id, wait=False
    )
    await press.answered()
    await anna.sees("Stand-up")
    await anna.press("1.")
    assert ROOM in anna.screen.text


# What is typed


@pytest.mark.parametrize("text", ["hello", "/unknown", "/stop now", "<b>x</b>", "1"])
async def test_typing_brings_a_hint_and_leaves_the_screen_alone(house: House, text: str) -> None:
    server = await house.add_server()
    hold(server)
    anna = await at_menu(house)
    await anna.press("Show conferences")
    screen, asked = anna.screen, len(server.requests)
    await anna.send(text, wait=True)
    assert texts_to(house, anna)[-1] == words().text("typed-hint")
    assert anna.screen == screen
    assert len(server.requests) == asked
    await anna.press("1.")
    assert ROOM in anna.screen.text


async def test_typing_before_anything_else(house: House) -> None:
    await house.add_server()
    anna = house.add_operator(ANNA, "Anna")
    await house.begin()
    await anna.send("hello", wait=True)
    assert texts_to(house, anna) == [words().text("typed-hint")]


@pytest.mark.parametrize("kind", ["photo", "sticker", "edited"])
async def test_what_is_no_text_brings_the_hint_too(house: House, kind: str) -> None:
    await house.add_server()
    anna = await at_menu(house)
    screen = anna.screen
    file = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
    contents: dict[str, dict[str, object]] = {
        "photo": {"photo": [file]},
        "sticker": {
            "sticker": file | {"type": "regular", "is_animated": False, "is_video": False}
        },
        "edited": {"text": "edited"},
    }
    message = {
        "message_id": 500,
        "date": 1_700_000_000,
        "from": anna.user.to_json(),
        "chat": anna.chat.to_json(),
    }
    house.telegram.world.updates.add("message", message | contents[kind])
    await house.telegram.until(lambda: texts_to(house, anna)[-1] == words().text("typed-hint"))
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
    house: House, own: str | None, locale: str | None, expected: str
) -> None:
    await house.add_server()
    if locale:
        house.extra_settings = f'locale = "{locale}"'
    anna = house.add_operator(ANNA, "Anna", own)
    await house.begin()
    await anna.send("/start", wait=True)
    assert words(expected).text("btn-refresh") in anna.screen.labels


async def test_a_chosen_language_counts_at_once_and_after_a_restart(house: House) -> None:
    hold(await house.add_server())
    house.extra_settings = 'locale = "es"'
    anna = await at_menu(house, language="ru")
    german = words("de")
    await anna.send("/language")
    await house.telegram.until(lambda: "Deutsch" in anna.screen.labels)
    await anna.press("Deutsch")
    assert german.text("btn-back") in anna.screen.labels
    await anna.send("/start")
    await house.telegram.until(lambda: german.text("btn-open-conferences") in anna.screen.labels)
    await anna.press(german.text("btn-open-conferences"))
    await house.restart()
    await anna.press(german.text("btn-refresh"))
    assert german.text("btn-back") in anna.screen.labels
    await anna.send("hello", wait=True)
    assert texts_to(house, anna)[-1] == german.text("typed-hint")


async def test_each_operator_has_a_language_and_a_stack_of_their_own(house: House) -> None:
    hold(await house.add_server())
    eve = house.add_operator(1002, "Eve", "de")
    anna = await at_menu(house)
    await eve.send("/start", wait=True)
    await anna.press("Show conferences")
    await eve.press(words("de").text("btn-open-conferences"))
    await anna.press("1.")
    assert words("de").text("btn-refresh") in eve.screen.labels
    await eve.press("1.")
    await anna.press("Back")
    assert ROOM in eve.screen.text
    assert ROOM not in anna.screen.text


async def test_an_operator_without_a_username_and_with_a_new_name(house: House) -> None:
    await house.add_server()
    await at_menu(house)
    await house.until(lambda: house.rows("SELECT id, name FROM operators") == [(ANNA, "Anna")])
