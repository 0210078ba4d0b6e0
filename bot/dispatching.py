"""The other half of the composition root: builds what handles updates, over the services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.memory import SimpleEventIsolation

from bot.alerts import Pace
from bot.counters import PressDurations
from bot.limits import Limits
from bot.polling import InHand, Polling
from bot.settings import Settings
from bot.telegram import TelegramSession, Updates, make_dialog_ids_unique
from bot.updates import (
    Access,
    Answers,
    ConfirmScreens,
    DialogStorage,
    GroupPresses,
    LiveScreens,
    Presses,
    build_dispatcher,
)
from bot.webhook import Webhook
from l10n import Languages
from services.background import Supervisor
from services.clock import Clock
from services.db import Database
from services.received import Received
from services.registry import Services
from services.stop import Stop


def build_updates(
    bot: Bot,
    services: Services,
    languages: Languages,
    supervisor: Supervisor,
    *,
    storage: DialogStorage,
    presses: Presses,
    durations: PressDurations,
    pace: Pace,
    now: Clock,
    limits: Limits,
) -> Dispatcher:
    make_dialog_ids_unique()
    isolation = SimpleEventIsolation()
    live_screens = LiveScreens(supervisor, bot, storage, isolation, limits.live)
    return build_dispatcher(
        services,
        languages,
        Answers(
            supervisor.spawn,
            live_screens,
            limits.answers,
            limits.current,
            services.outbox.told_since,
        ),
        ConfirmScreens(supervisor, limits.confirm),
        storage=storage,
        isolation=isolation,
        access=Access(services, languages, supervisor),
        presses=presses,
        durations=durations,
        groups=GroupPresses(pace.turn),
        now=now,
    )


def build_sources(
    bot: Bot,
    session: TelegramSession,
    dispatcher: Dispatcher,
    settings: Settings,
    limits: Limits,
    *,
    database: Database,
    presses: Presses,
    stop: Stop,
    supervisor: Supervisor,
    now: Clock,
    on_taking: Callable[[], object],  # updates can come
    give_up: Callable[[str], None],  # gets the reason why this process must not take any
) -> tuple[Webhook, Polling]:
    """Where updates come from: one of the two, as the settings have it."""
    received = Received(database, now)
    webhook = Webhook(
        bot,
        session,
        dispatcher,
        settings.webhook,
        limits.webhook,
        received=received,
        prove=database.prove,
        supervisor=supervisor,
        now=now,
        on_set=on_taking,
    )
    in_hand = InHand(
        bot,
        Updates(session.updates),
        dispatcher,
        received=received,
        supervisor=supervisor,
        limits=limits.polling,
    )
    # Whoever holds the turn is no process too many: another poller will be gone soon.
    patient = replace(limits.polling, conflict_is_fatal=0.0)
    polling = Polling(
        bot,
        session,
        in_hand,
        limits.polling if database.turn is None else patient,
        presses=presses,
        stop=stop,
        stop_patience=limits.stop.patience,
        supervisor=supervisor,
        prove=database.prove,
        on_polling=on_taking,
        give_up=give_up,
    )
    return webhook, polling
