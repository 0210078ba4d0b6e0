"""An act, from a press to its record: of a question's Yes, and of the keys that ask nothing."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import (
    ActDone,
    ScreenUnread,
    confirm_screens_of,
    operator_of,
    services_of,
    texts_of,
)
from services.acts import Asked


async def carry_out(callback: CallbackQuery, manager: DialogManager, asked: Asked) -> ActDone:
    """Raises ScreenUnread: a second tap of the finger that brought the screen."""
    if confirm_screens_of(manager).unread(callback):
        raise ScreenUnread
    texts = texts_of(manager)
    topic = asked.topic or texts.text("conference-untitled")
    working = texts.html("acts-working", act=asked.kind, topic=topic)
    async with confirm_screens_of(manager).working(callback, working):
        entry = await services_of(manager).acts.execute(operator_of(manager), asked)
    return ActDone(entry.id)
