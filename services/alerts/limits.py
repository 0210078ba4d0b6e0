"""How long the outbox waits and remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLimits:
    """Floats are seconds. Pauses double from the first to the longest."""

    first_pause: float = 5.0  # while Telegram does not answer
    longest_pause: float = 60.0
    first_refusal: float = 60.0  # for a chat that Telegram refuses
    longest_refusal: float = 3600.0
    gone: float = 24 * 3600.0  # for a person who has blocked the bot; their /start ends it
    longest_flood: float = 3600.0  # that Telegram can ask for
    busy: float = 1.0  # before a busy database is asked again
    finished: int = 10  # so many outages that are over are told one by one
    fresh: timedelta = timedelta(days=1)  # for this long
    remembered: timedelta = timedelta(days=400)  # alerts that nothing follows any more
