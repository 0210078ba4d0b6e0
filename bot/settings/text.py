"""Text as people paste it: invisible blanks, quotation marks around it, lists in brackets."""

from __future__ import annotations

import re
import unicodedata

# Shown as nothing although Unicode counts them among the letters and signs.
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»", "‘": "’"}
_MARKS = "".join({*_QUOTES, *_QUOTES.values()})


def is_invisible(character: str) -> bool:
    """Whether it is shown as nothing: control characters, zero-width ones, every blank but " "."""
    return character != " " and (
        unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp") or character in _FILLERS
    )


def first_invisible(text: str) -> str | None:
    """The number of the first invisible character: "U+200B"."""
    found = next(filter(is_invisible, text), None)
    return found and f"U+{ord(found):04X}"


def bare(text: str) -> str:
    """Without blanks and invisible characters around it."""
    begin, end = 0, len(text)
    while begin < end and _is_blank(text[begin]):
        begin += 1
    while begin < end and _is_blank(text[end - 1]):
        end -= 1
    return text[begin:end]


def whole_text(text: str) -> str:
    """Without a byte order mark before and a lone carriage return behind; line numbers stay."""
    begin = 0
    while begin < len(text) and is_invisible(text[begin]) and not text[begin].isspace():
        begin += 1
    return text[begin : begin + len(bare(f"|{text[begin:]}")) - 1]


def unwrapped(text: str) -> str:
    """Without what stands around it: blanks, and quotation marks where they surely are a pair."""
    text = bare(text)
    while len(text) > 1 and _QUOTES.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if (text[0] in inner or text[-1] in inner) and not _in_brackets(bare(inner)):
            break  # it is a list: "a", "b"
        text = bare(inner)
    return text


def in_quotes(text: str) -> bool:
    return any(text.startswith(mark) or text.endswith(mark) for mark in _MARKS)


def parts(text: str, *, before: str = "") -> list[str]:
    """The parts of `1, 2`, `[1, 2]`, `"a"; "b"`; the pattern `before` must follow a separator."""
    text = bare(text)
    if _in_brackets(text):
        text = text[1:-1]
    text = text.rstrip(",; \r\n")
    ahead = f"(?=[\\s{_MARKS}]*(?:{before}))" if before else ""
    found = (unwrapped(part) for part in re.split(rf"[,;\n]{ahead}", text, flags=re.IGNORECASE))
    return [part for part in found if part]


def _in_brackets(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def _is_blank(character: str) -> bool:
    return character == " " or is_invisible(character)
