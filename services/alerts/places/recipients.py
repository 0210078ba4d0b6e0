"""Who gets alerts, who of them cannot be reached, and where groups have moved to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.alerts.kinds import Kind
from services.alerts.places.destinations import Destination
from services.alerts.places.place import Place
from services.db.models import AlertRow, DestinationMuteRow, RecipientRow
from services.operators import Operators
from services.roles import Right

logger = logging.getLogger(__name__)

REPORTED = 2  # refusals after which operators hear of a group: not for a hiccup
MOST_MOVES = 1000  # remembered; Telegram makes a supergroup of a group once


@dataclass(frozen=True, slots=True)
class Pause:
    chat_id: int
    reason: str  # in Telegram's words
    since: datetime  # its first refusal
    times: int = 0  # in a row


class Recipients:
    """Kept in memory. Moves and ends of pauses are noted after the commit, a pause before it is
    written.
    """

    def __init__(
        self,
        operators: Operators,
        groups: Collection[Destination],
        channels: Collection[Place],
        name_of: Callable[[int], str | None],
    ) -> None:
        """`name_of` gives the name of a server by its id; None: it is gone."""
        self._operators = operators
        self._configured = groups
        self._channels = channels
        self._name_of = name_of
        self._paused: dict[int, Pause] = {}
        self._moved: dict[int, int] = {}

    async def load(self, session: AsyncSession) -> None:
        for row in await session.scalars(select(RecipientRow)):
            if row.moved_to is not None:
                self._moved[row.chat_id] = row.moved_to
            elif row.paused_at is not None:
                self._paused[row.chat_id] = Pause(
                    row.chat_id, row.reason or "", row.paused_at, times=REPORTED
                )
        if endless := _endless(self._moved):
            # Telegram tells again where they have really moved to.
            logger.warning("groups %s have moved in a circle: forgotten", sorted(endless))
            await session.execute(delete(RecipientRow).where(RecipientRow.chat_id.in_(endless)))
            for chat_id in endless:
                del self._moved[chat_id]

    def groups(self) -> set[Place]:
        """The groups of the settings and their topics."""
        return {each.place for each in self._destinations()}

    def destination(self, place: Place) -> Destination | None:
        """The first that names a place; None: it is none of the settings."""
        return next((each for each in self._destinations() if each.place == place), None)

    def groups_wanting(
        self, kind: Kind, server_id: int | None, names: Collection[str] = ()
    ) -> set[Place]:
        """:param names: of a server that has no number any more"""
        servers = names or self._names(server_id)
        return {each.place for each in self._destinations() if each.wants(kind, servers)}

    def operators(self) -> set[Place]:
        return {Place(operator.id) for operator in self._operators.all()}

    def owners(self) -> set[Place]:
        """Who can do something about the settings and their groups."""
        return {Place(each.id) for each in self._operators.all() if each.may(Right.MANAGE)}

    def of_all_servers(self) -> set[Place]:
        return {Place(each.id) for each in self._operators.all() if each.standing.sees_all}

    def may_see(self, place: Place, server_id: int | None) -> bool:
        """Groups see what the settings say, second channels everything."""
        if not place.is_person:
            here = [each for each in self._destinations() if each.place == place]
            return not here or any(each.is_for(self._names(server_id)) for each in here)
        operator = self._operators.get(place.chat_id)
        return operator is not None and operator.may(Right.VIEW, server_id)

    def channels(self) -> set[Place]:
        return {*self._channels}

    def of_telegram(self) -> set[Place]:
        return self.operators() | self.groups()

    def all(self) -> set[Place]:
        return self.of_telegram() | self.channels()

    def paused(self) -> list[Pause]:
        """Only chats of the settings."""
        chats = {place.chat_id for place in self.all()}
        return [pause for chat_id, pause in self._paused.items() if chat_id in chats]

    def pause_of(self, chat_id: int) -> Pause | None:
        return self._paused.get(chat_id)

    def refused(self, chat_id: int, reason: str, now: datetime) -> Pause:
        """The pause after one more refusal."""
        known = self._paused.get(chat_id) or Pause(chat_id, reason, now)
        return replace(known, reason=reason, times=known.times + 1)

    async def write_pause(self, session: AsyncSession, pause: Pause) -> None:
        await session.merge(
            RecipientRow(
                chat_id=pause.chat_id, paused_at=pause.since, reason=pause.reason, moved_to=None
            )
        )

    def note_pause(self, pause: Pause) -> None:
        if pause.chat_id not in self._paused:
            logger.warning("chat %s is paused, its alerts wait: %s", pause.chat_id, pause.reason)
        self._paused[pause.chat_id] = pause

    async def write_resume(self, session: AsyncSession, chat_id: int) -> None:
        await session.execute(delete(RecipientRow).where(RecipientRow.chat_id == chat_id))

    def note_resume(self, chat_id: int) -> None:
        self._paused.pop(chat_id, None)
        logger.info("chat %s is no longer paused", chat_id)

    def can_move(self, chat_id: int, moved_to: int) -> bool:
        """Whether this is a move, and not a circle, a person, or one of an endless number."""
        if not is_group(moved_to) or len(self._moved) >= MOST_MOVES:
            return False
        return self._follow(moved_to) != chat_id

    def has_moved(self, chat_id: int, moved_to: int) -> bool:
        return self._moved.get(chat_id) == moved_to

    async def write_move(self, session: AsyncSession, chat_id: int, moved_to: int) -> None:
        await session.merge(
            RecipientRow(chat_id=chat_id, paused_at=None, reason=None, moved_to=moved_to)
        )
        here = AlertRow.chat_id == chat_id
        await session.execute(
            update(AlertRow).where(here).values(chat_id=moved_to, message_id=None)
        )
        muted = DestinationMuteRow.chat_id == chat_id
        await session.execute(update(DestinationMuteRow).where(muted).values(chat_id=moved_to))

    def note_move(self, chat_id: int, moved_to: int) -> None:
        self._paused.pop(chat_id, None)
        self._moved[chat_id] = moved_to
        logger.info("group %s is now supergroup %s", chat_id, moved_to)

    def _destinations(self) -> list[Destination]:
        """Under the present ids of their groups."""
        return [
            replace(each, place=replace(each.place, chat_id=self._follow(each.place.chat_id)))
            for each in self._configured
        ]

    def _names(self, server_id: int | None) -> tuple[str, ...]:
        """No server: nothing. One that is gone: a name that no group has."""
        return () if server_id is None else (self._name_of(server_id) or "",)

    def _follow(self, chat_id: int) -> int:
        """This ends: `_moved` holds no circle."""
        while (moved_to := self._moved.get(chat_id)) is not None:
            chat_id = moved_to
        return chat_id


def _endless(moved: Mapping[int, int]) -> set[int]:
    """The chats whose moves end nowhere. Each is looked at once."""
    endless: set[int] = set()
    seen: set[int] = set()
    for start in moved:
        way: dict[int, None] = {}  # in order
        chat_id = start
        while chat_id in moved and chat_id not in seen:
            seen.add(chat_id)
            way[chat_id] = None
            chat_id = moved[chat_id]
        if chat_id in way or chat_id in endless:
            endless.update(way)
    return endless


def is_group(chat_id: int) -> bool:
    """Groups have negative ids, people have positive ones (Bot API, Chat.id)."""
    return chat_id < 0
