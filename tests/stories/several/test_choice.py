"""Conferences are chosen by boxes, and by what they are: never by where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from demo.trueconf import Guest
from services.roles import Role
from services.stop import Outcome
from tests.stories.forgotten.stage import HOST
from tests.stories.members.scenes import server_id
from tests.stories.several.stage import YES, Stage, states


async def test_the_chosen_ones_are_stopped(stage: Stage) -> None:
    stage.forget(5)
    second, fourth = (str(stage.world.running()[n].conference_id) for n in (1, 3))
    await stage.to_boxes(stage.anna)
    assert stage.anna.screen.labels[0] == "⏹ None selected"
    for number in ("2", "3", "4", "✅ 3"):
        await stage.anna.press(number, exact=True)
    assert stage.anna.screen.labels[:6] == ["⏹ Stop 2…", "1", "✅ 2", "3", "✅ 4", "5"]
    await stage.anna.press("Stop 2…")
    assert "Stop these 2 conferences?" in stage.anna.screen.text
    await stage.to_result(stage.anna)
    assert states(stage.anna) == {"Talk 1": "☑ stopped", "Talk 3": "☑ stopped"}
    assert sorted(stage.bot.stops()) == sorted([second, fourth])


async def test_what_has_ended_is_chosen_no_more(stage: Stage) -> None:
    stage.forget(4)
    await stage.to_menu(stage.anna)
    await stage.anna.press("Conferences")
    await stage.anna.press("Select…")
    for number in ("1", "2"):
        await stage.anna.press(number, exact=True)
    stage.world.end(str(stage.world.running()[0].conference_id))
    await stage.anna.press("Refresh")
    assert stage.anna.screen.labels[:3] == ["⏹ Stop 1…", "✅ 1", "2"]
    await stage.anna.press("Stop 1…")
    assert "Talk 1" in stage.anna.screen.text
    await stage.anna.press("No, go back")
    assert stage.anna.screen.labels[:3] == ["⏹ Stop 1…", "✅ 1", "2"]
    assert stage.bot.stops() == []


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_running_ones_with_people_in_them(stage: Stage) -> None:
    """Whether they are forgotten plays no part; one that gets more people is left alone."""
    first = stage.hold("Sales", [HOST, Guest()], hours=0.5)
    second = stage.hold("Sync", [HOST], hours=0.4)
    stage.hold("Board", [HOST], hours=0.3)
    await stage.to_menu(stage.anna)
    await stage.anna.press("Conferences")
    await stage.anna.press("Select…")
    for number in ("1", "2"):
        await stage.anna.press(number, exact=True)
    await stage.anna.press("Stop 2…")
    assert "3 participants will be disconnected" in stage.anna.screen.text
    stage.world.join(str(second.conference_id), Guest())
    await stage.to_result(stage.anna)
    assert stage.bot.stops() == [first.conference_id]
    assert "more participants have joined" in stage.anna.screen.text


async def test_nothing_is_asked_where_nothing_is_chosen(stage: Stage) -> None:
    stage.forget(2)
    await stage.to_boxes(stage.anna)
    await stage.anna.press("None selected")
    assert "Which conferences?" in stage.anna.screen.text
    assert stage.bot.rows("SELECT * FROM confirmations") == []


async def test_one_alone_has_its_card(stage: Stage) -> None:
    stage.forget(1)
    await stage.search(stage.anna)
    assert not any("Stop" in label or "Select" in label for label in stage.anna.screen.labels)


async def test_at_most_thirty_and_page_by_page(stage: Stage) -> None:
    topics = stage.forget(33)
    await stage.search(stage.anna)
    await stage.anna.press("Stop 30…")
    question = await stage.anna.sees("Stop these 30 conferences?")
    assert "more than fit into one question: 3 (Talk 30, Talk 31, +1)" in question.text
    assert "Talk 7" not in question.text
    await stage.anna.press("›", exact=True)
    assert "8. Talk 7" in stage.anna.screen.text
    await stage.to_result(stage.anna)
    assert stage.anna.screen.text.startswith("30 of 30 stopped")
    shown = states(stage.anna)
    for _ in range(4):
        await stage.anna.press("›", exact=True)
        shown |= states(stage.anna)
    assert shown == dict.fromkeys(topics[:30], "☑ stopped")
    assert stage.outcomes() == {Outcome.STOPPED: 30}
    assert len(stage.world.running()) == 3


async def test_over_all_servers_only_where_one_may_act(stage: Stage) -> None:
    """Boxes and "all" leave out a server that somebody only sees."""
    branch = await stage.bot.add_server("Branch", "v4")
    await stage.bot.restart()
    stage.forget(2)
    for number in range(2):
        branch.world.add_room(f"8{number}", f"Far {number}", "ivanova")
        begun = branch.world.now() - timedelta(hours=3)
        branch.world.begin(f"8{number}", [], begun)
    await stage.anna.send("/forgotten")
    await stage.bot.telegram.until(lambda: "⏹ Stop all 4…" in stage.anna.screen.labels)
    await stage.anna.press("Stop all 4…")
    question = stage.anna.screen.text
    assert "Far 1" in question
    assert "Branch" in question
    await stage.to_result(stage.anna)
    assert stage.anna.screen.text.startswith("4 of 4 stopped")
    assert sorted(branch.stops) == ["80", "81"]
    assert len(stage.bot.stops()) == 2

    eve = await stage.eve()
    only = {server_id(stage.bot, "Main")}
    stage.services.operators.admit(eve.id, "Eve", Role.OPERATOR, only)
    for number in range(2):
        branch.world.begin(f"8{number}", [], branch.world.now() - timedelta(hours=3))
    stage.forget(2)
    await eve.send("/forgotten", wait=True)
    await stage.found(eve)
    await eve.press("Refresh")
    await stage.bot.telegram.until(lambda: "⏹ Stop all 2…" in eve.screen.labels)
    await eve.press("Stop all 2…")
    assert "Far" not in eve.screen.text
    await eve.press(YES)
    await stage.ended(eve)
    assert len(branch.stops) == 2
