"""The result of a stop, told in a message because its screen did not get it."""

from __future__ import annotations

from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.tags import RowId
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
    """The button under it, where looking again may tell more."""
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
    if not outcome.undecided:
        return None
    again = InlineKeyboardButton(text=texts.text("btn-refresh"), callback_data=button.pack())
    return InlineKeyboardMarkup(inline_keyboard=[[again]])
