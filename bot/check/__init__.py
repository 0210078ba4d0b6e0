"""`python -m bot check`: what works, what does not, and what to do about it.

In: the settings. Out: each subject's lines as soon as it is done, and a report; nothing is
changed, no update confirmed, and no message sent without `--send-test`. What runs it
(`bot.check.run`) is loaded on demand.
"""

from bot.check.limits import CheckLimits
from bot.check.report import Line

__all__ = ["CheckLimits", "Line"]
