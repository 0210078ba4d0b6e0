"""Why nothing is moved."""

from __future__ import annotations


class MoveRefused(Exception):
    """Both databases are as they were; the message is for the person who wanted the move."""
