"""Which of the running conferences a list shows, and in which order.

In: sessions, the words that somebody typed, and what an operator has chosen for their lists.
Out: the sessions that match, those of which nobody can tell apart from them, and the choice as it
is remembered.
"""

from services.matching.choice import Choice, Choices, Only, Order
from services.matching.facts import Facts, Need
from services.matching.looks import Look, Looks
from services.matching.narrowing import Candidate, Kept, narrow
from services.matching.words import Words, fold

__all__ = [
    "Candidate",
    "Choice",
    "Choices",
    "Facts",
    "Kept",
    "Look",
    "Looks",
    "Need",
    "Only",
    "Order",
    "Words",
    "fold",
    "narrow",
]
