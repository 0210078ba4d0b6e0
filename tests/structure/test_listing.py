"""Every text in every case is whole, and a number never leaves its unit."""

from __future__ import annotations

import logging
import re

import pytest

from tests.running_bot import Records
from tests.structure.listing import renderings, speaking
from tests.structure.locales import CODES, all_texts

UNITS = (
    r"%|ms|s|min|h|hr|d|days?|hours?|"
    r"мс|с|мин|ч|дн\.|день|дня|дней|час|часа|часов|"
    r"Sek\.|Min\.|Std\.|Tg\.|Tage?n?|Stunden?|"
    r"días?|horas?"
)
WRONG = {
    "two spaces": r"\S {2,}\S",
    "a space at the end of a line": r"(?m)[ \xa0]$",
    "a space at the beginning of a line": r"(?m)^[ \xa0]",
    "a space before a sign": r"[^\W_‹›…][ \xa0][,.:;!?]",
    "two full stops": r"\.\.",
    "a brace": r"[{}]",
    "a number that can leave its unit": rf"\d (?:{UNITS})(?!\w)",
    "a straight apostrophe": r"\w'\w",
    "an empty pair of brackets": r"\(\s*\)",
    "two empty lines": r"\n\n\n",
    "a dash that can begin a line": r"[^\W\d_] — [а-я]",
}


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_well_formed_in_every_case(code: str) -> None:
    records, texts = Records(), speaking(code)
    logger = logging.getLogger("l10n.texts")
    logger.addHandler(records)
    try:
        found = [
            (text.key, name, shown)
            for text in all_texts(code).values()
            for shown in renderings(texts, text)
            for name, pattern in WRONG.items()
            if re.search(pattern, shown)
        ]
    finally:
        logger.removeHandler(records)
    assert records.lines == []
    assert found[:10] == []
