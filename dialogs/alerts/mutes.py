"""Presses under an alert that mute its server, and that undo it: the message then says so."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from dialogs.alerts.anew import draw_pressed
from dialogs.alerts.buttons import Mute, Unmute
from dialogs.context import WindowOutdated
from dialogs.press import say
from l10n import Texts
from services.alerts import HOURS
from services.clock import Clock
from services.operators import Operator
from services.registry import Services


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="mutes under alerts")
    router.callback_query.register(on_mute, Mute.filter())
    router.callback_query.register(on_unmute, Unmute.filter())
    return router


async def on_mute(
    callback: CallbackQuery,
    callback_data: Mute,
    services: Services,
    *,
    operator: Operator,
    texts: Texts,
    clock: Clock,
) -> None:
    if callback_data.hours not in HOURS:
        raise WindowOutdated
    server = services.servers.shown_to(operator, callback_data.server_id)
    await services.subscriptions.mute(operator, server.id, callback_data.hours)
    await say(texts.text("alert-muted", server=server.name, hours=callback_data.hours))
    await draw_pressed(callback, services, operator, texts, clock)


async def on_unmute(
    callback: CallbackQuery,
    callback_data: Unmute,
    services: Services,
    *,
    operator: Operator,
    texts: Texts,
    clock: Clock,
) -> None:
    server = services.servers.shown_to(operator, callback_data.server_id)
    await services.subscriptions.unmute(operator, server.id)
    services.outbox.wake()
    await say(texts.text("alert-unmuted", server=server.name))
    await draw_pressed(callback, services, operator, texts, clock)
