"""What the simulator answers can be read by aiogram, which is stricter than the API's words."""

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BufferedInputFile,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from demo.telegram import Drop, Fault, NotJson, Status, TooManyRequests


@pytest.fixture
async def bot(telegram):
    api = TelegramAPIServer.from_base(telegram.url)
    async with Bot(telegram.token, session=AiohttpSession(api=api)) as bot:
        yield bot


def markup(text: str) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=text, callback_data=text, style="danger")
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def test_messages(bot, anna):
    """Section 1: whole messages."""
    html = 'a <b>b</b> <a href="https://vc.example.com/x">c</a> <code>d</code>'
    sent = await bot.send_message(1001, html, parse_mode="HTML", reply_markup=markup("Go"))
    assert sent.html_text == html
    edited = await sent.edit_text("<i>x</i>", parse_mode="HTML", reply_markup=markup("On"))
    assert edited.edit_date
    assert edited.reply_markup.inline_keyboard[0][0].style == "danger"
    assert await sent.delete()
    assert (await bot.me()).username == "trueconf_demo_bot"
    assert (await bot.get_chat(1001)).first_name == "Anna"


async def test_updates(bot, telegram, anna):
    """Sections 4 and 6: every kind of update."""
    group = telegram.group(-42, [anna])
    sent = await bot.send_message(1001, "x", reply_markup=markup("Go"))
    await anna.press("Go", wait=False)
    await anna.press_data("Go", message_id=99, wait=False)
    anna.blocks_bot()
    group.becomes_supergroup(-10042)
    message, press, forged, blocked, service = await bot.get_updates()
    assert message.message.text == "/start"
    assert press.callback_query.message == sent
    assert isinstance(forged.callback_query.message, InaccessibleMessage)
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert service.message.migrate_to_chat_id == -10042


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (TooManyRequests(retry_after=7), TelegramRetryAfter),
        (Status(502), ClientDecodeError),
        (Status(500, '{"ok":false,"description":"x"}'), TelegramServerError),
        (NotJson(), ClientDecodeError),
        (Drop(), TelegramNetworkError),
    ],
)
async def test_faults(bot, telegram, anna, kind, error):
    """Each fault is what aiogram knows it as."""
    telegram.faults.add(Fault("sendMessage", kind))
    with pytest.raises(error):
        await bot.send_message(1001, "x")


async def test_refusals(bot, telegram, anna):
    """Section 6, and 409 of section 8."""
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(5, "x")
    anna.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="blocked"):
        await bot.send_message(1001, "x")
    telegram.group(-42, [anna]).becomes_supergroup(-10042)
    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(-42, "x")
    assert caught.value.migrate_to_chat_id == -10042
    telegram.conflict()
    with pytest.raises(TelegramConflictError, match="other getUpdates"):
        await bot.get_updates()


async def test_documents(bot, anna):
    """Section 2: a file with a caption, of more than a megabyte too."""
    content = b"\x00\xff" * 2**20
    file = BufferedInputFile(content, "Журнал.csv")
    sent = await bot.send_document(1001, file, caption="<b>x</b>", parse_mode="HTML")
    assert (sent.document.file_name, sent.document.file_size) == ("Журнал.csv", len(content))
    assert (sent.text, sent.caption, sent.html_text) == (None, "x", "<b>x</b>")
    assert anna.chat.messages[sent.message_id].file.content == content


@pytest.mark.parametrize(
    ("content", "caption", "refusal"),
    [(b"", "x", "file must be non-empty"), (b"x", "x" * 1025, "message caption is too long")],
)
async def test_documents_that_are_refused(bot, anna, content, caption, refusal):
    with pytest.raises(TelegramBadRequest, match=refusal):
        await bot.send_document(1001, BufferedInputFile(content, "x"), caption=caption)
