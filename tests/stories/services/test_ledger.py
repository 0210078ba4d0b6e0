"""The ledger where the database does not take an outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.clock import utc_now
from services.stop.audit import Outcome
from services.stop.ledger import Ledger
from tests.queries import held
from tests.stories.services.stage import Stage


@pytest.fixture
def busy_timeout() -> float:
    """A database that another program holds is waited for only a moment."""
    return 0.02


async def test_an_outcome_that_is_not_recorded(stage: Stage) -> None:
    stage.hold()
    entry = await stage.ledger.intend(stage.anna, await stage.confirm(), people=1)
    with held(stage.database):
        settled = await stage.ledger.settle(entry, Outcome.NOT_CONFIRMED, "detail")
    assert settled == replace(entry, outcome=Outcome.NOT_CONFIRMED, detail="detail")
    assert await stage.ledger.entry(stage.anna, entry.id) == settled
    assert await stage.ledger.entry(stage.boris, entry.id) is None
    # Who asks for it has it written, or after a restart an intention without outcome.
    assert await Ledger(stage.database, utc_now).unreported() == [entry]
    assert await stage.ledger.unreported() == [settled]
    again = await stage.ledger.settle(entry, Outcome.STOPPED)
    assert again == replace(entry, outcome=Outcome.STOPPED)
    assert await stage.ledger.entry(stage.anna, entry.id) == again
