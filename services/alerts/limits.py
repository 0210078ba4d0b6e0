"""How long the outbox waits and remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLimits:
    """Seconds, unless it says otherwise.

    :ivar first_pause, longest_pause: between attempts while Telegram does not answer; each doubles
    :ivar first_refusal, longest_refusal: the same for a chat that Telegram refuses
    :ivar gone: between attempts to reach a person who has blocked the bot; their /start ends it
    :ivar longest_flood: the longest pause that Telegram can ask for
    :ivar busy: before a busy database is asked again
    :ivar finished: so many outages that are over are told one by one
    :ivar fresh: for so long
    :ivar remembered: for how long alerts are kept that nothing follows any more
    """

    first_pause: float = 5.0
    longest_pause: float = 60.0
    first_refusal: float = 60.0
    longest_refusal: float = 3600.0
    gone: float = 24 * 3600.0
    longest_flood: float = 3600.0
    busy: float = 1.0
    finished: int = 10
    fresh: timedelta = timedelta(days=1)
    remembered: timedelta = timedelta(days=400)
