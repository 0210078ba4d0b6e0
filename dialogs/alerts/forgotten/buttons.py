"""The buttons under alerts of forgotten conferences, of one and of several in a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.tags import ALERT, RowId
from l10n import Texts
from services.forgotten import HOURS
from services.standing import Holding

NOTHING = Holding()


class Act(StrEnum):
    OPEN = "open"
    STOP = "stop"
    REMIND = "remind"
    SILENCE = "silence"
    UNDO = "undo"  # a reminder, or that there is to be none


class Button(CallbackData, prefix=f"{ALERT}forgotten"):
    """
    :ivar hours: of a reminder; else 0
    """

    act: Act
    sighting: RowId
    hours: int = 0


class ListButton(CallbackData, prefix=f"{ALERT}listed"):
    """As `Button`, for all that its message tells and that have not ended."""

    act: Act
    hours: int = 0


def keyboard(
    sighting: int,
    texts: Texts,
    take: InlineKeyboardButton | None = None,
    *,
    may_act: bool = True,
    holding: Holding = NOTHING,
) -> InlineKeyboardMarkup:
    """What an operator can do about the forgotten conference of an alert."""

    def data(act: Act, hours: int = 0) -> Button:
        return Button(act=act, sighting=sighting, hours=hours)

    stop = [_button(texts.text("btn-stop"), data(Act.STOP))] if may_act else []
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [_button(texts.text("btn-open-card"), data(Act.OPEN)), *stop],
            *([[take]] if take else []),
            *remind_rows([sighting], texts, holding, data),
        ]
    )


def remind_rows(
    sightings: Sequence[int],
    texts: Texts,
    holding: Holding,
    data: Callable[[Act, int], CallbackData],
) -> list[list[InlineKeyboardButton]]:
    """What was chosen for all of these, with the way back; or else the choice."""
    chosen = [holding.reminders[each] for each in sightings if each in holding.reminders]
    if len(chosen) == len(sightings):
        due = min((each for each in chosen if each is not None), default=None)
        label = (
            texts.text("btn-silenced") if due is None else texts.text("btn-reminded", due_at=due)
        )
        return [[_button(label, data(Act.UNDO, 0))]]
    reminders = [
        _button(texts.text("btn-remind", hours=hours), data(Act.REMIND, hours)) for hours in HOURS
    ]
    return [reminders, [_button(texts.text("btn-silence"), data(Act.SILENCE, 0))]]


def _button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
