"""The limits, apart from the pages: who does not use the pages does not load them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLimits:
    """Seconds, except `connections`."""

    silence: float = 120.0  # until a poll is overdue: one is answered or given up within 45 s
    overdue: float = 60.0  # beyond two intervals, until a check is overdue
    database: float = 2.0  # for the database to answer
    connections: int = 32  # open at once; a newcomer takes the place of the oldest
    connection: float = 10.0  # from its begin to the last byte of the page
    grace: float = 1.0  # for a page on its way when the bot ends


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartbeatLimits:
    """Seconds."""

    every: float = 60.0  # between calls
    look_again: float = 5.0  # between looks while the bot is not ready
    patience: float = 10.0  # for the service to answer
