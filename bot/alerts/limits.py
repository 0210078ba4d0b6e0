"""How long the sender waits, and how often it tries."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.alerts.pace import PaceLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderLimits:
    """Seconds, except `tries`."""

    gather: float = 0.5  # until the first alert is sent: troubles come together
    longest_sleep: float = 60.0  # between looks at the outbox, and before a failed chat's next try
    busy: float = 5.0  # before the next try when the database has failed
    patience: float = 10.0  # for messages on their way when the bot ends
    topic_again: float = 3600.0  # until a closed topic is tried again
    tries: int = 3  # of an alert that cannot be put into words
    pace: PaceLimits = field(default_factory=PaceLimits)
