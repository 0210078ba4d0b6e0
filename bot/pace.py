"""How fast alerts may be sent (telegram-bot-api.md section 7), and waiting for one's turn."""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic

from services.recipients import is_group

# Messages a second to all chats together, which leaves some of Telegram's 30 to the screens.
PER_SECOND = 25
# Seconds between two messages to one chat.
APART = 1.0
# Messages to one group within a minute.
PER_MINUTE = 20


class Pace:
    def __init__(self) -> None:
        self._next = float("-inf")
        self._all_held_until = float("-inf")
        self._held_until: dict[int, float] = {}
        self._flooded: dict[int, float] = {}
        self._newest: dict[int, deque[float]] = {}

    def wait(self, chat_id: int) -> float:
        """Seconds until a message to this chat may be sent; 0 or less: now."""
        now = monotonic()
        until = max(self._all_held_until, self._held_until.get(chat_id, now))
        sent = self._newest.get(chat_id)
        if sent:
            until = max(until, sent[-1] + APART)
            if is_group(chat_id) and len(sent) == PER_MINUTE:
                until = max(until, sent[0] + 60)
        return until - now

    async def turn(self, chat_id: int) -> None:
        """Count a message to this chat, and wait until it may be sent."""
        now = monotonic()
        self._next = max(self._next, now)
        turn = max(self._next, now + self.wait(chat_id))
        self._next += 1 / PER_SECOND
        self._newest.setdefault(chat_id, deque(maxlen=PER_MINUTE)).append(turn)
        await asyncio.sleep(turn - now)

    def hold(self, chat_id: int, seconds: float) -> None:
        """Send nothing to a chat for a while."""
        self._held_until[chat_id] = monotonic() + seconds

    def flood(self, chat_id: int, seconds: float) -> None:
        """Telegram asks for a pause. It does not say whether one chat gets too much or all do:
        when two at a time are told to wait, all do.
        """
        now = monotonic()
        flooded = [
            until for chat, until in self._flooded.items() if until > now and chat != chat_id
        ]
        self._flooded[chat_id] = now + seconds
        self.hold(chat_id, seconds)
        if flooded:
            self._all_held_until = max(now + seconds, *flooded)
