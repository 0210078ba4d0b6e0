from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, operator_of, server_of, services_of
from dialogs.wishes import Wish
from services.alerts import Target
from services.attention import ESCALATIONS, REPEATS


async def repeat(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, minutes: int
) -> None:
    if minutes not in REPEATS:
        raise WindowOutdated
    terms = services_of(manager).attention.terms
    await terms.repeat(operator_of(manager), server_of(manager), minutes)


async def escalate(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, minutes: int
) -> None:
    if minutes not in ESCALATIONS:
        raise WindowOutdated
    terms = services_of(manager).attention.terms
    await terms.escalate(operator_of(manager), server_of(manager), minutes)


async def aim(_callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish) -> None:
    if wish.item not in set(Target):
        raise WindowOutdated
    terms = services_of(manager).attention.terms
    target, chosen = Target(wish.item), not wish.refused
    await terms.aim(operator_of(manager), server_of(manager), target, chosen=chosen)
