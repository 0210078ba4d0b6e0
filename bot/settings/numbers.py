"""Numbers of the settings: ASCII digits and nothing else.

Python takes more, and a wrong digit in an id would give a stranger all rights.
"""

from __future__ import annotations

import re


def whole(value: object) -> int:
    """A whole number, or ASCII digits that write one. Raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    raise ValueError


def seconds(value: object) -> float:
    """A number of seconds: `15`, or `2.5`. Raises ValueError."""
    if isinstance(value, float):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", value):
        return float(value)
    return float(whole(value))


def is_written_plainly(number: int, text: str) -> bool:
    """Whether a number stands in a TOML text in plain digits.

    TOML takes 1_000 and 0x3E8 too; -1001234567890_12 is the id of a topic, and would become
    another chat's.
    """
    return re.search(rf"(?<![\w.-]){number}(?![\w.])", text) is not None
