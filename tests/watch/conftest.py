"""Fixtures of the stories of the watch."""

from __future__ import annotations

import pytest

from services import watch


@pytest.fixture(autouse=True)
def _no_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first look after a start comes at once."""
    monkeypatch.setattr(watch, "SPREAD", 0.0)
