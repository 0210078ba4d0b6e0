"""telegram-bot-api.md section 4: callback queries and their answers."""

import asyncio

import pytest

from demo.telegram import UnseenError
from demo.telegram.people.clock import PATIENCE

from .conftest import keyboard

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def sent(client, anna):
    return await client.ok("sendMessage", chat_id=1001, text="x", reply_markup=keyboard("Go"))


async def test_what_a_press_brings(client, anna, sent):
    """Section 4: id, from, chat_instance, message, data."""
    await anna.press("Go", wait=False)
    query = (await client.ok("getUpdates"))[1]["callback_query"]
    assert query.pop("chat_instance")
    assert query.pop("id").isdecimal()
    assert query == {"from": anna.user.to_json(), "message": sent, "data": "Go"}


async def test_a_message_that_is_gone(client, anna, sent):
    """Section 4: an InaccessibleMessage has only chat, id and date 0."""
    anna.deletes(sent["message_id"])
    await anna.press_data("Go", message_id=sent["message_id"], wait=False)
    query = (await client.ok("getUpdates"))[1]["callback_query"]
    assert query["message"] == {
        "chat": sent["chat"],
        "message_id": sent["message_id"],
        "date": 0,
    }


async def test_an_answer(client, anna, sent):
    """Section 4: a toast or an alert box."""
    press = await anna.press("Go", wait=False)
    await client.ok("answerCallbackQuery", callback_query_id=press.id, text="Hi", show_alert=True)
    assert (press.text, press.alert, len(press.answers)) == ("Hi", True, 1)
    assert 0 <= press.answered_after < PATIENCE


@pytest.mark.parametrize("late", [0, 16])
async def test_answers_in_time(client, telegram, anna, sent, late):
    """Section 4: after its time a press cannot be answered."""
    press = await anna.press("Go", wait=False)
    telegram.clock.advance(late)
    response = await client.call("answerCallbackQuery", callback_query_id=press.id)
    assert response.json().get("description") == (TOO_OLD if late else None)
    assert (len(press.answers), len(press.refused)) == ((0, 1) if late else (1, 0))


async def test_a_longer_lifetime(client, telegram, anna, sent):
    """Section 4: the limit is not published; a test may set it."""
    telegram.press_lifetime = 60
    press = await anna.press("Go", wait=False)
    telegram.clock.advance(30)
    assert await client.ok("answerCallbackQuery", callback_query_id=press.id)


async def test_a_second_answer_is_refused(client, anna, sent):
    """Section 4."""
    press = await anna.press("Go", wait=False)
    await client.ok("answerCallbackQuery", callback_query_id=press.id)
    assert await client.refused("answerCallbackQuery", callback_query_id=press.id) == TOO_OLD


async def test_an_unknown_press(client):
    """Section 4."""
    assert await client.refused("answerCallbackQuery", callback_query_id="1") == TOO_OLD


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize(("length", "taken"), [(200, True), (201, False)])
async def test_length_of_an_answer(client, telegram, anna, length, taken):
    """Section 4: 0 to 200 characters."""
    press = await anna.press("Go", wait=False)
    response = await client.call(
        "answerCallbackQuery", callback_query_id=press.id, text="x" * length
    )
    assert response.json()["ok"] is taken
    assert bool(telegram.illegal) is not taken


async def test_press_returns_with_the_screen_after(client, telegram, anna, sent):
    """The hand of a test: it waits for the answer and for the screen that follows it."""
    telegram.world.rest = lambda _: asyncio.Event().wait()
    pressing = asyncio.create_task(anna.press("Go"))
    press = await telegram.until(lambda: telegram.presses[-1])
    await client.ok("answerCallbackQuery", callback_query_id=press.id)
    assert not pressing.done()
    await client.ok("editMessageText", chat_id=1001, message_id=sent["message_id"], text="after")
    assert (await pressing).screen.text == "after"


async def test_press_returns_when_no_screen_follows(client, telegram, anna, sent):
    """The hand of a test: it waits until the bot is at rest."""
    at_rest = asyncio.Event()
    telegram.world.rest = lambda _: at_rest.wait()
    pressing = asyncio.create_task(anna.press("Go"))
    press = await telegram.until(lambda: telegram.presses[-1])
    await client.ok("answerCallbackQuery", callback_query_id=press.id)
    await asyncio.sleep(0)
    assert not pressing.done()
    at_rest.set()
    assert (await pressing).screen.text == "x"


async def test_press_without_an_answer_fails(anna, sent):
    """The hand of a test: what is shown is in the error."""
    with pytest.raises(UnseenError, match="no answer to the press 'Go' of 1001"):
        await anna.press("Go", timeout=0.05)


@pytest.mark.parametrize("text", ["Nothing", "Link"])
async def test_only_buttons_can_be_pressed(client, anna, text):
    """The hand of a test."""
    markup = keyboard("Go")
    markup["inline_keyboard"].append([{"text": "Link", "url": "https://example.com"}])
    await client.ok("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    with pytest.raises(LookupError):
        await anna.press(text)


async def test_which_button_is_meant(client, anna):
    """The hand of a test: the same text first, then a part of it that only one has."""
    markup = keyboard("Conferences", "Forgotten conferences", "Back to menu", "Back to list")
    await client.ok("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    assert anna.screen.button("Conferences").data == "Conferences"
    assert anna.screen.button("Forgotten").data == "Forgotten conferences"
    with pytest.raises(LookupError, match="2 buttons"):
        anna.screen.button("Back")
    with pytest.raises(LookupError, match="0 buttons"):
        anna.screen.button("Forgotten", exact=True)


async def test_a_stranger_presses_in_a_group(client, telegram, anna):
    """Section 4: whoever is in the group can press."""
    eve = telegram.person(666, "Eve")
    group = telegram.group(-42, [anna, eve])
    await client.ok("sendMessage", chat_id=-42, text="x", reply_markup=keyboard("Go"))
    press = await eve.press("Go", chat=group, wait=False)
    query = (await client.ok("getUpdates"))[-1]["callback_query"]
    assert query["from"]["id"] == 666
    assert query["message"]["chat"] == {"id": -42, "type": "group", "title": "Operators"}
    assert (press.person_id, press.chat_id) == (666, -42)
