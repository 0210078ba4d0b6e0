"""The stage of the stories about stopping; each story is told on both generations of the API."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from demo.trueconf import Generation
from services import stop
from tests.house import House

pytest.register_assert_rewrite("tests.flows.stop.stage")

from tests.flows.stop.stage import Stage  # noqa: E402 - its assertions are to show what they compare


@pytest.fixture(params=["v3.3", "v4"])
def generation(request: pytest.FixtureRequest) -> Generation:
    found: Generation = request.param
    return found


@pytest.fixture
async def stage(house: House, generation: Generation) -> AsyncIterator[Stage]:
    """Anna and Boris, and a bot that runs; what the audit tells is compared at the end."""
    built = Stage(house, await house.add_server("Main", generation))
    await house.begin()
    yield built
    built.check()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop takes half a second at most, not 25."""
    monkeypatch.setattr(stop, "PATIENCE", 0.5)
