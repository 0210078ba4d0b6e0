"""What a place is told, as it holds now: in the language and zone of its reader, with the buttons
of the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogs.alerts import Draft, draft, drawn_anew
from dialogs.groups import below
from l10n import Languages, Texts
from services.alerts import BatchItem, Place
from services.clock import Clock
from services.operators import Operator
from services.registry import Services
from services.standing import Holding


class Drafts:
    def __init__(self, services: Services, languages: Languages, now: Clock) -> None:
        self._services = services
        self._languages = languages
        self._now = now

    async def of(self, place: Place, news: Sequence[BatchItem], *, astray: bool = False) -> Draft:
        """:param astray: it goes to the group itself, because its topic takes none"""
        standing, texts = self._services.standing, self.texts(place)
        holding = await standing.holding(place, [item.alert for item in news])
        message = draft(
            news,
            texts,
            self._now(),
            buttons=place.is_person,
            reader=self.reader(place),
            holding=holding,
        )
        if not place.is_person and message.told:
            message = await self._in_group(place, message, holding)
        if not astray:
            return message
        notice = texts.html("alert-topic-closed", topic=str(place.topic))
        return replace(message, html=f"{notice}\n\n{message.html}")

    async def anew(self, place: Place, message_id: int) -> Draft | None:
        """See `drawn_anew`."""
        standing = self._services.standing
        told = await standing.told(place.chat_id, message_id)
        holding = await standing.holding(place, told)
        message = drawn_anew(
            told,
            holding,
            self.texts(place),
            self._now(),
            buttons=place.is_person,
            reader=self.reader(place),
        )
        if message is None or place.is_person:
            return message
        return await self._in_group(place, message, holding)

    def reader(self, place: Place) -> Operator | None:
        return self._services.operators.get(place.chat_id)

    def texts(self, place: Place) -> Texts:
        if reader := self.reader(place):
            return self._languages.of(reader)
        chosen = self._services.outbox.destination(place)
        if chosen is None:
            return self._languages.of_groups()
        return self._languages.of_groups(chosen.locale, chosen.timezone)

    async def _in_group(self, place: Place, message: Draft, holding: Holding) -> Draft:
        alert, texts = message.told[0].alert, self.texts(place)
        mute = None
        if alert.server_id is not None:
            mute = await self._services.destination_mutes.of(place, alert.server_id)
        return replace(message, keyboard=below(message.told, mute, holding, texts))
