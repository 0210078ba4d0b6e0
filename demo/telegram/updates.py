"""The queue of updates and the long poll that empties it (telegram-bot-api.md section 8)."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from demo.telegram.hooks import Hook
from demo.telegram.people.clock import Clock
from demo.telegram.refusals import RefusedError, conflict

PRESS_KEPT = 150.0
OTHERS_KEPT = 24 * 3600.0
LONGEST_POLL = 50
LARGEST_BATCH = 100
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Update:
    """One update; `born` is Unix time. Without a kind, the content is that of the whole update."""

    update_id: int
    kind: str
    content: dict[str, Any]
    born: float

    @property
    def kept(self) -> float:
        """For how many seconds it waits to be fetched."""
        return PRESS_KEPT if self.kind == "callback_query" else OTHERS_KEPT

    def to_json(self) -> dict[str, Any]:
        """The Bot API's Update."""
        content = {self.kind: self.content} if self.kind else self.content
        return {"update_id": self.update_id, **content}


@dataclass
class _Poll:
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ended_by: RefusedError | None = None


class Updates:
    """What waits for the bot. It outlives every poll, and the bot itself.

    :ivar hurry: seconds within which a bot that asks for the same again is held back, and for
        which it is
    :ivar panic: seconds within which it also gets a single update only
    """

    hurry = 3.0
    panic = 0.5

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ids = count(100_000_001)
        self._newest = 0
        self._restarted = False
        self._all: dict[int, Update] = {}
        self._waiting: list[Update] = []
        self._again: list[Update] = []
        self._poll: _Poll | None = None
        self._allowed: list[str] = []
        self._previous: tuple[int, float] = (-1, 0.0)
        self._next_conflict = 0.0
        self._conflicts_to_come = 0
        self.webhook = ""
        self.hook: Hook | None = None

    @property
    def waiting(self) -> tuple[Update, ...]:
        """The updates that have not been confirmed."""
        return tuple(self._waiting)

    @property
    def allowed(self) -> list[str]:
        """The kinds that the bot has asked for; empty: those of Telegram's own choice."""
        return [*self._allowed]

    @property
    def pending(self) -> int:
        """How many updates have not been confirmed."""
        return len(self._waiting)

    def add(self, kind: str, content: dict[str, Any]) -> int:
        """Queue an update and return its id; a kind that the bot does not want is lost."""
        if not self._allowed:
            return self._add(kind, content, wanted=kind not in _NOT_BY_DEFAULT)
        return self._add(kind, content, wanted=kind in self._allowed)

    def add_raw(self, content: dict[str, Any]) -> int:
        """Queue an update of any fields, whether they make sense or not."""
        return self._add("", content, wanted=True)

    def restart_ids(self, first: int) -> None:
        """Number the next updates from here on, as Telegram does after a quiet week."""
        self._ids = count(first)
        self._restarted = True

    def _add(self, kind: str, content: dict[str, Any], *, wanted: bool) -> int:
        update = Update(next(self._ids), kind, content, self._clock.now())
        self._newest = update.update_id
        self._all[update.update_id] = update
        if wanted:
            self._waiting.append(update)
            self._wake()
        return update.update_id

    def resend(self, update_id: int) -> None:
        """Deliver an update once more, with the same id, though it may be confirmed."""
        self._again.append(self._all[update_id])
        self._wake()

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    def conflict(self, times: int) -> None:
        """Let this many polls (the waiting one first) be ended by "another process"."""
        if times and self._poll:
            self._end(conflict(scripted=True))
            times -= 1
        self._conflicts_to_come += times

    async def get(
        self, offset: int, limit: int, timeout: int, allowed: list[str] | None
    ) -> list[dict[str, Any]]:
        """getUpdates: confirm what lies before `offset`, then wait for something to deliver.

        Raises:
            RefusedError: 409, another poll or a webhook is at it.
        """
        self._take_over()
        if allowed is not None:
            self._allowed = allowed
        self._confirm(offset)
        limit, wait = self._restrained(offset, limit, timeout)
        poll = self._poll = _Poll()
        try:
            batch = await self._wait(poll, limit, wait)
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.ended_by:
            await self._space_out(poll.ended_by)
            raise poll.ended_by
        return [update.to_json() for update in batch]

    async def _wait(self, poll: _Poll, limit: int, seconds: float) -> list[Update]:
        batch: list[Update] = []
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not poll.ended_by and not (batch := self._batch(limit)):
                    poll.wake.clear()
                    await poll.wake.wait()
        return batch

    async def _space_out(self, reason: RefusedError) -> None:
        """At most one conflict is told at once every 3 s, further ones come 3 s late."""
        if reason.scripted or self.webhook:
            return
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(self.hurry)
        else:
            self._next_conflict = now + self.hurry

    def _take_over(self) -> None:
        if self.webhook:
            raise RefusedError(
                409,
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._conflicts_to_come:
            self._conflicts_to_come -= 1
            raise conflict(scripted=True)
        if self._poll:
            self._end(conflict())

    def set_webhook(
        self, url: str, hook: Hook | None = None, allowed: list[str] | None = None
    ) -> None:
        """Set or, with "", remove the webhook; setting one ends the waiting poll."""
        if self.hook:
            self.hook.end()
        if allowed is not None:
            self._allowed = allowed
        self.webhook, self.hook = url, hook
        if hook:
            hook.begin(self)
        if url and self._poll:
            self._end(RefusedError(409, "terminated by setWebhook request"))

    def _end(self, reason: RefusedError) -> None:
        assert self._poll  # noqa: S101 - callers look first
        self._poll.ended_by = reason
        self._poll.wake.set()
        self._poll = None

    def _wake(self) -> None:
        if self._poll:
            self._poll.wake.set()
        if self.hook:
            self.hook.wake()

    def to_deliver(self) -> list[Update]:
        """What a webhook is to get now, in order; what was asked for again is given out once."""
        return self._batch(LARGEST_BATCH)

    def delivered(self, update: Update) -> None:
        """A webhook has taken it."""
        if update in self._waiting:
            self._waiting.remove(update)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif not self._restarted or offset <= self._newest + 1:  # else it is an outdated number
            self._waiting = [update for update in self._waiting if update.update_id >= offset]

    def _restrained(self, offset: int, limit: int, timeout: int) -> tuple[int, float]:
        """Limits, stricter for a bot that asks for the same again and again."""
        limit = min(limit, LARGEST_BATCH) if limit > 0 else LARGEST_BATCH
        wait = float(min(max(timeout, 0), LONGEST_POLL))
        now = time.monotonic()
        before, at = self._previous
        if offset == before and now < at + self.hurry:
            wait = max(wait, self.hurry)
            if now < at + self.panic:
                limit = 1
        self._previous = (offset, now)
        return limit, wait

    def _batch(self, limit: int) -> list[Update]:
        now = self._clock.now()
        self._waiting = [update for update in self._waiting if now - update.born <= update.kept]
        repeated, self._again = self._again, []
        return sorted([*self._waiting[:limit], *repeated], key=lambda update: update.update_id)
