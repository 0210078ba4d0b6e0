"""What was read last, for a screen to which somebody comes back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Of many subjects; the one that was read longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._read: OrderedDict[K, V] = OrderedDict()

    def get(self, subject: K) -> V | None:
        return self._read.get(subject)

    def keep(self, subject: K, read: V) -> None:
        self._read[subject] = read
        self._read.move_to_end(subject)
        if len(self._read) > self._most:
            self._read.popitem(last=False)

    def drop(self, subject: K) -> None:
        self._read.pop(subject, None)
