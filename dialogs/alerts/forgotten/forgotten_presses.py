"""What presses under alerts of forgotten conferences do: cards, stops and reminders."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from dialogs.alerts.anew import draw_pressed
from dialogs.alerts.buttons import screen_below
from dialogs.alerts.forgotten.buttons import Act, Button, ListButton
from dialogs.conferences import ask_to_stop
from dialogs.context import now_of, operator_of, services_of, texts_of
from dialogs.navigation import open_card
from dialogs.press import say
from dialogs.together import ask_below
from l10n import Texts
from services.alerts import LooksForgotten
from services.conferences import Card
from services.errors import ConferenceEnded
from services.forgotten import HOURS, Sighting
from services.servers import Server
from services.several import Candidate

_CHOICES = ((F.act == Act.REMIND) & F.hours.in_(HOURS)) | F.act.in_({Act.SILENCE, Act.UNDO})


def create_router() -> Router:
    router = Router(name="forgotten buttons")
    router.callback_query.register(on_open, Button.filter(F.act == Act.OPEN))
    router.callback_query.register(on_stop, Button.filter(F.act == Act.STOP))
    router.callback_query.register(on_choose, Button.filter(_CHOICES))
    router.callback_query.register(on_stop_all, ListButton.filter(F.act == Act.STOP))
    router.callback_query.register(on_choose_all, ListButton.filter(_CHOICES))
    return router


async def on_open(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager, bot: Bot
) -> None:
    async with _unless_ended(dialog_manager):
        server, sighting, _ = await _find(dialog_manager, callback_data.sighting)
        hours = _threshold(dialog_manager, server)
        async with screen_below(bot, dialog_manager):
            await open_card(dialog_manager, server, sighting.ref, hours, ShowMode.SEND)


async def on_stop(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager, bot: Bot
) -> None:
    """Ask for the same confirmation as the card does."""
    async with _unless_ended(dialog_manager):
        server, sighting, card = await _find(dialog_manager, callback_data.sighting)
        stop, operator = services_of(dialog_manager).stop, operator_of(dialog_manager)
        hours = _threshold(dialog_manager, server)
        shown = await stop.confirm(operator, server, card, hours)
        async with screen_below(bot, dialog_manager):
            await open_card(dialog_manager, server, sighting.ref, hours, ShowMode.NO_UPDATE)
            await ask_to_stop(dialog_manager, shown, card, ShowMode.SEND)
            await dialog_manager.show()


async def on_choose(
    callback: CallbackQuery,
    callback_data: Button,
    dialog_manager: DialogManager,
    texts: Texts,
) -> None:
    await _choose(callback, dialog_manager, callback_data, [callback_data.sighting], texts)


async def on_choose_all(
    callback: CallbackQuery,
    callback_data: ListButton,
    dialog_manager: DialogManager,
    texts: Texts,
) -> None:
    sightings = await _listed(callback, dialog_manager)
    await _choose(callback, dialog_manager, callback_data, sightings, texts)


async def on_stop_all(callback: CallbackQuery, dialog_manager: DialogManager, bot: Bot) -> None:
    """Ask for the same confirmation as the list of forgotten conferences does."""
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    chosen: list[Candidate] = []
    for number in await _listed(callback, dialog_manager):
        with suppress(ConferenceEnded):
            server, sighting = await services.watch.sighting(operator, number)
            hours = _threshold(dialog_manager, server)
            chosen.append(Candidate(server, sighting.session, hours))
    async with _unless_ended(dialog_manager):
        if not chosen:
            raise ConferenceEnded
        async with screen_below(bot, dialog_manager):
            await ask_below(dialog_manager, chosen[0].server, chosen)


async def _listed(callback: CallbackQuery, manager: DialogManager) -> list[int]:
    """The sightings that the pressed message tells of."""
    pressed = callback.message
    if pressed is None:
        return []
    told = await services_of(manager).standing.told(pressed.chat.id, pressed.message_id)
    return [each.event.sighting for each in told if isinstance(each.event, LooksForgotten)]


async def _choose(
    callback: CallbackQuery,
    manager: DialogManager,
    chosen: Button | ListButton,
    sightings: Sequence[int],
    texts: Texts,
) -> None:
    services, operator = services_of(manager), operator_of(manager)
    async with _unless_ended(manager):
        if chosen.act is Act.UNDO:
            await services.reminders.undo(operator, sightings)
            said = "forgotten-undone"
        else:
            due = chosen.hours if chosen.act is Act.REMIND else None
            await services.reminders.remind(operator, sightings, due)
            said = "forgotten-silenced" if due is None else "forgotten-reminder-set"
        await say(texts.text(said, hours=chosen.hours))
    await draw_pressed(callback, services, operator, texts, lambda: now_of(manager))


async def _find(manager: DialogManager, sighting_id: int) -> tuple[Server, Sighting, Card]:
    """The conference that an alert speaks of, read afresh.

    :raises ConferenceEnded, ServerGone, TrueConfError:
    """
    services, operator = services_of(manager), operator_of(manager)
    server, sighting = await services.watch.sighting(operator, sighting_id)
    try:
        return server, sighting, await services.conferences.card(operator, server, sighting.ref)
    except ConferenceEnded:
        await services.watch.note_ended(server, sighting)  # which edits the alert
        raise


def _threshold(manager: DialogManager, server: Server) -> int:
    return services_of(manager).watch.state(operator_of(manager), server).threshold


@asynccontextmanager
async def _unless_ended(manager: DialogManager) -> AsyncIterator[None]:
    """What an alert speaks of may be over: that is said; the alert says it too, or will soon."""
    try:
        yield
    except ConferenceEnded:
        await say(texts_of(manager).text("error-conference-ended"))
