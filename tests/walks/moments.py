"""Moments as the database writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
