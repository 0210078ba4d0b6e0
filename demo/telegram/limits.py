"""Flood control with the numbers of telegram-bot-api.md section 7; off unless switched on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from demo.telegram.people.chats import Chat
from demo.telegram.people.clock import Clock
from demo.telegram.refusals import too_many_requests


@dataclass
class _Bucket:
    """Tokens that come back at `rate` a second; `size` of them pass in a burst."""

    size: float
    rate: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there."""
        self.left = min(self.size, self.left + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.left) / self.rate)


class FloodControl:
    """30 messages a second in all, 1 a second per chat after a burst of 5, 20 a minute per group.

    Edits count in groups only. The burst is not published: 5 is an assumption.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[int, _Bucket] = {}

    def spend(self, chat: Chat, *, edit: bool) -> None:
        """Count one message or edit.

        Raises:
            RefusedError: 429, one of the limits is reached.
        """
        if edit and chat.kind == "private":
            return
        now = self._clock.now()
        per_chat = (5.0, 1.0) if chat.kind == "private" else (20.0, 20 / 60)
        everywhere = self._buckets.setdefault(0, _Bucket(30.0, 30.0, 30.0, now))
        here = self._buckets.setdefault(chat.id, _Bucket(*per_chat, per_chat[0], now))
        wait = max(everywhere.wait(now), here.wait(now))
        if wait:
            raise too_many_requests(math.ceil(wait))
        everywhere.left -= 1
        here.left -= 1
