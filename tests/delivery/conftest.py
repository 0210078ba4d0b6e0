"""Fixtures of the stories about alerts."""

from __future__ import annotations

import pytest

from bot import presses
from services import outbox


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails is tried again soon."""
    monkeypatch.setattr(outbox, "FIRST_PAUSE", 0.1)


@pytest.fixture
def no_double_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press right after another one is not taken for a double press: tests are quick."""
    monkeypatch.setattr(presses, "DOUBLE", 0.0)
