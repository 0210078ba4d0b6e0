"""Shows who did what, when, and what became of it: the records of stops, acts and changes as one.

In: an operator, and what they want to see of it. Out: entries, the newest first, of the servers on
which they may act; of an owner all. Nothing here is written: each record has its own writer.
"""

from services.log.entries import (
    TOO_LARGE,
    Card,
    Entry,
    Kind,
    Number,
    Person,
    Question,
    Wanted,
)
from services.log.log import Log

__all__ = ["TOO_LARGE", "Card", "Entry", "Kind", "Log", "Number", "Person", "Question", "Wanted"]
