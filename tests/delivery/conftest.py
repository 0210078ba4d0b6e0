"""Fixtures of the stories about alerts."""

from __future__ import annotations

import pytest

from services import outbox


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails is tried again soon."""
    monkeypatch.setattr(outbox, "FIRST_PAUSE", 0.1)
