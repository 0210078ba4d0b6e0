"""What begins and ends with the program, and in which order."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Protocol

from bot.alerts import ChannelSender, places_of_channels
from bot.channels import channels_of
from bot.limits import Limits
from bot.process import Part
from bot.settings import Settings
from bot.telegram import TelegramSession
from bot.updates import DialogStorage
from l10n import Languages
from services.alerts import Fallback, Untaken
from services.background import Loop, Spawn
from services.clock import Clock
from services.db import Database
from services.departed import tell_departed
from services.registry import Services

# Seconds from the start to the first sweep, and between two of them.
SWEEP_FIRST = 60.0
SWEEP_EVERY = 24 * 3600.0


class Watching(Protocol):
    """What it sees goes to a second channel while Telegram is away."""

    async def load(self) -> None: ...
    def start(self) -> None: ...
    async def stop(self) -> None: ...


def build_parts(
    services: Services, database: Database, storage: DialogStorage, spawn: Spawn
) -> tuple[Part, ...]:
    """In the order in which they load: later ones use what earlier ones have read."""

    async def sweep() -> None:
        await storage.sweep()
        await services.outbox.sweep()
        await services.outages.sweep()
        await services.journal.sweep()
        await services.policy.sweep()
        await services.attention.sweep()
        await services.maintenance.sweep()
        await services.sampler.sweep()

    sweeping = Loop("sweep what is old", spawn, sweep, lambda: SWEEP_EVERY)
    policy, stop_results = services.policy, services.stop_results

    def watching(part: Watching) -> Part:
        return Part(load=part.load, start=part.start, stop=part.stop, before_telegram=True)

    return (
        Part(load=services.members.load),
        Part(load=services.operators.load),
        Part(load=services.protections.load),
        Part(load=services.servers.load),
        Part(load=services.status.load),
        Part(load=services.quiet.load),
        Part(load=services.outbox.load),
        watching(services.maintenance),
        watching(services.monitor),
        watching(services.watch),
        Part(load=policy.load, start=policy.start, stop=policy.stop),
        Part(load=services.user_limits.load),
        watching(services.attention),
        Part(start=services.digests.start, stop=services.digests.stop),
        watching(services.sampler),
        Part(start=services.reminders.start, stop=services.reminders.stop),
        Part(load=stop_results.load, start=stop_results.start, stop=stop_results.stop),
        Part(start=services.acts.start),
        Part(load=partial(tell_departed, database, services.servers, services.outbox)),
        Part(start=partial(sweeping.begin, SWEEP_FIRST), stop=sweeping.end),
    )


def second_channel(
    settings: Settings,
    database: Database,
    services: Services,
    session: TelegramSession,
    languages: Languages,
    *,
    spawn: Spawn,
    now: Clock,
    limits: Limits,
) -> Part:
    """It begins before Telegram has answered, which may be what is to be told."""
    after = timedelta(minutes=settings.fallback_after)
    sender = ChannelSender(
        channels_of(settings.fallback_urls),
        services.outbox,
        Fallback(
            database,
            places_of_channels(settings),
            after,
            subscriptions=services.subscriptions,
            now=now,
        ),
        Untaken(database, services.outbox, now),
        languages,
        spawn=spawn,
        silence=lambda: session.silence.seconds,
        now=now,
        limits=limits.channels,
    )
    return Part(start=sender.start, stop=sender.stop, before_telegram=True)
