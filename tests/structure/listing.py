"""Every text with every kind of number, duration, moment and case: to be read by who speaks its
language (`python -m tests.structure.listing ru`), and checked by test_listing.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from l10n.texts import LOCALES, Languages, Texts
from tests.structure.locales import Text, all_texts

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
MOMENTS = [NOW, datetime(2026, 3, 1, 1, 5, tzinfo=UTC), datetime(2025, 12, 31, 23, 59, tzinfo=UTC)]
# Between them they take every plural form of the languages there are.
COUNTS = [0, 1, 2, 5, 11, 21, 101]
# An age that is unknown, "just now", one unit, two units, and what is left out.
SECONDS = [None, 0, 1, 59, 60, 21 * 60, 3660, 86400, 2 * 86400 + 2 * 3600, 40 * 86400 + 60]
VALUES: dict[str, list[Any]] = {
    "DATETIME": MOMENTS,
    "DURATION": SECONDS,
    "AGO": SECONDS,
    "HOURS": [1, 2, 4, 8, 24],
    "NUMBER": [0, 1, 1234],
    "available": [0, 0.9999, 1],  # a share of the time
}


def values(text: Text, name: str) -> list[Any]:
    """What a variable of a text may hold."""
    if name in text.functions:
        return VALUES.get(name) or VALUES[text.functions[name]]
    if text.is_number(name):
        return COUNTS
    variants, _ = text.selectors.get(name, ([f"‹{name}›"], ""))
    return variants


def cases(text: Text) -> Iterator[dict[str, Any]]:
    """Every combination of its words, and in each of them every value of every variable."""
    offered = {name: values(text, name) for name in sorted(text.variables)}
    words = [name for name in offered if not (name in text.functions or text.is_number(name))]
    for chosen in product(*(offered[name] for name in words)):
        first = {name: held[-1] for name, held in offered.items()}
        base = first | dict(zip(words, chosen, strict=True))
        yield base
        for name in offered.keys() - {*words}:
            yield from (base | {name: value} for value in offered[name])


def renderings(texts: Texts, text: Text) -> list[str]:
    """What a text can look like, each once."""
    return [*dict.fromkeys(texts.text(text.key, **case) for case in cases(text))]


def speaking(code: str) -> Texts:
    return Languages(LOCALES, None, ZoneInfo("UTC"), lambda: NOW).texts(code)


if __name__ == "__main__":
    for text in all_texts(sys.argv[1]).values():
        shown = renderings(speaking(sys.argv[1]), text)
        sys.stdout.write("\n".join([f"\n## {text.key}", *shown, ""]))
