"""The commands, buttons outside of windows, and what is said to everything that nobody takes."""

from __future__ import annotations

import logging
from typing import Any

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiogram_dialog import DialogManager, ShowMode, StartMode

from dialogs.alerts import CheckAgain, CheckLateAgain, looked_again
from dialogs.context import WindowOutdated
from dialogs.navigation import JUMPS, find_everywhere, open_home
from dialogs.states import LogSG, PreferencesSG, WelcomeSG
from l10n import FALLBACK, Languages, Texts
from services.operators import Operator
from services.registry import Services

logger = logging.getLogger(__name__)

COMMANDS = {
    "start": "command-start",
    "servers": "command-servers",
    "conferences": "command-conferences",
    "forgotten": "command-forgotten",
    "online": "command-online",
    "find": "command-find",
    "status": "command-status",
    "log": "command-log",
    "preferences": "command-preferences",
    "language": "command-language",
    "help": "command-help",
}
# Telegram knows commands by two-letter languages only (Bot API, setMyCommands).
LANGUAGE_CODE_LENGTH = 2


class GoHome(CallbackData, prefix="home"):
    """The button under the help."""


def create_router() -> Router:
    """To be included before the dialogs: an open dialog takes every message."""
    router = Router(name="commands")
    router.message.register(on_start, CommandStart())
    router.message.register(on_servers, Command("servers"))
    router.message.register(on_jump, Command(*JUMPS))
    router.message.register(on_log, Command("log"))
    router.message.register(on_find, Command("find"))
    router.message.register(on_preferences, Command("preferences"))
    router.message.register(on_language, Command("language"))
    router.message.register(on_help, Command("help"))
    router.callback_query.register(on_home, GoHome.filter())
    router.callback_query.register(on_check, CheckAgain.filter())
    router.callback_query.register(on_check, CheckLateAgain.filter())
    return router


def create_fallback() -> Router:
    """To be included after the dialogs: whatever nobody has taken."""
    router = Router(name="fallback")
    router.message.register(on_typed)
    router.callback_query.register(on_lost_press)
    return router


async def on_start(
    message: Message,
    command: CommandObject,
    dialog_manager: DialogManager,
    *,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    if command.args:  # an invitation, which stays good for whom it was meant
        await message.answer(texts.html("people-in-already"))
    if operator.greeted:
        await open_home(dialog_manager, ShowMode.SEND)
        return
    await services.operators.greet(operator)
    await dialog_manager.start(WelcomeSG.zone, None, StartMode.RESET_STACK, ShowMode.SEND)


async def on_jump(
    _message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    await open_home(dialog_manager, ShowMode.SEND, jump=command.command)


async def on_find(
    message: Message, command: CommandObject, dialog_manager: DialogManager, texts: Texts
) -> None:
    if not await find_everywhere(dialog_manager, command.args):
        await message.answer(texts.html("find-what"))


async def on_servers(_message: Message, dialog_manager: DialogManager) -> None:
    await open_home(dialog_manager, ShowMode.SEND)


async def on_home(_callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    await open_home(dialog_manager, ShowMode.SEND)


async def on_log(_message: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(LogSG.list, None, StartMode.RESET_STACK, ShowMode.SEND)


async def on_preferences(_message: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(PreferencesSG.view, None, StartMode.RESET_STACK, ShowMode.SEND)


async def on_language(_message: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(PreferencesSG.language, None, StartMode.RESET_STACK, ShowMode.SEND)


async def on_help(message: Message, texts: Texts) -> None:
    home = InlineKeyboardButton(text=texts.text("btn-home"), callback_data=GoHome().pack())
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[home]])
    await message.answer(texts.html("help-text"), reply_markup=keyboard)


async def on_check(
    callback: CallbackQuery,
    callback_data: CheckAgain | CheckLateAgain,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    """The button under the result of a stop whose screen did not get it; only looks."""
    entry = await services.stop.check_again(operator, callback_data.entry)
    if entry is None or not isinstance(callback.message, Message):
        raise WindowOutdated
    message, button = looked_again(entry, callback_data, texts)
    await callback.message.edit_text(message, reply_markup=button)


async def on_typed(message: Message, dialog_manager: DialogManager, texts: Texts) -> None:
    """Where no window is open."""
    if not await find_everywhere(dialog_manager, message.text):
        await message.answer(texts.html("typed-hint"))


async def on_lost_press(_callback: CallbackQuery, **_: Any) -> None:
    raise WindowOutdated


async def publish_commands(bot: Bot, languages: Languages) -> None:
    """Tell Telegram the commands in every language, where it does not know them already."""
    scope = BotCommandScopeAllPrivateChats()
    codes = [code for code in languages.codes() if len(code) == LANGUAGE_CODE_LENGTH]
    try:
        for code in (None, *codes):
            texts = languages.texts(code or FALLBACK)
            wanted = {command: texts.text(key) for command, key in COMMANDS.items()}
            known = await bot.get_my_commands(scope, code)
            if {each.command: each.description for each in known} != wanted:
                commands = [BotCommand(command=c, description=d) for c, d in wanted.items()]
                await bot.set_my_commands(commands, scope, code)
    except TelegramAPIError as failure:
        logger.warning("the commands could not be published: %s", type(failure).__name__)
