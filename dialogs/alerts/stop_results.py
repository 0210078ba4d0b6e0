"""The result of a stop, told in a message because its screen did not get it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.tags import RowId
from dialogs.wording import RESULT_TEXTS, result_arguments
from l10n import Texts
from services.alerts import Value, Waiting
from services.stop import Entry, Outcome


class CheckAgain(CallbackData, prefix="check"):
    """The button that looks again, under the result of a stop that a restart interrupted.

    :ivar entry: the number of the record
    """

    entry: RowId


class CheckLateAgain(CallbackData, prefix="late"):
    """The same under a result that only came late."""

    entry: RowId


def told(data: Mapping[str, Value], texts: Texts) -> str:
    """What became of a stop, by the data of its alert."""
    arguments = {
        **data,
        "topic": data["topic"] or texts.text("conference-untitled"),
        "has_detail": data["detail"] is not None,
    }
    outcome = Outcome(str(data["outcome"]))
    return _account(outcome, arguments, texts, interrupted=bool(data["interrupted"]))


def keyboard(alert: Waiting, texts: Texts) -> InlineKeyboardMarkup | None:
    """The button under it, where looking again may tell more."""
    button = CheckAgain if alert.data["interrupted"] else CheckLateAgain
    entry = int(str(alert.data["entry"]))
    return _keyboard(Outcome(str(alert.data["outcome"])), button(entry=entry), texts)


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
    again = InlineKeyboardButton(text=texts.text("btn-check-again"), callback_data=button.pack())
    return InlineKeyboardMarkup(inline_keyboard=[[again]])
