"""Keys and variables that mean nothing here, and which ones were probably meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches


def unknown_key(key: str, known: Collection[str], given: Collection[str]) -> str:
    """What is said of such a key. One that is `given` beside it was not meant.

    Of variables only what stands behind their last __ is compared: the rest is always alike.
    """
    before = key[: key.rfind("__") + 2] if "__" in key else ""
    possible = {
        each.removeprefix(before).casefold(): each
        for each in known
        if each.startswith(before) and each not in given
    }
    close = get_close_matches(key.removeprefix(before).casefold(), possible, n=1)
    meant = f"; did you mean {possible[close[0]]}?" if close else ""
    return f"unknown key, ignored{meant}"
