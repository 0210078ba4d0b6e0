"""The other half of the composition root: builds what handles updates, over the services."""

from __future__ import annotations

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.memory import SimpleEventIsolation

from bot.alerts import Pace
from bot.counters import PressDurations
from bot.limits import Limits
from bot.telegram import make_dialog_ids_unique
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
from l10n import Languages
from services.background import Supervisor
from services.clock import Clock
from services.registry import Services


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
