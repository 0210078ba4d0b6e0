"""How fast alerts may be sent (telegram-bot-api.md section 7), and waiting for one's turn."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from services.alerts import is_group

# Seconds in which a group may get so many messages.
MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceLimits:
    per_second: float = 25.0  # messages to all chats; leaves some of Telegram's 30 to the screens
    apart: float = 1.0  # seconds between two messages to one chat
    per_minute: int = 20  # messages to one group
    all_wait: float = 60.0  # seconds at most that all chats wait when several are told to


class Pace:
    def __init__(self, limits: PaceLimits, now: Callable[[], float] = monotonic) -> None:
        self._limits = limits
        self._now = now
        self._next = float("-inf")
        self._all_held_until = float("-inf")
        self._held_until: dict[int, float] = {}
        self._flooded: dict[int, float] = {}
        self._newest: dict[int, deque[float]] = {}

    def wait(self, chat_id: int) -> float:
        """Seconds until a message to this chat may be sent; 0 or less: now."""
        now, limits = self._now(), self._limits
        until = max(self._all_held_until, self._held_until.get(chat_id, now))
        sent = self._newest.get(chat_id)
        if sent:
            until = max(until, sent[-1] + limits.apart)
            if is_group(chat_id) and len(sent) == limits.per_minute:
                until = max(until, sent[0] + MINUTE)
        return until - now

    def take(self, chat_id: int) -> float:
        """Count a message to this chat; in how many seconds it may be sent."""
        now, limits = self._now(), self._limits
        self._next = max(self._next, now)
        turn = max(self._next, now + self.wait(chat_id))
        self._next += 1 / limits.per_second
        self._newest.setdefault(chat_id, deque(maxlen=limits.per_minute)).append(turn)
        return turn - now

    async def turn(self, chat_id: int) -> None:
        """Count a message to this chat, and wait until it may be sent."""
        await asyncio.sleep(self.take(chat_id))

    def hold(self, chat_id: int, seconds: float) -> None:
        self._held_until[chat_id] = self._now() + seconds

    def flood(self, chat_id: int, seconds: float) -> None:
        """Telegram asks for a pause. It does not say whether one chat gets too much or all do:
        when two at a time are told to wait, all do, but not for long.
        """
        now = self._now()
        flooded = [
            until for chat, until in self._flooded.items() if until > now and chat != chat_id
        ]
        self._flooded[chat_id] = now + seconds
        self.hold(chat_id, seconds)
        if flooded:
            longest = max(now + seconds, *flooded)
            self._all_held_until = min(longest, now + self._limits.all_wait)
