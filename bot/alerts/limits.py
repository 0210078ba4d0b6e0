"""How long the sender waits, and how often it tries."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.alerts.pace import PaceLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderLimits:
    """Seconds, unless it says otherwise.

    :ivar gather: for which alerts are gathered before the first one is sent: troubles come
        together
    :ivar longest_sleep: after which the outbox is looked at in any case, and a chat is tried again
        whose work has failed
    :ivar patience: that messages on their way have to arrive when the bot ends
    :ivar tries: so often an alert is tried that cannot be put into words
    """

    gather: float = 0.5
    longest_sleep: float = 60.0
    patience: float = 10.0
    tries: int = 3
    pace: PaceLimits = field(default_factory=PaceLimits)
