"""The limits of the pages and of the heartbeat, apart from them: who does not ask for the pages
does not load them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLimits:
    """Seconds, but for `connections`.

    :ivar silence: after which a poll is overdue: one is answered or given up within 45 s, the next
        one too
    :ivar overdue: beyond two intervals after which a check is overdue
    :ivar database: that the database has to answer
    :ivar connections: so many are open at once; a newcomer takes the place of the oldest one
    :ivar connection: that a connection may last, from its begin to the last byte of the page
    :ivar grace: that a page on its way has when the bot ends
    """

    silence: float = 120.0
    overdue: float = 60.0
    database: float = 2.0
    connections: int = 32
    connection: float = 10.0
    grace: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartbeatLimits:
    """Seconds.

    :ivar every: between calls
    :ivar look_again: between looks as long as the bot is not ready
    :ivar patience: that the service has to answer
    """

    every: float = 60.0
    look_again: float = 5.0
    patience: float = 10.0
