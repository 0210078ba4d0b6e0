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

    :ivar soon: pauses after a lost poll: presses are waiting behind it
    :ivar late: pauses while Telegram refuses: somebody has to do something first
    :ivar longest_wait: that Telegram may ask for between two polls
    :ivar conflict_is_fatal: from the first poll on, within which another poller means that this
        process is the one too many
    :ivar drain: that handlers have to end after SIGTERM; a running stop has its own time
    :ivar farewell: for telling Telegram which updates were taken. It holds back the answer to a
        repeated poll for 3 s (telegram-bot-api.md section 8), but knows once the question has
        arrived.
    """

    length: LengthLimits = field(default_factory=LengthLimits)
    soon: BackoffConfig = SOON
    late: BackoffConfig = LATE
    longest_wait: float = 300.0
    conflict_is_fatal: float = 30.0
    drain: float = 10.0
    farewell: float = 1.0
