"""JSON from a server: bounded, and read so that other threads get their turn."""

from __future__ import annotations

import json

# Longer ones are no number of a server, and they take the square of their length.
_LONGEST_NUMBER = 40


def read_json(content: bytes, most_values: int) -> object:
    """The document. Raises ValueError with a few words on why there is none."""
    # Whatever is a value follows one of these; counting in vain within texts does no harm.
    if sum(map(content.count, (b",", b"{", b"["))) > most_values:
        raise ValueError("too many values")
    try:
        # The parser is one call into C. These functions are in Python, so other threads run.
        return json.loads(content, object_hook=_object, parse_int=_whole, parse_float=_decimal)
    # A body of nothing but brackets is deeper than the parser goes.
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error


def _object(found: dict[str, object]) -> dict[str, object]:
    return found


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _decimal(digits: str) -> float | None:
    return float(digits) if len(digits) <= _LONGEST_NUMBER else None
