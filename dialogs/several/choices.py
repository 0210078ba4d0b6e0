"""Which conferences have been chosen: by what they are, and never by where they stand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Self

from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, ask, operator_of, services_of
from dialogs.together import Source, acting_servers, forgotten_of, is_free, running_of
from dialogs.wishes import Wish
from services.conferences import Listing
from services.several import Candidate
from services.trueconf import TrueConfError


@dataclass(frozen=True, slots=True)
class Listed:
    """
    :ivar read_at: when the oldest of it was read; None: nothing was
    """

    value: Sequence[Candidate]
    read_at: datetime | None
    waiting: bool


@dataclass(frozen=True, slots=True)
class Choice:
    keys: frozenset[str]

    @classmethod
    def of(cls, manager: DialogManager, listed: Sequence[Candidate]) -> Self:
        """What has ended meanwhile, or may not be stopped any more, is forgotten."""
        kept = manager.dialog_data.get("chosen")
        chosen = frozenset(map(str, kept if isinstance(kept, list) else ()))
        return cls(chosen & {each.key for each in listed})

    def changed(self, wish: Wish) -> Choice:
        one = frozenset({wish.item})
        return Choice(self.keys - one if wish.refused else self.keys | one)

    def save(self, manager: DialogManager) -> None:
        manager.dialog_data["chosen"] = sorted(self.keys)


def source_of(manager: DialogManager) -> Source:
    """
    :raises WindowOutdated: the dialog was not started with a list
    """
    match manager.start_data:
        case {"source": "running" | "forgotten" as source}:
            return Source(source)
    raise WindowOutdated


def is_above_choice(manager: DialogManager) -> bool:
    """Whether the question was put by the boxes of this dialog, and not from a list below it."""
    return isinstance(manager.start_data, dict) and "source" in manager.start_data


async def _unless_silent(listing: Callable[[], Awaitable[Listing]]) -> Listing | None:
    """A server that does not answer hides no other: its last list counts."""
    with suppress(TrueConfError):
        return await listing()
    return None


async def known_of(manager: DialogManager) -> Sequence[Candidate]:
    """What can be chosen, by the last search or the last list of each server."""
    forgotten = source_of(manager) is Source.FORGOTTEN
    listed = await forgotten_of(manager) if forgotten else running_of(manager)
    return [each for each in listed if is_free(each, manager)]


async def candidates_of(manager: DialogManager, *, fresh: bool) -> Listed:
    """The same for the window: each server's list fills in by itself."""
    services, operator = services_of(manager), operator_of(manager)
    servers = acting_servers(manager)
    if source_of(manager) is Source.FORGOTTEN:
        searches = [services.forgotten.last(operator, server) for server in servers]
        begun = [each.begun for each in searches if each is not None and each.over]
        return Listed(await known_of(manager), min(begun, default=None), waiting=False)
    waiting = False
    for server in servers:
        listing = partial(services.conferences.listing, operator, server, fresh=fresh)
        question = partial(_unless_silent, listing)
        answer = await ask(manager, f"running conferences {server.id}", question)
        waiting |= answer.waiting
    lists = [services.conferences.last(operator, server) for server in servers]
    moments = [each.read_at for each in lists if each is not None and each.read_at is not None]
    return Listed(await known_of(manager), min(moments, default=None), waiting)
