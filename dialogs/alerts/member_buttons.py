"""Somebody asks to be let in: the question to an owner, and its two buttons."""

from __future__ import annotations

from enum import StrEnum

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from dialogs.tags import ALERT, RowId
from l10n import Texts
from services.alerts import Event, MemberAdmitted, MemberAsks
from services.operators import Operator
from services.registry import Services
from services.roles import Role


class Answer(StrEnum):
    LET_IN = "in"
    REFUSE = "out"


class Button(CallbackData, prefix=f"{ALERT}member"):
    answer: Answer
    invitation: RowId


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="member buttons")
    router.callback_query.register(on_answer, Button.filter())
    return router


def render(event: Event, texts: Texts) -> str:
    """
    :raises TypeError: it is about something else
    :raises ValueError: another version has put a role that this one lacks
    """
    match event:
        case MemberAsks(name=name, username=username, user=user, role=role):
            return texts.html(
                "people-asks",
                name=name,
                has_username=username is not None,
                username=username,
                id=str(user),
                role=_role(role, texts),
            )
        case MemberAdmitted(by=by, role=role):
            return texts.html("people-admitted", by=by, role=_role(role, texts))
    raise TypeError(event.kind)


def keyboard(invitation: int, texts: Texts) -> InlineKeyboardMarkup:
    answers = {Answer.LET_IN: "btn-let-in", Answer.REFUSE: "btn-turn-away"}
    row = [
        InlineKeyboardButton(
            text=texts.text(key),
            callback_data=Button(answer=answer, invitation=invitation).pack(),
        )
        for answer, key in answers.items()
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


async def on_answer(
    callback: CallbackQuery,
    callback_data: Button,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    """What became of it takes the place of the question and its buttons."""
    admission, number = services.admission, callback_data.invitation
    if callback_data.answer is Answer.LET_IN:
        said = texts.html("people-let-in", name=await admission.let_in(operator, number))
    else:
        said = texts.html("people-turned-away", name=await admission.turn_away(operator, number))
    if isinstance(callback.message, Message):
        await callback.message.edit_text(said)


def _role(role: str, texts: Texts) -> str:
    return texts.text("people-role-name", role=Role(role).value)
