"""A bare aiogram bot, which edits a message and answers the press.

python -m bench.floors.bot URL TOKEN
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

LABEL = "Again"
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=LABEL, callback_data="again")]]
)
NUMBERS = count()


async def begin(message: Message) -> None:
    await message.answer(f"Screen {next(NUMBERS)}", reply_markup=KEYBOARD)


async def edit(callback: CallbackQuery) -> None:
    if isinstance(callback.message, Message):
        await callback.message.edit_text(f"Screen {next(NUMBERS)}", reply_markup=KEYBOARD)
    await callback.answer()


async def main(url: str, token: str) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(begin)
    dispatcher.callback_query.register(edit)
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    await dispatcher.start_polling(Bot(token, session), polling_timeout=30)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
