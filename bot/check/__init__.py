"""`python -m bot check`: what works, what does not, and what to do about it.

In: the settings. Out: a report; nothing is changed, no message is sent, no update confirmed. What
runs it (`bot.check.run`) is loaded on demand.
"""

from bot.check.limits import CheckLimits

__all__ = ["CheckLimits"]
