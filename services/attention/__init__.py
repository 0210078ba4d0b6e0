"""Who is on an alert, and what becomes of one that nobody takes.

In: alerts by their threads, presses of operators, and the clock. Out: who has taken what; repeats,
and alerts to others, where nobody has.
"""

from services.attention.attention import Attention
from services.attention.insistence import AttentionLimits
from services.attention.rows import Taken
from services.attention.takes import (
    AlertOver,
    AlertTaken,
    forgotten_thread,
    outage_thread,
)
from services.attention.terms import ESCALATIONS, REPEATS, Terms

__all__ = [
    "ESCALATIONS",
    "REPEATS",
    "AlertOver",
    "AlertTaken",
    "Attention",
    "AttentionLimits",
    "Taken",
    "Terms",
    "forgotten_thread",
    "outage_thread",
]
