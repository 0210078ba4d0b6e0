"""TOML, and what is wrong with a text that is none: where, and what is meant to stand there.

Such a text may hold secrets, so the line is shown without what can be a value.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from bot.settings.text import first_invisible

# Of a line, as much as fits beside the number of it.
_BEFORE, _SHOWN = 50, 70
_HIDDEN = "•"
_STRAIGHT = "text stands in straight quotes"

# What a parser says, and what is to be done. The first that fits both it and the line is told.
_HINTS = (
    (r"Cannot overwrite|twice|[Mm]utate|already", "", "each key and each table stands once"),
    ("", "[“”„«»‘’]", f'{_STRAIGHT}: "…"'),
    ("", r"\\", "paths are written with /"),
    ("", r"^\s*\[[^\]]*$", "the name of a table ends with ]"),
    ("", r"^\s*\[", 'a name with blanks or other signs stands in quotes: [servers."NAME"]'),
    ("Expected '='", "", 'between a key and its value stands =: key = "…"'),
    ("Unclosed array", "", "a list ends with ]"),
    ("Unterminated|Illegal character", "", "a text ends with the quote that it begins with"),
    ("", r"(?i)=\s*(true|false)\b", "true and false are written with small letters"),
    ("Invalid value|after a statement", "", f'{_STRAIGHT}: "…"'),
)


@dataclass(frozen=True)
class Flaw:
    """Why a text is no TOML; `picture` is its line, and below it a sign at the place."""

    problem: str
    picture: str = ""


def parse(text: str) -> dict[str, Any] | Flaw:
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, and a whole number with thousands of digits
        said = str(error)
    except RecursionError:
        return Flaw("is not TOML")
    # Only the place is taken from the parser's text: the rest may quote the file.
    if found := re.search(r"\(at line (\d+), column (\d+)\)$", said):
        number, column = int(found[1]), int(found[2])
        line = text.split("\n")[number - 1].rstrip("\r").replace("\t", " ")
        place = f" at line {number}, column {column}"
        return Flaw(f"is not TOML{place}{_hint(said, line)}", _picture(line, column - 1))
    if said.endswith("(at end of document)"):
        return Flaw(f"is not TOML at end of document{_hint(said, '')}")
    return Flaw("is not TOML; a number is too long")


def _hint(said: str, line: str) -> str:
    if found := first_invisible(line):
        return f"; that line holds an invisible character ({found}): type it again"
    hints = (
        hint for words, signs, hint in _HINTS if re.search(words, said) and re.search(signs, line)
    )
    return next((f"; {hint}" for hint in hints), "")


def _picture(line: str, at: int) -> str:
    begin = max(0, at - _BEFORE)
    shown = _without_values(line)[begin : begin + _SHOWN]
    return f"  {shown}\n  {' ' * (at - begin)}^"


def _without_values(line: str) -> str:
    """A key, the name of a table, and of all else the signs: what is no letter and no digit."""
    told = re.match(r"\s*(\[\s*(servers?|health)\b[^=]*$|[A-Za-z][a-z_-]{1,30}(?=\s*=))?", line)
    end = told.end() if told else 0
    hidden = re.sub(r"\w", _HIDDEN, line[end:])
    return "".join(sign if sign.isprintable() else " " for sign in line[:end] + hidden)
