"""What people are called: Telegram lets everybody choose that, strangers too."""

from __future__ import annotations

from aiogram.types import User

from services.trueconf import clean_text

# Telegram's own limit is 64 characters for each of the two names.
LONGEST_NAME = 128


def name_of(user: User) -> str:
    """On one line, short, and turning no text around; the id where nothing is left of it."""
    return (clean_text(user.full_name) or "")[:LONGEST_NAME].strip() or str(user.id)
