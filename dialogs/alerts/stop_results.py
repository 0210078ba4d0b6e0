"""The result of a stop, told in a message because its screen did not get it."""

from __future__ import annotations

from typing import Any

from aiogram import Bot, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import DialogManager, ShowMode

from dialogs.alerts.buttons import screen_below
from dialogs.conferences import open_new_session
from dialogs.tags import ALERT, RowId
from dialogs.wording import RESULT_TEXTS, result_arguments
from l10n import Texts
from services.alerts import StopSettled
from services.stop import Entry, Outcome


class CheckAgain(CallbackData, prefix="check"):
    """The button that looks again, under the result of a stop that a restart interrupted.

    :ivar entry: the number of the record
    """

    entry: RowId


class CheckLateAgain(CallbackData, prefix="late"):
    """The same under a result that only came late."""

    entry: RowId


class OpenNewSession(CallbackData, prefix=f"{ALERT}new"):
    """The button that leads to what runs there now, under the result of a stop after which the
    conference has begun anew.
    """

    entry: RowId


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="buttons under results")
    router.callback_query.register(on_open_new_session, OpenNewSession.filter())
    return router


async def on_open_new_session(
    _callback: CallbackQuery,
    callback_data: OpenNewSession,
    dialog_manager: DialogManager,
    bot: Bot,
) -> None:
    """As on the screen of the result, in a screen of its own below."""
    async with screen_below(bot, dialog_manager):
        await open_new_session(dialog_manager, callback_data.entry, ShowMode.SEND)


def render(event: StopSettled, texts: Texts) -> str:
    """What became of a stop."""
    arguments = {
        "server": event.server,
        "topic": event.topic or texts.text("conference-untitled"),
        "conference_id": event.conference_id,
        "detail": event.detail,
        "has_detail": event.detail is not None,
    }
    return _account(Outcome(event.outcome), arguments, texts, interrupted=event.interrupted)


def keyboard(event: StopSettled, texts: Texts) -> InlineKeyboardMarkup | None:
    """The button under it, where something can be done."""
    button = CheckAgain if event.interrupted else CheckLateAgain
    return _keyboard(Outcome(event.outcome), button(entry=event.entry), texts)


def looked_again(
    entry: Entry, pressed: CheckAgain | CheckLateAgain, texts: Texts
) -> tuple[str, InlineKeyboardMarkup | None]:
    """The message after a press on that button."""
    outcome = entry.outcome or Outcome.NOT_CONFIRMED
    arguments = result_arguments(entry, texts)
    interrupted = isinstance(pressed, CheckAgain)
    message = _account(outcome, arguments, texts, interrupted=interrupted)
    return message, _keyboard(outcome, pressed, texts)


def _account(
    outcome: Outcome, arguments: dict[str, Any], texts: Texts, *, interrupted: bool
) -> str:
    result = texts.html(RESULT_TEXTS[outcome], **arguments)
    if not interrupted:
        return result
    return f"{texts.html('stop-interrupted', **arguments)}\n\n{result}"


def _keyboard(
    outcome: Outcome, button: CheckAgain | CheckLateAgain, texts: Texts
) -> InlineKeyboardMarkup | None:
    if outcome.restarted:
        return _one_key("btn-open-new-session", OpenNewSession(entry=button.entry), texts)
    return _one_key("btn-refresh", button, texts) if outcome.undecided else None


def _one_key(label: str, data: CallbackData, texts: Texts) -> InlineKeyboardMarkup:
    key = InlineKeyboardButton(text=texts.text(label), callback_data=data.pack())
    return InlineKeyboardMarkup(inline_keyboard=[[key]])
