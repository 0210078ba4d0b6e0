"""The rules can be broken, and the story of it is made short: else a walk would prove nothing."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

import pytest

from demo.telegram import Drop, Fault
from services.conferences.references import Sameness, SessionRef
from services.operators import Operator
from services.stop import stop
from tests.walks import journeys
from tests.walks import place as places
from tests.walks.bodies import InProcess
from tests.walks.broken import Broken
from tests.walks.conftest import Stage
from tests.walks.journeys import Journey
from tests.walks.people import ANNA, BORIS
from tests.walks.place import PATIENCE, ROOMS, Place
from tests.walks.rules import check
from tests.walks.shrink import shrink
from tests.walks.steps import Happens, Press, Say, Step
from tests.walks.walker import Story, repeat

ROOM, *_ = ROOMS


def _to_confirm(who: int) -> list[Step]:
    return [
        Say(who, "/conferences"),
        Press(who, who, 0, 0, "3"),
        Press(who, who, 0, 0, "⏹ Stop…"),
    ]


def _yes(who: int) -> Press:
    return Press(who, who, 0, 0, "⏹ Stop for 1 participant")


TO_CONFIRM, YES = _to_confirm(ANNA), _yes(ANNA)
BEGINS_ANEW = Happens("Main", "ends and begins anew", ROOM)
BY_THE_WAY: list[Step] = [
    Say(BORIS, "/start"),
    Press(BORIS, BORIS, 0, 0, "Branch"),
    Happens("Branch", "someone comes", ROOM),
]


async def broken_by(stage: Stage, steps: Sequence[Step]) -> str | None:
    """The rule that a story breaks."""
    try:
        async with stage(InProcess) as place:
            await repeat(place, steps, Story())
    except Broken as broken:
        return broken.rule
    return None


async def test_a_careless_stop_is_found_out(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot takes every run of a room for the one that the screen named."""
    story = [*BY_THE_WAY, *TO_CONFIRM, BEGINS_ANEW, YES]
    assert await broken_by(stage, story) is None

    def careless(one: SessionRef, other: SessionRef) -> Sameness:
        same = one.conference_id == other.conference_id
        return Sameness.SAME if same else Sameness.DIFFERENT

    monkeypatch.setattr(SessionRef, "compare", careless)
    rule = await broken_by(stage, story)
    assert rule == "only what a pressed confirm screen named is stopped"

    async def breaks(steps: Sequence[Step]) -> bool:
        return await broken_by(stage, steps) == rule

    assert await shrink(story, breaks, seconds=60) == [*TO_CONFIRM, BEGINS_ANEW, YES]


def _makes(*what: str) -> Journey:
    return Journey(ANNA, "/preferences", ("👤 People", "Boris", *what))


PROTECTS = Journey(BORIS, "/conferences", ("3", "🛡 Protect…", "🛡 This conference"))


@pytest.mark.parametrize(
    ("story", "rule"),
    [
        ([*TO_CONFIRM, PROTECTS, YES], "what is protected is not stopped"),
        *(
            ([*_to_confirm(BORIS), loses, _yes(BORIS)], "only what a pressed confirm")
            for loses in (_makes("viewer"), _makes("🖥 Servers", "Main"))
        ),
    ],
    ids=["protected", "a viewer", "another server"],
)
async def test_a_stop_without_a_veto_is_found_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, story: list[Step], rule: str
) -> None:
    """The bot asks nobody whether what was confirmed may still be stopped."""
    monkeypatch.setattr(journeys, "COMES", PATIENCE)
    assert await broken_by(stage, story) is None
    monkeypatch.setattr(stop, "forbidden_now", lambda *_: None)
    monkeypatch.setattr(Operator, "require", lambda *_: None)
    monkeypatch.setattr(Operator, "may", lambda *_: True)
    assert str(await broken_by(stage, story)).startswith(rule)


async def _somebody_else_stops(place: Place) -> None:
    place.server("Main").world.begin(ROOM)
    place.server("Main").world.end(ROOM)


async def _an_error_is_logged(_place: Place) -> None:
    logging.getLogger("bot").error("ouch")


async def _a_line_is_torn_out(place: Place) -> None:
    await place.bot.change("DELETE FROM audit")


async def _a_line_is_forged(place: Place) -> None:
    await place.bot.change("UPDATE audit SET conference_id = '1'")


async def _two_outages(place: Place) -> None:
    for _ in range(2):
        await place.bot.change(
            "INSERT INTO outages (server_id, address, verdict, began_at, last_bad_at)"
            " SELECT id, '', 'unreachable', '2026-01-01', '2026-01-01' FROM servers LIMIT 1"
        )


async def _an_alert_that_was_never_seen(place: Place) -> None:
    await place.bot.change(
        "INSERT INTO alerts (chat_id, kind, thread, data, created_at, due_at, attempts,"
        " asked_for, sent_at, message_id)"
        " VALUES (?, 'outage', 'x', '{}', '2026-01-01', '2026-01-01', 1, 0, '2026-01-01', 99999)",
        ANNA,
    )


async def _a_window_is_lost(place: Place) -> None:
    await place.bot.change("DELETE FROM dialogs WHERE destiny LIKE 'aiogd:context:%'")


@pytest.mark.parametrize(
    ("tampering", "rule"),
    [
        (_somebody_else_stops, "only what a pressed confirm screen named is stopped"),
        (_an_error_is_logged, "no error is logged"),
        (_a_line_is_torn_out, "a request is on record, once"),
        (_a_line_is_forged, "a request is on record, once"),
        (_two_outages, "a server has at most one outage that lasts"),
        (_an_alert_that_was_never_seen, "an alert that is sent stands in its chat"),
        (_a_window_is_lost, "a dialog stack has all its windows"),
    ],
)
async def test_a_rule_is_broken(
    stage: Stage, tampering: Callable[[Place], Awaitable[None]], rule: str
) -> None:
    async with stage(InProcess) as place:
        await repeat(place, [*TO_CONFIRM, YES], Story())
        await tampering(place)
        with pytest.raises(Broken) as broken:
            await check(place)
    assert broken.value.rule == rule


async def test_a_press_is_not_answered(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PATIENCE", 0.5)
    async with stage(InProcess) as place:
        await repeat(place, TO_CONFIRM, Story())
        place.bot.telegram.faults.add(Fault("answer.*", Drop(), times=None))
        with pytest.raises(Broken) as broken:
            await repeat(place, [YES], Story())
        place.bot.telegram.faults.clear()
    assert broken.value.rule == "every press is answered"
