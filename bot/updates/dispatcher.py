"""From an update to its handler: the middlewares in their order, and the routers."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram import Dispatcher
from aiogram.dispatcher.event.bases import MiddlewareType
from aiogram.dispatcher.middlewares.error import ErrorsMiddleware
from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.fsm.storage.base import BaseEventIsolation
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import TelegramObject
from aiogram_dialog import setup_dialogs

from bot.counters import PressDurations
from bot.updates import commands, errors
from bot.updates.access import Access
from bot.updates.answers import Answers
from bot.updates.dialog_storage import DialogStorage
from bot.updates.group_presses import GroupPresses
from bot.updates.interruptions import Interruptions
from bot.updates.presses import AnsweringMessageManager, Presses
from bot.updates.screens import ConfirmScreens
from bot.updates.stale_messages import StaleMessages
from dialogs import create_dialogs
from dialogs.alerts import buttons as alert_buttons
from dialogs.alerts import (
    forgotten_presses,
    maintenance_buttons,
    member_buttons,
    mutes,
    rule_buttons,
    stop_results,
    taking,
)
from l10n import Languages
from services.clock import Clock
from services.registry import Services

Middleware = MiddlewareType[TelegramObject]


def build_dispatcher(
    services: Services,
    languages: Languages,
    answers: Answers,
    confirm_screens: ConfirmScreens,
    *,
    storage: DialogStorage,
    isolation: BaseEventIsolation,
    access: Access,
    presses: Presses,
    durations: PressDurations,
    groups: GroupPresses,
    now: Clock,
) -> Dispatcher:
    dispatcher = Dispatcher(
        disable_fsm=True,  # its middleware stands in `_middlewares`
        services=services,
        speech=languages,
        answers=answers,
        confirm_screens=confirm_screens,
        clock=now,
    )
    updates = dispatcher.update.outer_middleware
    for unordered in tuple(updates):
        updates.unregister(unordered)
    for middleware in _middlewares(
        dispatcher,
        storage,
        isolation,
        access=access,
        presses=presses,
        durations=durations,
        groups=groups,
        now=now,
    ):
        updates.register(middleware)
    dispatcher.include_routers(
        commands.create_router(),
        alert_buttons.create_router(),
        mutes.create_router(),
        forgotten_presses.create_router(),
        maintenance_buttons.create_router(),
        member_buttons.create_router(),
        rule_buttons.create_router(),
        taking.create_router(),
        stop_results.create_router(),
        *create_dialogs(),
        commands.create_fallback(),
    )
    setup_dialogs(
        dispatcher,
        message_manager=AnsweringMessageManager(confirm_screens.remember),
        # They take turns already; its own lock stays closed if a stack cannot be loaded.
        events_isolation=DisabledEventIsolation(),
    )
    dispatcher.errors.outer_middleware(errors.on_error_without_dialogs)
    dispatcher.errors.register(errors.on_error)
    return dispatcher


def _middlewares(
    dispatcher: Dispatcher,
    storage: DialogStorage,
    isolation: BaseEventIsolation,
    *,
    access: Access,
    presses: Presses,
    durations: PressDurations,
    groups: GroupPresses,
    now: Clock,
) -> Iterator[Middleware]:
    """The middlewares of all updates, the outermost first."""
    stale, interruptions = StaleMessages(now), Interruptions(storage)
    # These do not wait for the operator's earlier press, and an error does not undo them.
    yield access
    yield durations
    yield presses
    yield groups
    yield interruptions.interrupt
    yield stale.remember
    # The outer one handles errors of the lock and of the storage.
    yield ErrorsMiddleware(dispatcher)
    yield UserContextMiddleware()
    # One update of an operator at a time.
    yield FSMContextMiddleware(storage, isolation)
    # The inner one works under the lock: the way back from a lost window changes the dialog stack.
    yield ErrorsMiddleware(dispatcher)
    yield stale.drop_superseded
    yield interruptions.give_way
