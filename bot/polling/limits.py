"""How long polls and the pauses between them take."""

from __future__ import annotations

from dataclasses import dataclass, field

from aiogram.utils.backoff import BackoffConfig

from bot.polling.length import LengthLimits

SOON = BackoffConfig(min_delay=0.3, max_delay=5.0, factor=1.5, jitter=0.1)
LATE = BackoffConfig(min_delay=1.0, max_delay=60.0, factor=2.0, jitter=0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollLimits:
    """Seconds.

    `farewell` confirms updates: Telegram knows them when the question arrives, and answers 3 s
    later (telegram-bot-api.md section 8).
    """

    length: LengthLimits = field(default_factory=LengthLimits)
    soon: BackoffConfig = SOON  # after a lost poll: presses are waiting behind it
    late: BackoffConfig = LATE  # while Telegram refuses: somebody has to do something first
    longest_wait: float = 300.0  # that Telegram may ask for between two polls
    conflict_is_fatal: float = 30.0  # this early, another poller means one process too many
    moment: float = 0.05  # for handlers to end, before what they work on is written down
    keeping: float = 1.0  # for writing that down
    drain: float = 10.0  # for handlers after SIGTERM; a running stop has its own time
    farewell: float = 1.0
