"""What a press on one of several boxes asks for: alerts of a kind, a server, or none of them.

A button carries the wish that its sign shows: ✅ asks for it no longer, ⬜ for it. A handler that
turned round what is stored would undo the first tap by a second one, which the finger made before
the new sign was there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from dialogs.context import WindowOutdated

_REFUSED = {"off": True, "on": False}


@dataclass(frozen=True, slots=True)
class Wish:
    """
    :ivar item: a kind of alerts, the number of a server, or a word for all of them
    """

    item: str
    refused: bool

    def pack(self) -> str:
        """For callback data."""
        return f"{self.item}:{'off' if self.refused else 'on'}"

    @classmethod
    def unpack(cls, data: str) -> Self:
        """
        :raises WindowOutdated: the button is forged, or of an older version
        """
        item, _, word = data.rpartition(":")
        if word not in _REFUSED:
            raise WindowOutdated
        return cls(item, _REFUSED[word])
