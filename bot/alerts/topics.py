"""Topics that take no messages: closed ones, deleted ones, and those of a group that has none any
more. The group itself gets what is meant for them; from time to time the topic is tried again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

from aiogram.exceptions import TelegramBadRequest

from bot.alerts.refusals import is_of_a_topic, words_of
from services.alerts import Place

logger = logging.getLogger(__name__)


class Topics:
    """:param again: seconds until a topic is tried again"""

    def __init__(self, again: float, now: Callable[[], float] = monotonic) -> None:
        self._again = again
        self._now = now
        self._closed_until: dict[Place, float] = {}

    def way(self, place: Place) -> Place:
        """Where to send what is meant for a place: there, or to the group itself."""
        closed = self._now() < self._closed_until.get(place, float("-inf"))
        return place.carrier if closed else place

    def refused(self, place: Place, way: Place, refusal: TelegramBadRequest) -> bool:
        """Whether it is worth to send it at once to the group itself."""
        if not way.topic or not is_of_a_topic(refusal):
            return False
        if place not in self._closed_until:
            logger.warning(
                "topic %s of chat %s takes no alerts, its group gets them: %s",
                place.topic,
                place.chat_id,
                words_of(refusal),
            )
        self._closed_until[place] = self._now() + self._again
        return True

    def forget(self, place: Place) -> None:
        """Its group takes nothing either: the topic is tried next."""
        if place in self._closed_until:
            self._closed_until[place] = self._now()

    def took(self, place: Place, way: Place) -> None:
        """Telegram has said yes."""
        if way == place and self._closed_until.pop(place, None) is not None:
            logger.info("topic %s of chat %s takes alerts again", place.topic, place.chat_id)
