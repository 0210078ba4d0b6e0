"""How long a check takes at most, and from when on the end of a certificate is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from services.monitoring import LEVELS


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLimits:
    """Seconds, except `soon`.

    A poller whom we end comes back after about 1 s, and our 409 may take 3 s more
    (telegram-bot-api.md section 8): hence `listen`.
    """

    subject: float = 30.0  # for all looks at one subject; subjects are looked at side by side
    look: float = 15.0  # for a handshake and some questions at a second each
    listen: float = 6.0
    between: float = 1.0  # between two polls; as much is to be left for the last one
    database: float = 2.0  # to tell who gets no alerts
    soon: timedelta = timedelta(days=max(LEVELS))  # before its end, a certificate is warned of
