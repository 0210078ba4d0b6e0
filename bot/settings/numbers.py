"""Numbers of the settings, read strictly.

Python's own int() and float() take underscores, blanks and the digits of every script. A wrong
digit in an id gives a stranger all rights, so a number is ASCII digits here and nothing else.
"""

from __future__ import annotations

import re


def whole(value: object) -> int:
    """A whole number, or ASCII digits that write one, with a minus where it is below 0.

    :raises ValueError:
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    raise ValueError


def seconds(value: object) -> float:
    """A number of seconds: `15`, or `2.5`.

    :raises ValueError:
    """
    if isinstance(value, float):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", value):
        return float(value)
    return float(whole(value))


def is_written_plainly(number: int, text: str) -> bool:
    """Whether a number stands in a TOML text in plain digits.

    TOML takes 1_000 and 0x3E8 too; as an id that is the id of a topic, -1001234567890_12, which
    would become another chat's.
    """
    return re.search(rf"(?<![\w.-]){number}(?![\w.])", text) is not None
