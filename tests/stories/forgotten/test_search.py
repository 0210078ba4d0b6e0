"""The search while it runs: its progress, who waits for it, who leaves, and how it fails."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from aiohttp import web

from bot.updates.answers import AnswerLimits
from bot.updates.presses import PressLimits
from demo.telegram import Person
from demo.trueconf import Call, Fault, SimulatedTrueConf, Status
from demo.trueconf.faults import Answer
from services.forgotten.rules import Doubt
from tests.running_bot import RunningBot
from tests.stories.forgotten.stage import Stage, one_generation, reason, rows
from tests.stories.screens.scenes import words

pytestmark = one_generation

LISTS = r"/logs/calls$|/v4/conferences$"
PEOPLE = "/participants$"


@dataclass(frozen=True)
class LateStatus:
    """Another answer, some seconds later."""

    seconds: float
    status: int = 502

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        await asyncio.sleep(self.seconds)
        return await Status(self.status).respond(server, request, answer)


@pytest.fixture
def at_once() -> float:
    return 0.3


async def searching(stage: Stage, person: Person, *, conferences: int = 24) -> None:
    """Its progress is shown; from then on a search goes on for most of a second."""
    seen = asyncio.Event()

    async def wait(_: SimulatedTrueConf) -> None:
        await seen.wait()

    stage.server.faults.add(Fault(PEOPLE, Call(wait), times=None))
    await stage.to_menu(person)
    if not stage.world.running():
        stage.forget(conferences)
    stage.server.options.latency = 0.25
    await person.press("Forgotten")
    await person.sees("Checking running")
    assert person.screen.labels == ["✖ Cancel"]
    seen.set()


async def test_progress_is_shown_until_the_result(stage: Stage) -> None:
    topics = stage.forget(40)
    await stage.to_menu(stage.anna)
    stage.server.options.latency = 0.3
    before = len(stage.edits(stage.anna))
    press = await stage.anna.press("Forgotten")
    await stage.found(stage.anna)

    told = stage.progress(stage.anna)
    assert not press.alert
    assert len(told) >= 2
    assert told[-1][1] == "40"
    numbers = [int(done) for done, _ in told]
    assert numbers == sorted(numbers)
    assert 0 < numbers[-1] <= 40
    edits = stage.edits(stage.anna)[before:]
    reading = sum("Reading the list" in edit.params["text"] for edit in edits)
    assert reading <= 1
    assert len(edits) == reading + len(told) + 1
    # The result is not kept waiting.
    assert all(later.at - earlier.at >= 1.0 for earlier, later in pairwise(edits[:-1]))
    assert len({edit.params["message_id"] for edit in edits}) == 1
    assert [row.topic for row in await stage.all_rows(stage.anna)] == topics


async def test_a_quick_search_is_one_edit(stage: Stage) -> None:
    stage.bot.limits = replace(stage.bot.limits, answers=AnswerLimits(at_once=30.0))
    await stage.bot.restart()
    stage.forget(3)
    await stage.to_menu(stage.anna)
    before = len(stage.edits(stage.anna))
    await stage.anna.press("Forgotten")
    assert len(rows(stage.anna)) == 3
    assert len(stage.edits(stage.anna)) == before + 1


async def _looking_often(stage: Stage) -> None:
    stage.bot.limits = replace(stage.bot.limits, answers=AnswerLimits(every=0.1))
    await stage.bot.restart()


async def test_cancelled(stage: Stage) -> None:
    await _looking_often(stage)
    await searching(stage, stage.anna, conferences=100)
    await stage.anna.press("Cancel")
    assert "Running conferences" in stage.anna.screen.text
    await _is_left_alone(stage, stage.anna)
    asked = len(stage.participants_read())
    assert asked < 100
    await stage.anna.press("Refresh")
    assert len(stage.participants_read()) == asked


async def test_one_of_two_cancels(stage: Stage) -> None:
    await searching(stage, stage.anna)
    await searching(stage, stage.boris)
    await stage.anna.press("Cancel")
    stage.server.options.latency = 0.0
    await stage.found(stage.boris)
    assert len(await stage.all_rows(stage.boris)) == 24
    assert len(stage.participants_read()) == 24
    assert "Running conferences" in stage.anna.screen.text


async def test_an_operator_leaves_by_a_command(stage: Stage) -> None:
    await _looking_often(stage)
    await searching(stage, stage.anna)
    left = stage.anna.screen.message_id
    await stage.anna.send("/start")
    await stage.bot.telegram.until(lambda: stage.anna.screen.message_id != left)
    await _is_left_alone(stage, stage.anna)
    stage.server.options.latency = 0.0
    await stage.anna.press("Forgotten")
    await stage.found(stage.anna)
    assert len(await stage.all_rows(stage.anna)) == 24
    assert left not in {edit.params["message_id"] for edit in stage.edits(stage.anna)[-4:]}


async def _is_left_alone(stage: Stage, person: Person) -> None:
    """Nothing is shown of the search, for several times the pause between two edits."""
    before = len(stage.edits(person))
    for _ in range(2):
        await person.press("Refresh")
    shown = [str(edit.params["text"]) for edit in stage.edits(person)[before:]]
    assert shown
    assert not any("Checking running" in text for text in shown)
    assert "Running conferences" in person.screen.text


async def test_whoever_types_meanwhile_gets_the_result(stage: Stage) -> None:
    await searching(stage, stage.anna)
    await stage.anna.send("talk", wait=True)
    stage.server.options.latency = 0.0
    await stage.found(stage.anna)
    assert len(await stage.all_rows(stage.anna)) == 24


async def test_a_second_press_on_find(bot: RunningBot, stage: Stage) -> None:
    """A double press, whose second half comes when the progress is shown already."""
    bot.limits = replace(bot.limits, presses=PressLimits(early=30.0, double=30.0))
    await bot.restart()
    await stage.to_menu(stage.anna)
    stage.forget(24)
    stage.server.options.latency = 0.25
    twice = stage.anna.screen.button("Forgotten").data
    assert twice
    await stage.anna.press_data(twice)
    await stage.anna.press_data(twice)
    await stage.found(stage.anna)
    assert len(await stage.all_rows(stage.anna)) == 24


async def test_a_server_that_is_down(stage: Stage) -> None:
    await stage.to_menu(stage.anna)
    await stage.server.stop()
    press = await stage.anna.press("Forgotten")
    assert press.alert
    assert "refused the connection" in press.text
    assert "Running conferences" in stage.anna.screen.text
    stage.forget(2)
    await stage.server.start()
    await stage.anna.press("Forgotten")
    await stage.found(stage.anna)
    assert len(rows(stage.anna)) == 2


async def test_a_list_that_fails(stage: Stage) -> None:
    await stage.search(stage.anna)
    before = stage.anna.screen
    stage.server.faults.add(Fault(LISTS, Status(502)))
    press = await stage.anna.press("Refresh")
    assert press.alert
    assert "internal error" in press.text
    assert stage.anna.screen == before
    stage.forget(2)
    await stage.anna.press("Refresh")
    await stage.found(stage.anna)
    assert len(rows(stage.anna)) == 2


async def test_a_failure_after_progress_was_shown(stage: Stage) -> None:
    await stage.to_menu(stage.anna)
    stage.forget(2)
    # For every request: the menu may still be reading its figures.
    stage.server.faults.add(Fault(LISTS, LateStatus(0.6), times=None))
    press = await stage.anna.press("Forgotten")
    assert not press.alert
    assert "Reading the list" in stage.anna.screen.text
    await stage.anna.sees(words().text("error-unreachable-server-error"))
    stage.server.faults.clear()
    assert [label[2:] for label in stage.anna.screen.labels] == ["Refresh", "Back"]
    await stage.anna.press("Refresh")
    await stage.found(stage.anna)
    assert len(rows(stage.anna)) == 2


async def test_a_failure_is_not_repeated_on_its_own(stage: Stage) -> None:
    await stage.to_menu(stage.anna)
    stage.server.faults.add(Fault(LISTS, LateStatus(0.6), times=None))
    await stage.anna.press("Forgotten")
    asked = len(stage.server.requests)
    await stage.anna.sees(words().text("error-unreachable-server-error"))
    assert len(stage.server.requests) == asked


async def test_a_server_that_falls_over_meanwhile(stage: Stage) -> None:
    """What has been judged stays so; of the rest it is said that it could not be."""
    await searching(stage, stage.anna, conferences=40)
    await stage.bot.until(lambda: len(stage.participants_read()) > 16)
    await stage.server.stop()
    await stage.found(stage.anna)
    found = await stage.all_rows(stage.anna)
    assert len(found) == 40
    assert {row.reason for row in found if not row.judged} == {reason(Doubt.PARTICIPANTS)}


async def test_the_bot_is_restarted_meanwhile(stage: Stage) -> None:
    await searching(stage, stage.anna, conferences=100)
    await stage.bot.restart()
    stage.server.options.latency = 0.0
    await stage.anna.press("Cancel")
    assert "Running conferences" in stage.anna.screen.text
    await stage.anna.press("Forgotten")
    await stage.found(stage.anna)
    assert len(await stage.all_rows(stage.anna)) == 100


async def test_a_new_search_begins_at_the_first_page(stage: Stage) -> None:
    topics = stage.forget(24)
    await stage.to_menu(stage.anna)
    await stage.anna.press("Forgotten")
    await stage.found(stage.anna)
    await stage.anna.press("›", exact=True)
    assert rows(stage.anna)[0].topic != topics[0]
    await stage.anna.press("Refresh")
    await stage.bot.telegram.until(lambda: topics[0] in stage.anna.screen.text)
