"""How long a check takes at most, and from when on the end of a certificate is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from services.monitoring import LEVELS


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLimits:
    """
    :ivar subject: seconds for all looks at one subject; the subjects are looked at side by side
    :ivar look: seconds for one look, enough for a handshake and some questions at a second each
    :ivar listen: seconds for which another poller is listened for. One that was ended by our poll
        comes back after about 1 s, and Telegram may keep the 409 by which we learn of it for 3 s
        more (telegram-bot-api.md section 8)
    :ivar between: seconds between two polls, where waiting updates end one at once; and what is to
        be left then
    :ivar database: seconds that the database has to tell who gets no alerts
    :ivar soon: from when on the end of a certificate is told
    """

    subject: float = 30.0
    look: float = 15.0
    listen: float = 6.0
    between: float = 1.0
    database: float = 2.0
    soon: timedelta = timedelta(days=max(LEVELS))
