from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import (
    ScreenUnread,
    confirm_screens_of,
    operator_of,
    services_of,
    texts_of,
)
from dialogs.several.choices import Choice, is_above_choice, known_of
from dialogs.states import SeveralSG
from dialogs.together import ask_together, question_of
from dialogs.widgets import to_first_page
from dialogs.wishes import Wish


async def choose(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    Choice.of(manager, await known_of(manager)).changed(wish).save(manager)


async def ask_stop(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    listed = await known_of(manager)
    choice = Choice.of(manager, listed)
    chosen = [each for each in listed if each.key in choice.keys]
    if not chosen:
        return  # the button says so
    question = await ask_together(callback, manager, chosen)
    manager.dialog_data.update(question.to_dict())
    await to_first_page(manager)
    await manager.switch_to(SeveralSG.confirm)


async def stop(callback: CallbackQuery, _select: Any, manager: DialogManager, batch: str) -> None:
    if confirm_screens_of(manager).unread(callback):
        raise ScreenUnread
    several, waiting = services_of(manager).several, texts_of(manager).text("screen-waiting")
    async with confirm_screens_of(manager).asking(callback, waiting):
        asked = await several.begin(operator_of(manager), batch)
    await to_first_page(manager)
    if asked is not None:
        question = question_of(manager).followed_by(asked, manager)
        manager.dialog_data.update(question.to_dict())
        return
    manager.dialog_data["stopping"] = batch
    await manager.switch_to(SeveralSG.result)


async def stop_here(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    several = services_of(manager).several
    several.stop_here(operator_of(manager), manager.dialog_data["stopping"])


async def look_again(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    several = services_of(manager).several
    await several.look_again(operator_of(manager), manager.dialog_data["stopping"])


async def leave_question(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """Back to the choice, or to the list that it was asked from."""
    if is_above_choice(manager):
        await to_first_page(manager)
        await manager.switch_to(SeveralSG.choose)
    else:
        await manager.done()


async def leave(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """Back to that list; the one of a moment ago would still hold what was stopped."""
    manager.middleware_data["fresh"] = True
    await manager.done()
