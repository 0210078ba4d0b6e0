"""The button under an alert by which somebody takes it or gives it back, and the line above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton

from dialogs.press import say
from dialogs.tags import IN_GROUP, RowId
from dialogs.wording import shorten
from l10n import Texts
from services.alerts import (
    BatchItem,
    Change,
    Event,
    Kind,
    LooksForgotten,
    OutageBegan,
    PendingAlert,
)
from services.attention import AlertOver, forgotten_thread, outage_thread
from services.errors import OperationError
from services.operators import Operator
from services.registry import Services
from services.standing import Holding

# Characters of a name in a line.
NAME = 40


class Take(CallbackData, prefix=f"{IN_GROUP}take"):
    """:ivar outage: whether it is the number of an outage, or else of a forgotten conference"""

    outage: bool
    number: RowId


class OfAll(CallbackData, prefix=f"{IN_GROUP}all"):
    """All that a message tells and that somebody can take."""

    back: bool


class GiveBack(CallbackData, prefix=f"{IN_GROUP}back"):
    outage: bool
    number: RowId


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="taking alerts")
    router.callback_query.register(on_take, Take.filter())
    router.callback_query.register(on_give_back, GiveBack.filter())
    router.callback_query.register(on_all, OfAll.filter())
    return router


def button(thread: str, texts: Texts, *, taken: bool) -> InlineKeyboardButton | None:
    """For who may act; None for what nobody can take.

    :param thread: of the alert
    """
    kind, _, number = thread.partition(":")
    if not number.isdecimal() or not int(number):
        return None
    act, key = (GiveBack, "btn-give-back") if taken else (Take, "btn-take")
    data = act(outage=kind == "outage", number=int(number)).pack()
    return InlineKeyboardButton(text=texts.text(key), callback_data=data)


def is_of(button: InlineKeyboardButton) -> bool:
    """Whether it is one of these."""
    prefixes = Take.__prefix__, GiveBack.__prefix__, OfAll.__prefix__
    return (button.callback_data or "").startswith(prefixes)


def lasting(items: Sequence[BatchItem], holding: Holding) -> list[PendingAlert]:
    """Those of a list that somebody can take."""
    return [
        item.alert
        for item in items
        if item.end is None
        and item.alert.thread not in holding.ends
        and isinstance(item.alert.event, OutageBegan | LooksForgotten)
    ]


def button_of_all(texts: Texts, *, taken: bool) -> InlineKeyboardButton:
    """Of all that a message tells."""
    label = texts.text("btn-give-back" if taken else "btn-take")
    return InlineKeyboardButton(text=label, callback_data=OfAll(back=taken).pack())


@dataclass(frozen=True, slots=True)
class State:
    """What a message says of somebody's attention, and of the end.

    :ivar by: who is on it; None: nobody is
    :ivar at: since when; None: nobody ever was
    """

    by: str | None = None
    at: datetime | None = None
    end: Event | None = None

    def lines(self, texts: Texts) -> list[str]:
        return [line(self.by, self.at, texts)] if self.at is not None else []


def state_of(alert: PendingAlert, holding: Holding) -> State:
    """By what holds; where that does not tell, by what was told last."""
    thread, event = alert.thread, alert.event
    end = holding.ends.get(thread)
    if taken := holding.taken.get(thread):
        return State(taken.name, taken.at, end)
    said = event if isinstance(event, Change) else holding.changes.get(thread)
    if said is None:
        return State(end=end)
    return State(said.by, said.at, end)


def line(by: str | None, at: datetime, texts: Texts) -> str:
    """:param by: None: it was given back"""
    if by is None:
        return texts.html("alert-given-back", at=at)
    return texts.html("alert-taken", by=shorten(by, NAME), at=at)


async def on_take(
    _callback: CallbackQuery,
    callback_data: Take,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    await services.attention.take(operator, _thread(callback_data))
    await say(texts.text("alert-you-took"))


async def on_give_back(
    _callback: CallbackQuery,
    callback_data: GiveBack,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    await services.attention.give_back(operator, _thread(callback_data))
    await say(texts.text("alert-you-gave-back"))


async def on_all(
    callback: CallbackQuery,
    callback_data: OfAll,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    """What others have, or what is over, stays so; only where that is all, it is said."""
    attention, pressed = services.attention, callback.message
    told = await services.standing.told(pressed.chat.id, pressed.message_id) if pressed else []
    act = attention.give_back if callback_data.back else attention.take
    done, failure = False, OperationError()
    for thread in {each.thread for each in told if each.kind in (Kind.OUTAGE, Kind.FORGOTTEN)}:
        try:
            await act(operator, thread)
            done = True
        except OperationError as refused:
            failure = refused
    if not done:
        raise failure if told else AlertOver
    await say(texts.text("alert-you-gave-back" if callback_data.back else "alert-you-took"))


def _thread(data: Take | GiveBack) -> str:
    return outage_thread(data.number) if data.outage else forgotten_thread(data.number)
