"""Time zones: a short list by region, and finding one by what a person types."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

logger = logging.getLogger(__name__)

# The short list: cities that many people live by. Any other zone can be typed.
REGIONS: dict[str, tuple[str, ...]] = {
    "europe": (
        "Europe/London",
        "Europe/Madrid",
        "Europe/Berlin",
        "Europe/Paris",
        "Europe/Rome",
        "Europe/Athens",
        "Europe/Kiev",
        "Europe/Istanbul",
        "Europe/Minsk",
        "Europe/Moscow",
        "Europe/Samara",
        "Europe/Lisbon",
    ),
    "asia": (
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Novosibirsk",
        "Asia/Krasnoyarsk",
        "Asia/Irkutsk",
        "Asia/Vladivostok",
        "Asia/Almaty",
        "Asia/Tashkent",
        "Asia/Dubai",
        "Asia/Calcutta",
        "Asia/Shanghai",
        "Asia/Tokyo",
    ),
    "americas": (
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Mexico_City",
        "America/Bogota",
        "America/Lima",
        "America/Santiago",
        "America/Buenos_Aires",
        "America/Sao_Paulo",
    ),
    "africa": (
        "Africa/Casablanca",
        "Africa/Lagos",
        "Africa/Cairo",
        "Africa/Johannesburg",
        "Africa/Nairobi",
    ),
    "pacific": (
        "Australia/Perth",
        "Australia/Sydney",
        "Pacific/Auckland",
        "Pacific/Honolulu",
        "UTC",
    ),
}
# So many zones are offered when a typed name fits several.
OFFERED = 12


@cache
def _names() -> dict[str, str]:
    return {_folded(name): name for name in sorted(available_timezones())}


def find_zones(typed: str, city: Callable[[str], str]) -> list[str]:
    """By its whole name, else its city, else part of either; one zone per city.

    :param city: the city of a zone in the language of the person who typed
    """
    wanted = _folded(typed)
    names = _names()
    if not wanted:
        return []
    if wanted in names:
        return [names[wanted]]
    cities = {folded: _folded(city(name)) for folded, name in names.items()}
    found = [folded for folded in names if wanted in (folded.rpartition("/")[2], cities[folded])]
    if not found:
        found = [folded for folded in names if wanted in folded or wanted in cities[folded]]
    distinct: dict[str, str] = {}
    for folded in found:
        distinct.setdefault(cities[folded], names[folded])
    return list(distinct.values())[:OFFERED]


def _folded(name: str) -> str:
    return "_".join(name.casefold().split())


def is_zone(name: str) -> bool:
    """It must match letter by letter."""
    return name in _names().values()


@cache
def known_zone(name: str) -> ZoneInfo | None:
    """None where the machine does not know it, or not any more: its data may have changed."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, malformed, a folder of zones
        logger.warning("this machine does not know the time zone %r", name)
        return None
