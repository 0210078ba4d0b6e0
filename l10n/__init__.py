"""Texts in the language and time zone of their reader.

In: message keys of `locales/`, values, a language and a zone. Out: plain text or escaped HTML.
"""

from l10n.texts import FALLBACK, LOCALES, Languages, Texts, available
from l10n.zones import REGIONS, find_zones, is_zone

__all__ = [
    "FALLBACK",
    "LOCALES",
    "REGIONS",
    "Languages",
    "Texts",
    "available",
    "find_zones",
    "is_zone",
]
