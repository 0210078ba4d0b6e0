"""What the buttons in groups do, by the right of whoever presses them."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from dialogs.alerts import taking
from dialogs.context import WindowOutdated
from dialogs.groups.answers import Answers
from dialogs.groups.buttons import MuteHere, TellStatus, UnmuteHere, keyboard
from dialogs.press import say
from dialogs.wording import advice, verdict
from l10n import Languages, Texts
from services.alerts import HOURS, DestinationMute, Place
from services.monitoring import Verdict
from services.operators import Operator
from services.registry import Services

# Seconds for which an answer of the server is new enough.
FRESH = 10.0


def create_router() -> Router:
    router = Router(name="buttons in groups")
    router.callback_query.register(on_status, TellStatus.filter())
    router.callback_query.register(on_mute, MuteHere.filter())
    router.callback_query.register(on_unmute, UnmuteHere.filter())
    return router


async def on_status(
    callback: CallbackQuery,
    callback_data: TellStatus,
    *,
    services: Services,
    operator: Operator,
    texts: Texts,
    speech: Languages,
    group_answers: Answers,
    bot: Bot,
) -> None:
    """The answer is for all who read there: in their language, and seldom."""
    server = services.servers.shown_to(operator, callback_data.server_id)
    place = await _place(callback, services)
    if not group_answers.may(place, server.id):
        await say(texts.text("group-status-just-told"))
        return
    check = await services.status.check(operator, server, FRESH)
    theirs = _their_texts(place, services, speech)
    trouble = check.verdict is not Verdict.RUNNING
    message = theirs.html(
        "group-status",
        server=server.name,
        verdict=verdict(check, theirs),
        advice=advice(check, theirs) if trouble else "",
        trouble=trouble,
        by=operator.name,
        at=check.checked_at,
    )
    try:
        await group_answers.send(bot, callback, place, message)
    except TelegramAPIError:
        await say(texts.text("group-cannot-write"))


async def on_mute(
    callback: CallbackQuery,
    callback_data: MuteHere,
    *,
    services: Services,
    operator: Operator,
    texts: Texts,
    speech: Languages,
    bot: Bot,
) -> None:
    if callback_data.hours not in HOURS:
        raise WindowOutdated
    server = services.servers.shown_to(operator, callback_data.server_id)
    place, hours = await _place(callback, services), callback_data.hours
    mute = await services.destination_mutes.mute(operator, place, server.id, hours)
    await say(texts.text("group-muted", server=server.name, hours=hours))
    await _show(bot, callback, server.id, mute, _their_texts(place, services, speech))


async def on_unmute(
    callback: CallbackQuery,
    callback_data: UnmuteHere,
    *,
    services: Services,
    operator: Operator,
    texts: Texts,
    speech: Languages,
    bot: Bot,
) -> None:
    server = services.servers.shown_to(operator, callback_data.server_id)
    place = await _place(callback, services)
    await services.destination_mutes.unmute(operator, place, server.id)
    services.outbox.wake()
    await say(texts.text("group-unmuted", server=server.name))
    await _show(bot, callback, server.id, None, _their_texts(place, services, speech))


async def _place(callback: CallbackQuery, services: Services) -> Place:
    """Which the alert is for, which may stand beside its closed topic. Raises WindowOutdated
    where the settings name no such place any more.
    """
    message = callback.message
    if message is None:
        raise WindowOutdated
    place = await services.outbox.place_of(message.chat.id, message.message_id)
    if place is None or services.outbox.destination(place) is None:
        raise WindowOutdated
    return place


def _their_texts(place: Place, services: Services, speech: Languages) -> Texts:
    chosen = services.outbox.destination(place)
    if chosen is None:
        return speech.of_groups()
    return speech.of_groups(chosen.locale, chosen.timezone)


async def _show(
    bot: Bot, callback: CallbackQuery, server_id: int, mute: DestinationMute | None, texts: Texts
) -> None:
    """On the alert, for all who read it. Where Telegram refuses, the mute holds all the same."""
    message = callback.message
    if not isinstance(message, Message):
        return
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    take = next((each for row in rows for each in row if taking.is_of(each)), None)
    with suppress(TelegramBadRequest):
        await bot.edit_message_reply_markup(
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup=keyboard(server_id, mute, texts, take),
        )
