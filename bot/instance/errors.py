"""Why this process cannot run."""

from __future__ import annotations


class CannotRun(Exception):
    """The program cannot run; the message is for the person who started it."""


class NoPlace(CannotRun):
    """The database cannot be at its place; trying again does not help."""
