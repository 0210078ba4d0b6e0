"""What stands in the cells of a table, and what must not."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# A moment travels as text in ISO 8601, with its offset.
Cell = str | int | float | None

# A spreadsheet takes what begins so for a formula, in CSV at least; the wide ones in Asia, too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Characters of a text; Excel takes 32,767, but nobody reads so many.
LONGEST = 1000
# Keeps a spreadsheet from reading a formula, and is hidden by most.
QUOTE = "'"


class Form(StrEnum):
    """The end of a file's name."""

    CSV = "csv"
    XLSX = "xlsx"


class Shape(StrEnum):
    """How a column is shown."""

    TEXT = "text"
    NUMBER = "number"
    PART = "part"  # a number from 0 to 1, shown in percent
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    shape: Shape = Shape.TEXT
    width: int = 16  # about as many characters


def is_formula(text: str) -> bool:
    return text.startswith(FORMULA)


def clean(text: str) -> str:
    """Bounded, on one line, and without what no file can hold. The first character stays for
    `is_formula` to see, or is a blank.
    """
    plain = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    return "".join(" " if unicodedata.category(each) == "Cc" else each for each in plain)
