"""What all windows are made of: Fluent texts, a window that knows its own buttons, and a pager."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram_dialog import DialogManager, DialogProtocol, ShowMode, Window
from aiogram_dialog.api.entities import MarkupVariant, NewMessage
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import (
    Button,
    CurrentPage,
    Group,
    Keyboard,
    NextPage,
    PrevPage,
    Row,
    Select,
    StubScroll,
)
from aiogram_dialog.widgets.link_preview import LinkPreview
from aiogram_dialog.widgets.markup.inline_keyboard import InlineKeyboardFactory
from aiogram_dialog.widgets.text import Format, Text

from dialogs.context import (
    WindowOutdated,
    enter,
    is_about_a_server,
    is_background,
    rendering,
    server_of,
    texts_of,
)
from dialogs.navigation import find_everywhere
from dialogs.tags import window_tag
from dialogs.wording import LOST_WINDOWS, account_for
from services.errors import NotAllowed

PAGER = "pg"
# Rows of a list on one screen: ten long ones stay far below Telegram's 4096 characters.
PAGE_SIZE = 10
# Numbers beside each other on the keys: what a thumb hits on a phone.
KEYS_IN_A_ROW = 5


class FluentText(Text):
    """A text of the operator's language. Its variables are the getter's values, in a list those
    of the item.
    """

    def __init__(self, key: str, when: Any = None) -> None:
        super().__init__(when=when)
        self.key = key

    def arguments(self, data: dict[str, Any]) -> dict[str, Any]:
        values = data.get("item", data)
        return {
            name: value
            for name, value in values.items()
            if value is None or isinstance(value, str | int | float | datetime)
        }


class Html(FluentText):
    """A text in a message: foreign text in it is escaped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return texts_of(manager).html(self.key, **self.arguments(data))


class Label(FluentText):
    """A text on a button, where nothing is escaped."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return texts_of(manager).text(self.key, **self.arguments(data))


class _TaggedKeyboard(InlineKeyboardFactory):
    """Puts the tag of a window before the callback data of its buttons."""

    def __init__(self, tag: str) -> None:
        self._tag = tag

    async def render_markup(
        self, data: dict[str, Any], manager: DialogManager, keyboard: RawKeyboard
    ) -> MarkupVariant:
        for row in keyboard:
            for button in row:
                if isinstance(button, InlineKeyboardButton) and button.callback_data is not None:
                    button.callback_data = self._tag + button.callback_data
        return await super().render_markup(data, manager, keyboard)


class Screen(Window):
    """A window whose buttons carry the window's tag, and which shows what it waits for.

    aiogram-dialog knows a button by its dialog and its widget id. When the program was killed
    between an edit and the save, the screen shows one window and the stack holds another one of
    the same dialog, and the press would go to a button of the wrong window. With the tag it is
    refused as outdated.

    A getter says `waiting` where an answer is still to come, and `unread` where nothing is known
    before that: then the window has only its `ways`, the row that refreshes it and leads back.
    """

    def __init__(
        self, *widgets: Any, state: State, getter: Any = None, ways: Keyboard | None = None
    ) -> None:
        self.tag = window_tag(state)
        super().__init__(
            *widgets,
            *([ways] if ways else []),
            LinkPreview(is_disabled=True),
            state=state,
            getter=getter,
            markup_factory=_TaggedKeyboard(self.tag),
        )
        self._ways = ways or self.keyboard

    async def load_data(self, dialog: DialogProtocol, manager: DialogManager) -> dict[str, Any]:
        """What fails while nobody presses is said in the window: there is no press to answer."""
        enter(manager)
        try:
            return await super().load_data(dialog, manager)
        except (*LOST_WINDOWS, NotAllowed):
            raise
        except Exception as failure:
            if not is_background(manager) or not is_about_a_server(manager):
                raise
            return {"failure": account_for(failure), "server": server_of(manager).name}

    async def render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        texts = texts_of(manager)
        if "failure" in data:
            key, arguments = data["failure"]
            failure = texts.text(key, **arguments)
            return texts.html("screen-failed", server=data["server"], failure=failure)
        if data.get("unread"):
            return texts.html("screen-unread", server=data["server"])
        text = await super().render_text(data, manager)
        return f"{text}\n\n{texts.html('screen-waiting')}" if data.get("waiting") else text

    async def render_kbd(self, data: dict[str, Any], manager: DialogManager) -> MarkupVariant:
        shown = self._ways if "failure" in data or data.get("unread") else self.keyboard
        keyboard = await shown.render_keyboard(data, manager)
        return await self.markup_factory.render_markup(data, manager, keyboard)

    async def render(self, dialog: DialogProtocol, manager: DialogManager) -> NewMessage:
        rendering()
        return await super().render(dialog, manager)

    async def process_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        pressed = callback.data or ""
        if not pressed.startswith(self.tag):
            raise WindowOutdated
        own = callback.model_copy(update={"data": pressed[len(self.tag) :]})
        if not await super().process_callback(own, dialog, manager):
            raise WindowOutdated
        return True

    async def process_message(
        self, message: Message, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        """Typing is a search. What is none is answered, and the screen is left alone."""
        if await super().process_message(message, dialog, manager):
            return True
        if await find_everywhere(manager, message.text):
            return True
        manager.show_mode = ShowMode.NO_UPDATE
        await message.answer(texts_of(manager).html("typed-hint"))
        return True


def refresh(when: Any = None) -> Button:
    """Lets the getter of its window ask the server afresh."""
    return Button(Label("btn-refresh"), id="rf", on_click=_ask_afresh, when=when)


async def _ask_afresh(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    manager.middleware_data["fresh"] = True  # for the getter: one wait for everything


def numbers(on_click: Any) -> Keyboard:
    """A key for each of the getter's `rows`, with the number that the row has in the text: wide
    keys would say all of it once more.
    """
    row = Select(
        Format("{item[number]}"),
        id="c",
        items="rows",
        item_id_getter=lambda row: row["key"],
        on_click=on_click,
    )
    return Group(row, width=KEYS_IN_A_ROW)


def pager() -> Keyboard:
    """The pages of a list; shown when the getter's `pages` is more than one. Each key leads
    somewhere, but for the one that tells the page.
    """
    return Row(
        StubScroll(id=PAGER, pages="pages"),
        PrevPage(scroll=PAGER, text=Format("‹"), when=_leads_on),
        CurrentPage(scroll=PAGER, text=Format("{current_page1}/{pages}")),
        NextPage(scroll=PAGER, text=Format("›"), when=_leads_on),
        when=lambda data, _widget, _manager: data["pages"] > 1,
    )


def _leads_on(data: dict[str, Any], _widget: Any, _manager: DialogManager) -> bool:
    return bool(data["target_page"] != data["current_page"])


async def to_first_page(manager: DialogManager) -> None:
    scroll: Any = manager.find(PAGER)
    await scroll.set_page(0)


async def page_of(manager: DialogManager, count: int, size: int = PAGE_SIZE) -> tuple[range, int]:
    """Which rows the operator is looking at, and how many pages there are; lists shrink
    meanwhile.
    """
    pages = max(1, -(-count // size))
    scroll: Any = manager.find(PAGER)
    page = min(await scroll.get_page(), pages - 1)
    await scroll.set_page(page)
    return range(page * size, min((page + 1) * size, count)), pages
