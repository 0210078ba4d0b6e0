"""One screen with all servers: what `/start`, `/servers` and `/status` answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.updates.answers import CurrentLimits
from demo.telegram import Person
from demo.trueconf import Fault, Hang, SimulatedTrueConf
from dialogs.servers.home import AT_ONCE
from services.background.gather import FigureLimits
from services.monitoring.check import StatusLimits
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import outage, put, settled
from tests.stories.monitoring.scenes import monitored
from tests.stories.screens.scenes import ANNA, at_menu, hold, words
from tests.stories.screens.test_answers import SOON, WAITING, Gate, filled_in

say = words().text
WELL = say("verdict-running")
AS_OF = re.compile(r"as of \d+:\d\d:\d\d")


@pytest.fixture
def gates() -> Iterator[list[Gate]]:
    """Opened at the end, so that nothing waits for them."""
    made: list[Gate] = []
    yield made
    for gate in made:
        gate.open()


async def two_servers(bot: RunningBot) -> tuple[SimulatedTrueConf, SimulatedTrueConf]:
    """One conference on each; three people are online on the second one."""
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch", "v4")
    hold(main)
    hold(branch)
    branch.world.add_users(5, online=3)
    return main, branch


def row(anna: Person, server: str) -> list[str]:
    """The two lines of a server."""
    lines = anna.screen.text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{server}: "))
    return lines[at : at + 2]


async def test_all_is_well_in_one_line(bot: RunningBot) -> None:
    await two_servers(bot)
    anna = await at_menu(bot)
    await anna.sees("🕯")
    first, second, *_, last = anna.screen.text.splitlines()
    assert first == "🟢 All 2 servers are running"
    assert second == "2 conferences · 2 participants · 3 online · 🕯 0"
    assert row(anna, "Branch") == [
        f"Branch: {WELL}",
        "1 conference · 3 online · not monitored",
    ]
    assert AS_OF.match(last)


@pytest.mark.parametrize("command", ["/start", "/servers", "/status"])
async def test_one_tap_leads_there(bot: RunningBot, command: str) -> None:
    await two_servers(bot)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send(command)
    await anna.sees("All 2 servers are running")
    await anna.press("Branch")
    assert anna.screen.text.startswith("Branch")
    await anna.press(say("btn-home"))
    assert "All 2 servers are running" in anna.screen.text


async def test_trouble_comes_first(bot: RunningBot) -> None:
    _, branch = await two_servers(bot)
    await branch.stop()
    anna = await at_menu(bot)
    first, second, _, third, *_ = anna.screen.text.splitlines()
    assert first == "⚠️ 1 of 2 servers needs attention"
    assert second.startswith("1 conference · 1 participant · 0 online")
    assert second.endswith(" (1 of 2 servers)")
    assert third.startswith("Branch: 🔴")
    assert row(anna, "Branch")[1] == "— conferences · — online · not monitored"
    assert anna.screen.labels[:2] == ["Branch", "Main"]

    await branch.start()
    await anna.press("Refresh")
    assert anna.screen.text.startswith("🟢 All 2 servers are running\n2 conferences · ")
    assert anna.screen.labels[:2] == ["Main", "Branch"]


async def test_refresh_asks_for_conferences_anew(bot: RunningBot) -> None:
    main, _ = await two_servers(bot)
    anna = await at_menu(bot)
    hold(main, "Board meeting", room="5500000001")
    await anna.press("Refresh")
    assert row(anna, "Main")[1].startswith("2 conferences")


async def test_what_the_monitoring_knows_is_not_asked(bot: RunningBot) -> None:
    server = await monitored(bot, "Branch", interval=600.0)
    await bot.add_server("Main")
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await bot.until(lambda: len(checks(server)) == 1)
    await anna.send("/start", wait=True)
    assert len(checks(server)) == 1
    first, second = row(anna, "Branch")
    assert re.fullmatch(rf"Branch: {WELL}( for \d\d\xa0s)?", first)  # not of a few seconds
    assert second == "0 conferences · 0 online"


def checks(server: SimulatedTrueConf) -> list[str]:
    return [seen.path for seen in server.requests if seen.path == "/api/v4/server"]


async def test_a_mute_of_ones_own_is_seen(bot: RunningBot) -> None:
    await two_servers(bot)
    anna = await at_menu(bot)
    await bot.change(
        "INSERT INTO mutes (operator_id, server_id, until) "
        "SELECT ?, id, datetime('now', '+8 hours') FROM servers WHERE name = 'Main'",
        ANNA,
    )
    await anna.press("Refresh")
    assert re.search(r" · 🔕 muted until \d+:\d\d", row(anna, "Main")[1])
    assert "muted" not in row(anna, "Branch")[1]


async def test_a_server_that_answers_late_is_filled_in(bot: RunningBot, gates: list[Gate]) -> None:
    bot.limits = replace(bot.limits, answers=SOON)
    _, branch = await two_servers(bot)
    gates.append(Gate(branch))
    anna = await at_menu(bot)
    await bot.telegram.until(lambda: f"Main: {WELL}" in anna.screen.text)
    assert WAITING in anna.screen.text
    assert row(anna, "Branch") == [
        "Branch: not checked yet",
        "— conferences · — online · not monitored",
    ]
    gates[0].open()
    await filled_in(bot, anna, "🟢 All 2 servers are running\n2 conferences · ")


async def test_figures_of_a_server_that_is_silent_now_have_their_age(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, figures=FigureLimits(patience=2.0))
    _, branch = await two_servers(bot)
    anna = await at_menu(bot)
    branch.faults.add(Fault("", Hang(), times=None))
    await anna.press("Refresh")
    first, second = row(anna, "Branch")
    assert first == "Branch: 🔴 no answer"
    assert re.fullmatch(
        r"1 conference · 3 online \((just now|\d+\xa0s ago)\) · not monitored", second
    )
    assert anna.screen.text.startswith("⚠️ 1 of 2 servers needs attention")


async def test_above_eight_those_that_are_well_share_a_line(bot: RunningBot) -> None:
    server, down = await bot.add_server("Server 0"), await bot.add_server("Down")
    await down.stop()
    del bot.servers["Down"]
    bot.servers |= {f"Server {number}": server for number in range(11)}
    bot.servers["Down"] = down
    anna = await at_menu(bot)
    first, second, _, third, *_ = anna.screen.text.splitlines()
    assert first == "⚠️ 1 of 12 servers needs attention"
    assert second.endswith(" (11 of 12 servers)")
    assert third.startswith("Down: 🔴")
    assert "🟢 11 others · 11 not monitored" in anna.screen.text
    assert "Server 1" not in anna.screen.text
    assert anna.screen.labels[:3] == ["Down", "Server 0", "Server 1"]
    await anna.press("›", exact=True)
    await anna.press("Server 10")
    assert anna.screen.text.startswith("Server 10")


async def test_a_verdict_of_before_has_its_age(bot: RunningBot, gates: list[Gate]) -> None:
    bot.limits = replace(bot.limits, answers=SOON)
    main, _ = await two_servers(bot)
    anna = await at_menu(bot)
    await filled_in(bot, anna, "All 2 servers are running")
    await bot.change("UPDATE status SET checked_at = datetime('now', '-3 hours', '-20 minutes')")
    await bot.restart()
    gates.append(Gate(main))
    await anna.press("Refresh")
    await anna.sees(f"Main: {WELL} (3\xa0h\xa020\xa0min ago)")
    gates[0].open()
    await filled_in(bot, anna, f"Main: {WELL}\n")


def kept_current(bot: RunningBot, lasting: float = 600.0) -> None:
    bot.limits = replace(bot.limits, current=CurrentLimits(pause=0.2, lasting=lasting))


def edits(bot: RunningBot) -> int:
    return sum(seen.method == "editMessageText" for seen in bot.telegram.requests)


async def looked_again(server: SimulatedTrueConf, times: int = 3) -> None:
    before = len(checks(server))
    await server.until(lambda: len(checks(server)) >= before + times)


async def test_it_keeps_itself_current_and_is_edited_only_for_news(bot: RunningBot) -> None:
    kept_current(bot)
    main, branch = await two_servers(bot)
    anna = await at_menu(bot)
    await anna.sees("🕯 0")
    before = edits(bot)
    await looked_again(branch)
    assert edits(bot) == before

    hold(main, "Board meeting", room="5500000001")
    await anna.sees("2 conferences · 0 online")
    await looked_again(branch)
    assert edits(bot) == before + 1
    await branch.stop()
    await anna.sees("⚠️ 1 of 2 servers needs attention")


async def test_it_stays_as_it_is_once_an_alert_has_come_below_it(bot: RunningBot) -> None:
    kept_current(bot)
    main, branch = await two_servers(bot)
    anna = await at_menu(bot)
    await looked_again(branch, 1)
    await put(bot, outage(bot))
    await settled(bot)
    await bot.until(lambda: not open_questions())
    before = edits(bot)
    hold(main, "Board meeting", room="5500000001")
    assert edits(bot) == before
    home = next(each for each in bot.telegram.messages(ANNA) if each.now.keyboard)
    await anna.press("Refresh", message_id=home.message_id)
    await bot.telegram.until(lambda: "2 conferences · 0 online" in home.text)


@pytest.mark.parametrize("button", ["Branch", "Preferences"])
async def test_who_has_left_it_is_not_fetched_back(bot: RunningBot, button: str) -> None:
    kept_current(bot)
    main, branch = await two_servers(bot)
    anna = await at_menu(bot)
    await looked_again(branch, 1)
    await anna.press(button)
    asked, shown = len(main.requests), anna.screen.text
    hold(main, "Board meeting", room="5500000001")
    await bot.until(lambda: not open_questions())
    assert len(main.requests) <= asked + 4  # what was under way
    assert anna.screen.text == shown


def open_questions() -> list[str]:
    """What keeps windows current."""
    names = (task.get_name() for task in asyncio.all_tasks())
    return [name for name in names if name == "wait for news of a screen"]


async def test_refresh_does_not_join_a_look_by_itself(bot: RunningBot, gates: list[Gate]) -> None:
    """That one takes an older list."""
    kept_current(bot)
    main, branch = await two_servers(bot)
    anna = await at_menu(bot)
    await looked_again(branch, 1)
    gates.append(Gate(branch))
    await branch.until(lambda: gates[0].held)
    hold(main, "Board meeting", room="5500000001")
    await anna.press("Refresh", wait=False)
    gates[0].open()
    await anna.sees("2 conferences · 0 online")


async def test_it_stays_as_it_is_a_while_after_the_last_press(bot: RunningBot) -> None:
    kept_current(bot, lasting=0.5)
    main, _ = await two_servers(bot)
    anna = await at_menu(bot)
    await bot.until(lambda: not open_questions())
    shown = anna.screen.text
    hold(main, "Board meeting", room="5500000001")
    assert anna.screen.text == shown

    await anna.press("Refresh")
    assert row(anna, "Main")[1].startswith("2 conferences")
    assert open_questions()


async def test_many_servers_are_asked_a_few_at_a_time(bot: RunningBot, gates: list[Gate]) -> None:
    bot.limits = replace(
        bot.limits,
        answers=SOON,
        figures=FigureLimits(patience=60.0),
        status=StatusLimits(slow=60.0, patience=60.0),
    )
    server = await bot.add_server("Server 0")
    bot.servers |= {f"Server {number}": server for number in range(40)}
    gates.append(Gate(server, "/api/v4/server$"))
    anna = await at_menu(bot)
    await server.until(lambda: gates[0].held >= AT_ONCE)
    await anna.sees(WAITING)
    # A server is asked at most twice: by its check, and by what wants to know its generation.
    assert gates[0].held <= 2 * AT_ONCE
    gates[0].open()
    await filled_in(bot, anna, "All 40 servers are running")


async def test_turning_pages_asks_nobody_anew(bot: RunningBot) -> None:
    server = await bot.add_server("Server 0")
    bot.servers |= {f"Server {number}": server for number in range(12)}
    anna = await at_menu(bot)
    asked = len(checks(server))
    await anna.press("›", exact=True)
    await anna.press("‹", exact=True)
    assert len(checks(server)) == asked
