"""A house in which all is well, to be looked at by `python -m bot check`."""

from __future__ import annotations

import pytest

from bot.check import telegram
from tests.check.scenes import Scene
from tests.house import House


@pytest.fixture
async def scene(house: House, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr(telegram, "LISTEN", 0.0)  # one poll, which does not wait
    built = Scene(house)
    await built.furnish()
    return built
