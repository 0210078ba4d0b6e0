"""The list of what was found: its order and pages, the threshold, and what cannot be stopped."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from demo.telegram import Person
from demo.trueconf import Fault, Generation, Status
from services.forgotten.rules import THRESHOLDS, Doubt, Rule
from tests.running_bot import RunningBot
from tests.stories.forgotten.stage import HOST, Row, Stage, guests, pages, reason, rows

READING = {
    "conferences:read",
    "conferences.participants:read",
    "conferences.sessions:read",
    "conferences.sessions.participants:read",
    "logs.calls:read",
    "users:read",
}


def no_stop_button(person: Person) -> bool:
    return not any("Stop" in label for label in person.screen.labels)


async def choose(person: Person, hours: int) -> None:
    await person.press("Older than")
    chosen = next(label for label in person.screen.labels if hours_on(label) == hours)
    await person.press(chosen)


def hours_on(label: str) -> int | None:
    found = re.search(r"(\d+)\xa0h", label)
    return int(found[1]) if found else None


async def test_longest_first_each_with_its_rule(stage: Stage) -> None:
    stage.hold("Short", hours=1.51)
    stage.hold("Long", [HOST], hours=30.01)
    stage.hold("Middle", guests(3), hours=5.01)
    unread = stage.hold("Unread", hours=9.01)
    ids = f"{unread.conference_id}|{unread.id.partition('@')[0]}"
    stage.server.faults.add(Fault(f"/({ids})[^/]*/participants", Status(502), times=None))
    await stage.search(stage.anna)
    assert "3 conferences look forgotten. 1 could not be checked." in stage.anna.screen.text
    assert rows(stage.anna) == [
        Row("Long", "1\xa0d\xa06\xa0h", reason(Rule.LONE_HOST), True),
        Row("Middle", "5\xa0h", reason(Rule.NO_HOST, 3), True),
        Row("Short", "1\xa0h\xa030\xa0min", reason(Rule.EMPTY), True),
        Row("Unread", "9\xa0h", reason(Doubt.PARTICIPANTS), False),
    ]


async def test_nothing_is_forgotten(stage: Stage) -> None:
    stage.hold("Lesson", [HOST, *guests(5)])
    await stage.search(stage.anna)
    assert "No conference looks forgotten." in stage.anna.screen.text
    assert rows(stage.anna) == []


async def test_each_threshold(stage: Stage) -> None:
    for hours in (23.9, 24.1, 7.9, 8.1, 3.9, 4.1, 1.9, 2.1, 1.1):
        stage.hold(f"For {hours}", hours=hours)
    await stage.search(stage.anna)
    asked = len(stage.server.requests)
    for hours, left in zip(THRESHOLDS, (9, 7, 5, 3, 1), strict=True):
        await choose(stage.anna, hours)
        assert f"Older than {hours}\xa0h" in stage.anna.screen.text
        shown = await stage.all_rows(stage.anna)
        assert [row.topic for row in shown] == [
            f"For {age}" for age in (24.1, 23.9, 8.1, 7.9, 4.1, 3.9, 2.1, 1.9, 1.1)[:left]
        ]
    assert len(stage.server.requests) == asked


async def test_an_unknown_age_stays_at_any_threshold(stage: Stage) -> None:
    stage.server.options.durations = False
    stage.server.options.time_shape = "null"
    stage.hold("Of unknown age")
    await stage.search(stage.anna)
    await choose(stage.anna, 24)
    assert rows(stage.anna) == [Row("Of unknown age", "—", reason(Doubt.AGE), False)]


async def test_the_threshold_is_the_operators_for_the_server(bot: RunningBot) -> None:
    stage = Stage(bot, await bot.add_server("One"))
    anna, boris = stage.anna, stage.boris
    for server in (stage.server, await bot.add_server("Two", "v4")):
        for hours in (3, 5):
            started = server.world.now() - timedelta(hours=hours)
            server.world.adhoc(f"70{hours}", f"For {hours} hours", started=started)

    async def listed(person: Person, server: str) -> list[str]:
        message = await person.send("/servers")
        await bot.telegram.until(
            lambda: (
                person.screen.message_id > message.message_id
                and any(server in label for label in person.screen.labels)
            )
        )
        await person.press(server)
        await person.press("Forgotten")
        await stage.found(person)
        return [row.topic for row in rows(person)]

    both, one = ["For 5 hours", "For 3 hours"], ["For 5 hours"]
    await bot.begin()
    assert await listed(anna, "One") == both
    await choose(anna, 4)
    assert [row.topic for row in rows(anna)] == one
    await bot.restart()
    assert await listed(anna, "One") == one
    await anna.press("Older than")
    assert [label for label in anna.screen.labels if "✅" in label] == ["✅ 4\xa0h"]
    assert await listed(anna, "Two") == both
    assert await listed(boris, "One") == both


async def test_30_findings(stage: Stage) -> None:
    topics = stage.forget(30)
    await stage.search(stage.anna)
    assert pages(stage.anna) == 3
    assert [row.topic for row in await stage.all_rows(stage.anna)] == topics
    await stage.anna.press("‹", exact=True)
    second = rows(stage.anna)
    assert [row.topic for row in second] == topics[10:20]
    for topic in topics[10:12]:
        await stage.anna.press(f". {topic}")
        assert stage.anna.screen.text.startswith(topic)
        await stage.anna.press("Back")
        assert rows(stage.anna) == second
    await choose(stage.anna, 24)
    assert "No conference looks forgotten." in stage.anna.screen.text


async def test_back_from_the_list(stage: Stage) -> None:
    stage.forget(1)
    await stage.search(stage.anna)
    await stage.anna.press("Older than")
    await stage.anna.press("Back")
    assert len(rows(stage.anna)) == 1
    await stage.anna.press("Back")
    assert "Running conferences: " in stage.anna.screen.text


async def test_one_that_has_ended_meanwhile(stage: Stage) -> None:
    stage.forget(2)
    await stage.search(stage.anna)
    stage.world.end(stage.world.running()[0].id)
    await stage.anna.press("Talk 0")
    assert "has ended" in stage.anna.screen.text
    assert no_stop_button(stage.anna)
    await stage.anna.press("Back")
    await stage.anna.press("Refresh")
    await stage.found(stage.anna)
    assert [row.topic for row in rows(stage.anna)] == ["Talk 1"]


async def test_a_list_of_before_the_restart(stage: Stage) -> None:
    """The bot has forgotten what it found: it says so, or searches again."""
    stage.forget(1)
    await stage.search(stage.anna)
    await stage.bot.restart()
    press = await stage.anna.press("Talk 0")
    assert press.alert
    await stage.anna.press("Refresh")
    await stage.found(stage.anna)
    await stage.anna.press("Talk 0")
    assert "Stop" in " ".join(stage.anna.screen.labels)


async def test_two_sessions_of_one_room(stage: Stage) -> None:
    held = stage.hold("Twice", hours=3.01)
    assert held.conference_id
    started = stage.world.now() - timedelta(hours=2.01)
    stage.world.begin_second(held.conference_id, [], started)
    await stage.search(stage.anna)
    assert [(row.topic, row.age) for row in rows(stage.anna)] == [
        ("Twice", "3\xa0h"),
        ("Twice", "2\xa0h"),
    ]
    for label in ("1. Twice", "2. Twice"):
        await stage.anna.press(label)
        assert "Two sessions" in stage.anna.screen.text
        assert no_stop_button(stage.anna)
        await stage.anna.press("Back")


async def test_one_without_id(v3: Stage) -> None:
    v3.world.adhoc(None, "On the spot", started=v3.world.now() - timedelta(hours=2.01))
    await v3.search(v3.anna)
    assert rows(v3.anna) == [Row("On the spot", "2\xa0h", reason(Rule.EMPTY), True)]
    await v3.anna.press("On the spot")
    assert "does not give this conference an ID" in v3.anna.screen.text
    assert no_stop_button(v3.anna)
    await v3.anna.press("Back")
    assert len(rows(v3.anna)) == 1


@pytest.mark.parametrize("room", ["stopped", "deleted"])
async def test_a_ghost_of_a_crash(v3: Stage, room: str) -> None:
    v3.forget(1)
    v3.world.add_room("4406127733", "Ghost", "ivanova")
    v3.world.ghost("4406127733", [], v3.world.now() - timedelta(hours=50))
    if room == "deleted":
        del v3.world.rooms["4406127733"]
    await v3.search(v3.anna)
    assert [row.topic for row in rows(v3.anna)] == ["Talk 0"]


async def test_one_whose_state_cannot_be_read_is_no_ghost(stage: Stage) -> None:
    stage.forget(1)
    await stage.to_menu(stage.anna)
    stage.server.faults.add(Fault(r"/conferences/\d+$", Status(502), times=None))
    await stage.anna.press("Forgotten")
    await stage.found(stage.anna)
    assert [row.topic for row in rows(stage.anna)] == ["Talk 0"]


@pytest.mark.parametrize(
    ("generation", "missing"),
    [
        ("v3.3", {"conferences.sessions.participants:read", "conferences.participants:read"}),
        ("v4", {"conferences.participants:read"}),
    ],
)
async def test_without_the_permission_nothing_is_called_forgotten(
    bot: RunningBot, generation: Generation, missing: set[str]
) -> None:
    stage = Stage(bot, await bot.add_server("Main", generation))
    stage.server.applications["client"].permissions = READING - missing
    stage.hold("Lesson", guests(3))
    await bot.begin()
    await stage.search(stage.anna)
    assert rows(stage.anna) == [Row("Lesson", "2\xa0h", reason(Doubt.PARTICIPANTS), False)]
