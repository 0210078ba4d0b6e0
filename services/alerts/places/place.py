"""A place of alerts: each has a queue of its own in the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from services.db.models import AlertRow

QUEUE = AlertRow.chat_id, AlertRow.topic, AlertRow.channel


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A chat of Telegram, a topic in it, or a second channel.

    :ivar chat_id: of Telegram; 0: a second channel
    :ivar topic: of a group with topics; 0: the group as such, or a person
    :ivar channel: the id of a second channel; "": Telegram
    """

    chat_id: int
    topic: int = 0
    channel: str = ""

    @property
    def carrier(self) -> Place:
        """What Telegram slows down or refuses as a whole: the chat, whatever the topic."""
        return Place(self.chat_id, channel=self.channel)

    @property
    def is_person(self) -> bool:
        return self.chat_id > 0


def at(place: Place) -> tuple[ColumnElement[bool], ...]:
    """The rows of its queue."""
    return (
        AlertRow.chat_id == place.chat_id,
        AlertRow.topic == place.topic,
        AlertRow.channel == place.channel,
    )


async def place_of(session: AsyncSession, chat_id: int, message_id: int) -> Place | None:
    """Which place a message is for; None: it tells no alert that is known."""
    message = AlertRow.chat_id == chat_id, AlertRow.message_id == message_id
    row = (await session.execute(select(*QUEUE).where(*message).limit(1))).first()
    return None if row is None else Place(*row)
