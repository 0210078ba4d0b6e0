"""What a window with a list has for it: a field to type in, lines of text, and keys."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Keyboard, Row

from dialogs.context import WordsStart, operator_of, services_of, words_of
from dialogs.navigation import find_everywhere
from dialogs.states import ChoiceSG
from dialogs.widgets import Html, Label, to_first_page

# The first lines of a window: they stand above everything that is only a part of the whole.
HEAD = (
    Html("find-head", when="find_head"),
    Html("find-progress", when="find_reading"),
    Html("find-nothing", when="find_nothing"),
)


def typing() -> MessageInput:
    """Takes words that can be looked for. Commands and the rest are for the window itself."""
    return MessageInput(_typed, content_types="text", filter=_is_search)


def running_keys() -> tuple[Keyboard, ...]:
    clear = Row(
        Button(Label("btn-clear-words"), id="cw", on_click=_clear_words, when="find_words"),
        Button(Label("btn-clear-filter"), id="cf", on_click=_clear_filter, when="find_only"),
    )
    return clear, _elsewhere(), _choice()


def finding_keys() -> tuple[Keyboard, ...]:
    clear = Button(Label("btn-clear-words"), id="cw", on_click=_clear_words, when="find_words")
    return clear, _elsewhere()


def _elsewhere() -> Button:
    shown = "find_elsewhere"
    return Button(Label("btn-find-everywhere"), id="fe", on_click=_find_everywhere, when=shown)


def _choice() -> Button:
    return Button(Label("btn-choose-list"), id="cl", on_click=_choose, when="find_choosable")


def _is_search(message: Message) -> bool:
    return WordsStart.typed(message.text) is not None


async def _typed(message: Message, _input: Any, manager: DialogManager) -> None:
    words = WordsStart.typed(message.text)
    if words is None:
        return  # `_is_search` lets none of these in
    manager.dialog_data.update(words.to_dict())
    manager.show_mode = ShowMode.DELETE_AND_SEND  # each try would leave a dead screen above
    await to_first_page(manager)


async def _clear_words(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    manager.dialog_data.update(WordsStart.nothing().to_dict())
    await to_first_page(manager)


async def _clear_filter(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await services_of(manager).choices.show_only(operator_of(manager), None)
    await to_first_page(manager)


async def _find_everywhere(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    if (words := words_of(manager)) is not None:
        await find_everywhere(manager, words.said, ShowMode.AUTO)


async def _choose(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await to_first_page(manager)  # the rows of this page will stand elsewhere
    await manager.start(ChoiceSG.running)
