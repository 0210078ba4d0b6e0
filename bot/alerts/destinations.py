"""The groups, topics and second channels of the settings as the outbox takes them."""

from __future__ import annotations

from bot.channels import channels_of
from bot.settings import AlertChat, Settings
from services.alerts import Destination, Kind, Place

# The others are called what they are.
_WORDS = {"rule": Kind.RULE_WARNING}


def destinations(settings: Settings) -> list[Destination]:
    """In the order of the settings."""
    return [
        _of_table(each) if isinstance(each, AlertChat) else Destination(Place(each))
        for each in settings.alert_chats
    ]


def _of_table(table: AlertChat) -> Destination:
    return Destination(
        Place(table.chat, table.topic),
        None if table.servers is None else frozenset(table.servers),
        None if table.kinds is None else frozenset(map(kind_of, table.kinds)),
        table.locale,
        table.timezone,
    )


def kind_of(word: str) -> Kind:
    """Which kind the settings mean."""
    return _WORDS.get(word) or Kind(word)


def places_of_channels(settings: Settings) -> tuple[Place, ...]:
    return tuple(Place(0, channel=each.id) for each in channels_of(settings.fallback_urls))
