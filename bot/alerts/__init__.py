"""Sends what waits in the outbox, at Telegram's pace.

In: pending alerts of `services/alerts`. Out: messages, edits and replies; the result goes back to
the outbox.
"""

from bot.alerts.limits import SenderLimits
from bot.alerts.sender import Sender

__all__ = ["Sender", "SenderLimits"]
