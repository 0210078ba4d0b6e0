"""Inline keyboards: what Telegram takes (telegram-bot-api.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from demo.telegram.parameters import Parameters
from demo.telegram.refusals import illegal
from demo.telegram.text.links import InvalidUrlError, checked_url

MOST_BUTTONS = 100
MOST_COLUMNS = 8
MOST_DATA = 64
# Not documented: chosen so that 99 buttons with long data exceed it, as bot authors report.
MOST_BYTES = 10_000
MOST_COPIED = 256
STYLES = ("danger", "success", "primary")


@dataclass(frozen=True)
class Button:
    """One inline button: exactly one of `data`, `url` and `copies` is set."""

    text: str
    data: str | None = None
    url: str | None = None
    copies: str | None = None
    style: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The Bot API's InlineKeyboardButton."""
        fields = {
            "text": self.text,
            "callback_data": self.data,
            "url": self.url,
            "copy_text": {"text": self.copies} if self.copies else None,
            "style": self.style,
        }
        return {name: value for name, value in fields.items() if value is not None}


Keyboard = list[list[Button]]


@dataclass(frozen=True)
class Markup:
    """What came as `reply_markup`: an inline keyboard, or another kind (`is_reply`)."""

    keyboard: Keyboard
    is_reply: bool = False


def read_markup(parameters: Parameters) -> Markup:
    """The `reply_markup` of a request; an empty keyboard when there is none.

    Raises:
        RefusedError: 400, for whatever section 4 does not allow.
    """
    value = parameters.json("reply_markup", dict, "reply markup")
    if not value:
        return Markup([])
    if "inline_keyboard" not in value:
        return Markup([], is_reply=True)
    rows = value["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise illegal(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    keyboard = [[_button(item) for item in row] for row in rows if row]
    buttons = [button for row in keyboard for button in row]
    if len(buttons) > MOST_BUTTONS or sum(map(_weight, buttons)) > MOST_BYTES:
        raise illegal("reply markup is too long")
    return Markup([row[:MOST_COLUMNS] for row in keyboard])


def _weight(button: Button) -> int:
    return len("".join(filter(None, (button.text, button.data, button.url))).encode())


def _button(item: Any) -> Button:
    if not isinstance(item, dict):
        raise illegal("can't parse inline keyboard button: expected an Object")
    text, style = item.get("text"), item.get("style")
    if not isinstance(text, str):
        raise illegal('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not text.strip():
        raise illegal("inline keyboard button text must be non-empty")
    if style is not None and style not in STYLES:
        raise illegal("can't parse inline keyboard button: invalid button style specified")
    actions = {name for name in ("callback_data", "url", "copy_text") if item.get(name)}
    if not actions:
        raise illegal(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise illegal("can't parse inline keyboard button: exactly one action is allowed")
    return Button(text, style=style, **_action(item))


def _action(item: dict[str, Any]) -> dict[str, str]:
    if data := item.get("callback_data"):
        if not isinstance(data, str) or len(data.encode()) > MOST_DATA:
            raise illegal("BUTTON_DATA_INVALID")
        return {"data": data}
    if url := item.get("url"):
        try:
            return {"url": checked_url(str(url))}
        except InvalidUrlError as error:
            raise illegal(f"inline keyboard button URL '{url}' is invalid: {error}") from None
    copied = item["copy_text"]
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= MOST_COPIED:
        raise illegal("BUTTON_COPY_TEXT_INVALID")
    return {"copies": text}
