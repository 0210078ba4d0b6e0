"""What must hold of several stops at once can be broken, and is found out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from services.db.models import ConfirmationRow
from services.operators import Operator
from services.several import Run, Several
from services.stop import Confirmation, confirmations, stop
from tests.walks import journeys
from tests.walks.bodies import InProcess
from tests.walks.broken import Broken
from tests.walks.conftest import Stage
from tests.walks.events import MANY
from tests.walks.journeys import ALL, CHOSEN, SAYS_YES, SELECTS, STOPS_HERE, TURNS_PAGE, Journey
from tests.walks.people import ANNA, BORIS
from tests.walks.place import CROWD, CROWDED
from tests.walks.rules import check
from tests.walks.steps import Happens, Restart, Say, Step
from tests.walks.test_rules import broken_by
from tests.walks.walker import Story, repeat

ROOM = max(CROWD)  # the longest: on the first page of each list
ASK: list[Step] = [Happens(CROWDED, MANY, ROOM), Journey(ANNA, "/forgotten", (ALL,))]
YES = Journey(ANNA, "", (SAYS_YES,))
AT_ONCE = Journey(ANNA, "", (SAYS_YES,), hasty=True)
HERE = Journey(ANNA, "", (STOPS_HERE,))
LASTS = Happens(CROWDED, "stops after a while", ROOM)
FEWER = Journey(ANNA, "/conferences", (SELECTS, "1", "2", CHOSEN))


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journeys, "COMES", 5.0)


async def test_what_another_screen_named(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot takes each Yes for all that its operator was ever asked."""
    story = [*ASK, FEWER, YES]
    assert await broken_by(stage, story) is None

    async def of_batch(session: Any, batch: str) -> Sequence[Confirmation]:
        others = set(await session.scalars(select(ConfirmationRow.batch))) - {batch}
        return [each for one in (batch, *others) for each in await original(session, one)]

    original = confirmations.of_batch
    monkeypatch.setattr(confirmations, "of_batch", of_batch)
    rule = await broken_by(stage, story)
    assert rule == "only what a pressed confirm screen named is stopped"


@pytest.mark.parametrize("what", ["🛡 This conference", "🛡 All conferences of its owner"])
async def test_what_is_protected(stage: Stage, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    protects = Journey(BORIS, "/conferences", (CROWD[ROOM], "🛡 Protect…", what))
    story = [*ASK, protects, YES]
    assert await broken_by(stage, story) is None
    monkeypatch.setattr(stop, "forbidden_now", lambda *_: None)
    assert await broken_by(stage, story) == "what is protected is not stopped"


async def test_more_after_stop_here(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    story = [*ASK, LASTS, AT_ONCE, HERE]
    assert await broken_by(stage, story) is None
    monkeypatch.setattr(Run, "stop_here", lambda _: None)
    assert await broken_by(stage, story) == "none of several begins after Stop here"


async def test_more_after_a_restart(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot goes on with the rest when its screen is looked at."""
    looks = Journey(ANNA, "", (TURNS_PAGE,))
    story = [*ASK, LASTS, AT_ONCE, HERE, Restart(), looks, Say(ANNA, "/start")]
    assert await broken_by(stage, story) is None

    def run(self: Several, operator: Operator, batch: str) -> Run | None:
        async def go_on() -> None:
            named = await self.named(operator, batch)
            self._start(operator, batch, [each.asked for each in named if each.entry is None])

        if batch not in self._runs:
            self._spawn("go on", go_on())
        return original(self, operator, batch)

    original = Several.run
    monkeypatch.setattr(Several, "run", run)
    rule = await broken_by(stage, story)
    assert rule == "what one Yes was for begins in one life of the bot"


@pytest.mark.parametrize(
    ("tampering", "rule"),
    [
        ("UPDATE audit SET batch = NULL", "each of several has the number of its screen"),
        (
            "INSERT INTO audit (operator_id, operator_name, server_id, server_name, address,"
            " conference_id, batch, requested_at, outcome, settled_at)"
            " SELECT operator_id, operator_name, server_id, server_name, address,"
            " conference_id, batch, requested_at, 'protected', requested_at FROM audit LIMIT 1",
            "each of several is on record once",
        ),
        (
            "UPDATE confirmations SET operator_id = 1",
            "each of several is one that its Yes was for",
        ),
    ],
)
async def test_the_record_of_several(stage: Stage, tampering: str, rule: str) -> None:
    async with stage(InProcess) as place:
        await repeat(place, [*ASK, YES], Story())
        await check(place)
        await place.bot.change(tampering)
        with pytest.raises(Broken) as broken:
            await check(place)
    assert broken.value.rule == rule
