"""Many servers on one screen: those that answer wait for none that hangs, the worst come first,
and the sums say of how many servers they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.updates.answers import AnswerLimits
from demo.telegram import Person
from demo.trueconf import Fault, Guest, SimulatedTrueConf, Status
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import HOST, at_menu, hold
from tests.stories.screens.test_answers import Gate, filled_in


@pytest.fixture
def gates() -> Iterator[list[Gate]]:
    """Opened at the end, so that nothing waits for them."""
    made: list[Gate] = []
    yield made
    for gate in made:
        gate.open()


async def servers(bot: RunningBot, number: int) -> list[SimulatedTrueConf]:
    """With a conference, and two users online, on each."""
    made = []
    for each in range(number):
        server = await bot.add_server(f"Server {each}", "v4" if each % 2 else "v3.3")
        hold(server)
        server.world.add_users(3, online=2)
        made.append(server)
    return made


def totals(anna: Person) -> str:
    return anna.screen.text.splitlines()[1]


async def test_nine_of_ten_do_not_wait_for_the_one_that_hangs(
    bot: RunningBot, gates: list[Gate]
) -> None:
    """Nothing but the answers brings the screen up to date: the pause between looks is long."""
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=0.05, together=2.0, every=300))
    made = await servers(bot, 10)
    gates += [Gate(each) for each in made]
    anna = await at_menu(bot)
    for gate in gates[:9]:
        gate.open()
    await anna.sees("9 conferences")
    assert "(9 of 10 servers)" in totals(anna)
    gates[9].open()
    await filled_in(bot, anna, "All 10 servers are running\n10 conferences")
    await anna.sees("10 conferences · 10 participants · 20 online · 🕯 0\n")


async def test_what_was_known_of_one_that_is_late_has_its_age_and_is_not_added(
    bot: RunningBot, gates: list[Gate]
) -> None:
    bot.limits = replace(bot.limits, answers=AnswerLimits(at_once=0.05, together=2.0, every=300))
    made = await servers(bot, 3)
    anna = await at_menu(bot)
    await anna.sees("🕯 0")
    gates.append(Gate(made[2]))
    await anna.press("Refresh")
    await anna.sees("2 conferences")
    assert "(2 of 3 servers)" in totals(anna)
    late = anna.screen.text[anna.screen.text.index("Server 2") :]
    assert re.search(r"^1 conference · 2 online \((just now|\d+\xa0s ago)\)", late, re.MULTILINE)
    gates[0].open()
    await filled_in(bot, anna, "\n3 conferences · ")


async def test_thirty_servers_the_worst_first_and_the_healthy_ones_folded(
    bot: RunningBot,
) -> None:
    [server] = await servers(bot, 1)
    broken, down = await bot.add_server("Broken"), await bot.add_server("Down")
    broken.faults.add(Fault("/api/", Status(500), times=None))
    await down.stop()
    del bot.servers["Server 0"]
    bot.servers = {f"Server {number:02}": server for number in range(28)} | bot.servers
    anna = await at_menu(bot)
    await anna.sees("28 others")
    lines = anna.screen.text.splitlines()
    assert lines[0] == "⚠️ 2 of 30 servers need attention"
    assert lines[1].startswith("28 conferences · 28 participants · 56 online")
    assert [each.partition(":")[0] for each in lines if ": 🔴" in each] == ["Down", "Broken"]
    assert len(lines) <= 12
    assert anna.screen.labels[:3] == ["Down", "Broken", "Server 00"]
    assert "1/3" in anna.screen.labels


async def test_forgotten_ones_are_added_up_and_told_with_their_server(bot: RunningBot) -> None:
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch", "v4")
    for server, many in ((main, 1), (branch, 2)):
        for number in range(many):
            room = server.world.add_room(f"7{number}", "Lecture", "ivanova")
            server.world.begin(room.id, [HOST], server.world.now() - timedelta(hours=3))
    anna = await at_menu(bot)
    await anna.sees("3 conferences · 3 participants · 0 online · 🕯 3")
    assert "1 conference · 0 online · 🕯 1" in anna.screen.text
    assert "2 conferences · 0 online · 🕯 2" in anna.screen.text


async def test_by_a_threshold_of_ones_own(bot: RunningBot) -> None:
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch")
    for server in (main, branch):
        hold(server).started -= timedelta(hours=3)
    anna = await at_menu(bot)
    await anna.sees("🕯 2")
    await bot.change(
        "INSERT INTO thresholds (operator_id, server_id, hours) "
        "SELECT ?, id, 4 FROM servers WHERE name = 'Main'",
        anna.id,
    )
    await anna.press("Refresh")
    await anna.sees("2 conferences · 2 participants · 0 online · 🕯 1")


async def test_one_that_could_not_be_judged_may_be_one_more(bot: RunningBot) -> None:
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch", "v4")
    hold(main)
    hold(branch).started -= timedelta(hours=3)
    branch.applications["client"].permissions.remove("conferences.participants")
    anna = await at_menu(bot)
    await anna.sees("🕯 0+")
    assert totals(anna) == "2 conferences · 1 participant (1 of 2 servers) · 0 online · 🕯 0+"


async def test_people_of_v4_are_counted_with_their_guests(bot: RunningBot) -> None:
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch", "v4")
    hold(main)
    session = hold(branch)
    for _ in range(4):
        branch.world.join(session.id, Guest())
    anna = await at_menu(bot)
    await anna.sees("2 conferences · 6 participants · ")


async def test_what_takes_many_requests_is_not_asked_again_at_once(bot: RunningBot) -> None:
    [first, second] = await servers(bot, 2)
    anna = await at_menu(bot)
    await anna.sees("🕯 0")
    asked = people_asked(first, second)
    await anna.press("Server 1")
    await anna.press("Home")
    assert "🕯 0" in anna.screen.text
    assert people_asked(first, second) == asked


def people_asked(*asked: SimulatedTrueConf) -> int:
    return sum(seen.path.endswith("/participants") for each in asked for seen in each.requests)


async def test_a_stopped_one_is_forgotten_no_longer(bot: RunningBot) -> None:
    main, _ = await servers(bot, 2)
    main.world.running()[0].started -= timedelta(hours=3)
    anna = await at_menu(bot)
    await anna.sees("🕯 1")
    for button in ("Server 0", "Conferences", "1.", "Stop…", "⏹ Stop "):
        await anna.press(button)
    await anna.sees("has been stopped")
    await anna.send("/start", wait=True)
    await anna.sees(" · 4 online · 🕯 0\n")
