"""What an operator is told of an update that raised, and the way back from lost windows."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import CallbackQuery, ErrorEvent, Message, TelegramObject, Update
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import DialogUpdate

from dialogs import press as presses
from dialogs.navigation import open_home
from dialogs.notices import notice_above
from dialogs.tags import is_under_alert, window_of
from dialogs.wording import LOST_WINDOWS, account_for
from l10n import Texts
from services.background import interruption
from services.db import DatabaseFailed
from services.errors import NotAllowed, ServerGone
from services.operators import Operator
from services.registry import Services

logger = logging.getLogger(__name__)


async def on_error(
    event: ErrorEvent,
    texts: Texts,
    dialog_manager: DialogManager | None = None,
    services: Services | None = None,
    operator: Operator | None = None,
    **_: Any,
) -> bool:
    """Tell the operator what happened; the last stop of every exception of an update."""
    failure = event.exception
    interruption.current.set(None)  # the way back is gone to its end
    press = presses.current.get()
    if isinstance(failure, TelegramBadRequest) and "not modified" in failure.message:
        return True  # the screen is as it should be
    if isinstance(failure, NotAllowed):
        if isinstance(event.update, DialogUpdate):
            return True  # a screen that its operator may see no longer
        if services is not None and operator is not None:
            await _record(event.update, failure, services, operator)
    lost = isinstance(failure, (*LOST_WINDOWS, ServerGone))
    if lost and isinstance(event.update, DialogUpdate):
        return True  # the operator has left the screen that was to be shown anew
    if lost and press is not None and press.is_double_press:
        return True  # a double press: the screen that it was meant for has done its work
    if isinstance(failure, LOST_WINDOWS) and press is not None and press.is_left:
        await press.answer(texts.text("error-left"), alert=True)
        return True  # its screen says what was done of it
    under_alert = press is not None and is_under_alert(press.callback.data)
    key, arguments = account_for(failure, under_alert=under_alert)
    try:
        await _tell(event, texts.text(key, **arguments), above=not lost)
        if lost and dialog_manager is not None and not under_alert:
            await open_home(dialog_manager, _show_mode(event))
    except TelegramAPIError as refusal:
        logger.warning("an error could not be shown: %s", type(refusal).__name__)
    return True


async def on_error_without_dialogs(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Around aiogram-dialog's own, which fails too if the dialog stack cannot be loaded."""
    try:
        return await handler(event, data)
    except Exception:
        press = presses.current.get()
        if not isinstance(event, ErrorEvent) or (press is not None and press.answered):
            raise
        return await on_error(event, data["texts"])


async def on_error_in_group(
    update: Update,
    failure: Exception,
    *,
    texts: Texts,
    services: Services,
    operator: Operator,
    **_: Any,
) -> None:
    """Only who has pressed gets to read it."""
    press = presses.current.get()
    if isinstance(failure, NotAllowed):
        await _record(update, failure, services, operator)
    key, arguments = account_for(failure, under_alert=True)
    if press is not None:
        await press.answer(texts.text(key, **arguments), alert=True)


async def _record(
    update: Update, failure: NotAllowed, services: Services, operator: Operator
) -> None:
    """What somebody may not do stands in the record with the window or command that it was of."""
    happened = update.event
    if isinstance(happened, CallbackQuery):
        tried = window_of(happened.data)
    else:
        tried = (getattr(happened, "text", None) or "").partition(" ")[0]
    try:
        await services.journal.refused(
            operator.id,
            operator.name,
            failure.right or "use",
            server_id=failure.server_id,
            detail=tried,
        )
    except DatabaseFailed as reason:
        logger.warning("a refused act is not recorded: %s", reason)


async def _tell(event: ErrorEvent, text: str, *, above: bool) -> None:
    """As an alert while the press is unanswered; else in the screen, above its buttons."""
    happened = event.update.event
    press = presses.current.get()
    if press is not None and await press.answer(text, alert=True):
        return
    message = happened.message if isinstance(happened, CallbackQuery) else happened
    if not isinstance(message, Message):
        return
    if above and isinstance(happened, CallbackQuery):
        await message.edit_text(notice_above(message, text), reply_markup=message.reply_markup)
    else:
        await message.answer(notice_above(None, text))


def _show_mode(event: ErrorEvent) -> ShowMode:
    return ShowMode.EDIT if event.update.callback_query else ShowMode.SEND
