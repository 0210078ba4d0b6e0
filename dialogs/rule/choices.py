"""What owners choose for a rule with one press, and what the press on a button means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from dialogs.context import WindowOutdated
from dialogs.wishes import Wish
from services.forgotten import Rule
from services.policy import OFFERED, Mode

# The reasons for which a conference may be stopped, by their fields of the rule's terms.
REASON_FIELDS = {
    Rule.EMPTY: "empty",
    Rule.LONE_HOST: "lone_host",
    Rule.NO_HOST: "no_host",
}
RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of the day. Where both are the same, it is all of it."""

    begins: int
    ends: int

    def pack(self) -> str:
        """For callback data."""
        return f"{self.begins}-{self.ends}"

    @classmethod
    def unpack(cls, data: str) -> Self:
        """
        :raises WindowOutdated: it is forged
        """
        for each in SPANS:
            if each.pack() == data:
                return cls(each.begins, each.ends)
        raise WindowOutdated

    @property
    def whole_day(self) -> bool:
        return self.begins == self.ends


# Offered with one press; any other span is chosen by its ends.
SPANS = (Span(0, 0), Span(18, 8), Span(20, 7), Span(22, 6), Span(0, 6))


def number(field: str, given: int) -> dict[str, Any]:
    """The change of the terms that a press on a number asks for.

    :raises WindowOutdated: it is not offered: forged, or of another version
    """
    if given not in OFFERED[field]:
        raise WindowOutdated
    return {field: given}


def box(wish: Wish) -> dict[str, Any]:
    """The same of a press on a box.

    :raises WindowOutdated:
    """
    if wish.item not in (*REASON_FIELDS.values(), RECORDED):
        raise WindowOutdated
    return {wish.item: not wish.refused}


def mode_of(word: str) -> Mode:
    """
    :raises WindowOutdated:
    """
    try:
        return Mode(word)
    except ValueError:
        raise WindowOutdated from None
