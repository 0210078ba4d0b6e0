"""Fluent bundles: one immutable localizer per language, bound to a time zone when it is used.

A message that a language lacks falls back to English. Bidi isolation is off: Telegram orders
mixed text itself, and some devices show the isolating characters.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_skeleton

from l10n.bundle import Bundle
from l10n.durations import JUST_NOW, format_duration, format_hours
from l10n.moments import UNCHOSEN, teller
from l10n.zones import known_zone

if TYPE_CHECKING:
    from services.clock import Clock
    from services.operators import Operator

logger = logging.getLogger(__name__)

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "en"
DASH = "—"
# In characters: several on a screen stay below Telegram's 4096, each below what Fluent takes.
LONGEST_FOREIGN = 256


class Localizer:
    def __init__(self, language: str, bundles: Iterable[Bundle]) -> None:
        self.language = language
        self._bundles = tuple(bundles)

    def format(self, key: str, args: Mapping[str, Any]) -> str:
        for bundle in self._bundles:
            if found := bundle.format(key, args):
                text, errors = found
                for error in errors:
                    logger.error("text %s in %s: %s", key, self.language, error)
                return text
        logger.error("text %s is missing", key)
        return key


class Texts:
    """The texts of one language, with times in one zone, by other `clocks` if there are any."""

    def __init__(self, localizer: Localizer, zone: ZoneInfo, clocks: tzinfo | None = None) -> None:
        self._localizer = localizer
        self._zone = zone
        self._clocks = clocks or zone

    @property
    def language(self) -> str:
        return self._localizer.language

    @property
    def timezone(self) -> str:
        return self._zone.key

    def city(self, timezone: str) -> str:
        """The city that a zone is named for, in this language; "UTC" stays."""
        if "/" not in timezone:
            return timezone
        # Babel looks cities up by IANA's newest names, CLDR keeps them by its own, older ones.
        aliases = get_global("zone_aliases")
        newest = aliases.get(timezone, timezone)
        known = Locale.parse(self.language.replace("-", "_")).time_zones
        for name in (newest, *(alias for alias, of in aliases.items() if of == newest)):
            if city := known.get(name, {}).get("city"):
                return str(city)
        return str(newest).rpartition("/")[2].replace("_", " ")

    def axis(self, moment: datetime, skeleton: str) -> str:
        """A moment as CLDR writes it by a skeleton: "E" a weekday, "MMMd" a day, and "j" an hour
        as the language's readers tell it.
        """
        locale = self.language.replace("-", "_")
        if skeleton == "j":
            short = str(Locale.parse(locale).time_formats["short"])
            skeleton = "h" if "a" in short else "Hm"
        return str(format_skeleton(skeleton, moment.astimezone(self._zone), locale=locale))

    def text(self, key: str, /, **args: Any) -> str:
        """For button labels, alerts and toasts: foreign text stays as it is."""
        return self._localizer.format(key, self._prepared(args, str))

    def html(self, key: str, /, **args: Any) -> str:
        """For messages: foreign text is escaped, here and nowhere else."""
        return self._localizer.format(key, self._prepared(args, _escaped))

    def _prepared(self, args: Mapping[str, Any], string: Callable[[str], str]) -> dict[str, Any]:
        prepared: dict[str, Any] = {}
        for name, value in args.items():
            match value:
                case None:
                    prepared[name] = DASH
                case bool():
                    prepared[name] = "yes" if value else "no"
                case str():
                    prepared[name] = string(_cut(value))
                case datetime():
                    prepared[name] = _in_zone(value, self._clocks)
                case int() | float():
                    prepared[name] = value
        return prepared


class Languages:
    """`locale` and `zone` are for operators who chose none; no `locale`: their Telegram's."""

    def __init__(self, directory: Path, locale: str | None, zone: ZoneInfo, now: Clock) -> None:
        bundles = {folder.name: _bundle(folder, now) for folder in _folders(directory)}
        self._localizers = {
            code.lower(): Localizer(code, (bundle, bundles[FALLBACK]))
            for code, bundle in bundles.items()
        }
        self._locale = locale
        self._zone = zone

    def codes(self) -> tuple[str, ...]:
        return tuple(self._localizers)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Code and own name of each language."""
        return tuple(
            (code, localizer.format("language-name", {}))
            for code, localizer in self._localizers.items()
        )

    def of(self, operator: Operator) -> Texts:
        """Language: chosen here, `locale`, or Telegram's. Zone: chosen here, or the settings'."""
        code = operator.language or self._locale or operator.telegram_language
        return self.texts(code, known_zone(operator.timezone) if operator.timezone else None)

    def of_groups(self, locale: str | None = None, timezone: str | None = None) -> Texts:
        """The texts of chats of several people: what is chosen for them, else `locale` and the
        zone of the settings; English where there is no language.
        """
        return self.texts(locale or self._locale, known_zone(timezone) if timezone else None)

    def texts(self, code: str | None, zone: ZoneInfo | None = None) -> Texts:
        """English where there are none; Telegram's `pt-br` counts as `pt`."""
        wanted = (code or FALLBACK).lower()
        localizer = self._localizers.get(wanted) or self._localizers.get(wanted.partition("-")[0])
        untold = zone is None and self._zone.key == "UTC"
        return Texts(
            localizer or self._localizers[FALLBACK],
            zone or self._zone,
            UNCHOSEN if untold else None,
        )


def available(directory: Path) -> tuple[str, ...]:
    return tuple(folder.name for folder in _folders(directory))


def _folders(directory: Path) -> list[Path]:
    return sorted(path for path in directory.iterdir() if any(path.glob("*.ftl")))


@cache
def _bundle(folder: Path, now: Clock) -> Bundle:
    """One for all who ask: reading it takes a while."""

    def duration(seconds: Any) -> Any:
        return (
            seconds if isinstance(seconds, str) else format_duration(float(seconds), folder.name)
        )

    def in_hours(hours: Any) -> Any:
        return hours if isinstance(hours, str) else format_hours(float(hours), folder.name)

    def ago(seconds: Any) -> Any:
        """The whole phrase: languages put the word before or after, and none beside "just now"."""
        if isinstance(seconds, str):
            return seconds
        key = "just-now" if float(seconds) < JUST_NOW else "ago"
        args = {"age": seconds}
        found = bundle.format(key, args) or _bundle(folder.with_name(FALLBACK), now).format(
            key, args
        )
        return found[0] if found else key

    told = teller(folder.name, now)
    functions = {"DURATION": duration, "HOURS": in_hours, "AGO": ago, "DATETIME": told}
    bundle = Bundle(folder, functions)
    return bundle


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """By the clocks of a zone; a certificate may end at the end of all times."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_FOREIGN else text[: LONGEST_FOREIGN - 1].rstrip() + "…"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
