"""Conferences that nobody may stop from here, until whoever protected them lifts it.

In: a server, and what is known of a running session. Out: who protected it, and why.
"""

from services.protection.protections import (
    LONGEST_NOTE,
    Kind,
    Protection,
    Protections,
)

__all__ = ["LONGEST_NOTE", "Kind", "Protection", "Protections"]
