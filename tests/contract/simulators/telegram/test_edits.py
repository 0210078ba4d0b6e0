"""telegram-bot-api.md section 5: editing and deleting."""

import pytest

from .conftest import keyboard

SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
async def screen(client, anna):
    sent = await client.ok(
        "sendMessage",
        chat_id=1001,
        text="<b>x</b>",
        parse_mode="HTML",
        reply_markup=keyboard("Go"),
    )
    return {"chat_id": 1001, "message_id": sent["message_id"]}


async def test_an_edit_replaces_text_and_keyboard(client, telegram, screen):
    """Section 5; the history holds both versions."""
    await client.ok("editMessageText", **screen, text="y", reply_markup=keyboard("On"))
    message = telegram.messages(1001)[-1]
    assert [version.text for version in message.history] == ["x", "y"]
    assert [version.keyboard[0][0].text for version in message.history] == ["Go", "On"]


async def test_an_edit_without_markup_removes_the_keyboard(client, anna, screen):
    """Section 4."""
    edited = await client.ok("editMessageText", **screen, text="y")
    assert "reply_markup" not in edited
    assert anna.screen.buttons == []


@pytest.mark.parametrize("text", ["<b>x</b>", "<strong>x</strong>", "<B>x</>", "<b>x</b> \n"])
async def test_not_modified_is_compared_after_parsing(client, telegram, screen, text):
    """Section 5."""
    described = await client.refused(
        "editMessageText", **screen, text=text, parse_mode="HTML", reply_markup=keyboard("Go")
    )
    assert described == SAME
    assert not telegram.illegal


@pytest.mark.parametrize("change", [{"text": "x"}, {"reply_markup": keyboard("On")}])
async def test_any_difference_is_a_change(client, screen, change):
    """Section 5: formatting and keyboard count too."""
    same = {"text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": keyboard("Go")}
    assert await client.ok("editMessageText", **screen, **same | change)


async def test_markup_alone(client, anna, screen):
    """Section 5: editMessageReplyMarkup keeps the text."""
    same = keyboard("Go")
    assert await client.refused("editMessageReplyMarkup", **screen, reply_markup=same) == SAME
    edited = await client.ok("editMessageReplyMarkup", **screen)
    assert edited["text"] == "x"
    assert "reply_markup" not in edited


@pytest.mark.parametrize("message_id", [0, 999])
async def test_no_such_message(client, anna, message_id):
    """Section 5."""
    where = {"chat_id": 1001, "message_id": message_id}
    edit = await client.refused("editMessageText", **where, text="y")
    assert edit == "Bad Request: message to edit not found"
    delete = await client.refused("deleteMessage", **where)
    assert delete == "Bad Request: message to delete not found"


async def test_only_own_messages_without_a_reply_keyboard(client, anna):
    """Section 5."""
    reply_keyboard = {"keyboard": [[{"text": "x"}]]}
    sent = await client.ok("sendMessage", chat_id=1001, text="x", reply_markup=reply_keyboard)
    for message_id in (1, sent["message_id"]):
        described = await client.refused(
            "editMessageText", chat_id=1001, message_id=message_id, text="y"
        )
        assert described == "Bad Request: message can't be edited"


async def test_a_text_has_no_caption(client, screen):
    """Section 5."""
    described = await client.refused("editMessageCaption", **screen, caption="y")
    assert described == "Bad Request: there is no caption in the message to edit"


async def test_own_messages_can_be_edited_for_ever(client, telegram, screen):
    """Section 5: no 48 hours for a bot's own messages."""
    telegram.clock.advance(90 * 24 * 3600)
    assert await client.ok("editMessageText", **screen, text="y")


async def test_only_young_messages_can_be_deleted(client, telegram, screen):
    """Section 5: 48 hours."""
    telegram.clock.advance(48 * 3600 + 1)
    described = await client.refused("deleteMessage", **screen)
    assert described == "Bad Request: message can't be deleted for everyone"


async def test_deleting_in_a_private_chat(client, telegram, screen):
    """Section 5: incoming messages too."""
    await client.ok("deleteMessage", **screen)
    await client.ok("deleteMessage", chat_id=1001, message_id=1)
    assert telegram.messages(1001) == []


async def test_deleting_in_a_group(client, telegram, anna):
    """Section 5: not what others wrote."""
    group = telegram.group(-42, [anna])
    message = await anna.send("/start", chat=group)
    described = await client.refused("deleteMessage", chat_id=-42, message_id=message.message_id)
    assert described == "Bad Request: message can't be deleted"
