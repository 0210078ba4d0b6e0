"""Forgotten conferences of all servers: the searches side by side, and the stop from here."""

from __future__ import annotations

from dataclasses import replace

from services.forgotten.searches import SERVERS_AT_ONCE
from services.stop import Outcome
from tests.running_bot import RunningBot
from tests.stories.everywhere.stage import UNREACHABLE, by_server, tells_a_time, three, title
from tests.stories.screens.scenes import HOST
from tests.stories.screens.test_answers import SOON, Gate


async def test_one_command_finds_them_everywhere(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.hold("Head", "Empty", [], minutes=90)
    stage.hold("Head", "Young", [], minutes=30)
    stage.hold("Training", "Alone", minutes=150)
    await bot.begin()
    await stage.open("/forgotten", "2 conferences look forgotten · 3 servers")
    assert by_server(stage.anna) == {"Head": ["Empty"], "Training": ["Alone"]}
    assert "2\xa0h\xa030\xa0min · only the moderator is there" in stage.anna.screen.text
    assert stage.anna.screen.text.splitlines()[1] == "Older than 1\xa0h"
    assert tells_a_time(stage.anna.screen.text.splitlines()[-1])
    await stage.anna.press("Back")
    await stage.anna.press("Forgotten")
    assert title(stage.anna) == "2 conferences look forgotten · 3 servers"


async def test_nothing_is_forgotten(bot: RunningBot) -> None:
    stage = await three(bot)
    await bot.begin()
    await stage.open("/forgotten", "No conference looks forgotten · 3 servers")
    assert stage.anna.screen.labels == ["🔄 Refresh", "◀ Back"]


async def test_three_taps_stop_one_that_is_judged_again(bot: RunningBot) -> None:
    stage = await three(bot)
    room = stage.hold("Training", "Alone", minutes=150)
    stage.hold("Head", "Empty", [], minutes=90)
    await bot.begin()
    await stage.open("/forgotten", "2 conferences look forgotten")
    await stage.anna.press("2", exact=True)
    assert "Looks forgotten: only the moderator is there" in stage.anna.screen.text
    await stage.anna.press("Stop…")
    world = stage.servers["Training"].world
    world.join(world.running()[0].id, replace(HOST, id="petrov"))
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("no longer looks forgotten")
    assert bot.stops("Training") == []
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert bot.stops("Training") == [room]
    assert bot.outcomes() == [Outcome.ASKED_AGAIN, Outcome.STOPPED]
    await stage.anna.press("◀ List")
    assert by_server(stage.anna) == {"Head": ["Empty"]}


async def test_a_server_that_hangs_and_one_that_is_down(
    bot: RunningBot, gates: list[Gate]
) -> None:
    stage = await three(bot)
    bot.limits = replace(bot.limits, answers=SOON)
    stage.hold("Head", "Empty", [], minutes=90)
    stage.hold("Branch", "Late", [], minutes=120)
    await stage.servers["Training"].stop()
    gates.append(Gate(stage.servers["Branch"], "/participants"))
    await bot.begin()
    await stage.open("/forgotten", "1 of 2 conferences, 2 of 3 servers done")
    assert title(stage.anna) == "1+ conference looks forgotten · 3 servers, 2 not read"
    assert f"Training: {UNREACHABLE}" in stage.anna.screen.text
    assert by_server(stage.anna) == {"Head": ["Empty"]}
    assert stage.anna.screen.labels == ["1", "✖ Cancel"]
    gates[0].open()
    await stage.anna.sees("2+ conferences look forgotten · 3 servers, 1 not read")
    assert by_server(stage.anna) == {"Head": ["Empty"], "Branch": ["Late"]}
    several = ["⏹ Stop all 2…", "✅ Select…"]
    assert stage.anna.screen.labels == [*several, "1", "2", "🔄 Refresh", "◀ Back"]


async def test_cancelled(bot: RunningBot, gates: list[Gate]) -> None:
    stage = await three(bot)
    bot.limits = replace(bot.limits, answers=SOON)
    stage.hold("Branch", "Late", [], minutes=120)
    gates.append(Gate(stage.servers["Branch"], "/participants"))
    await bot.begin()
    await stage.open("/forgotten", "2 of 3 servers done")
    await stage.anna.press("Cancel")
    await stage.anna.sees("3 servers are running")
    gates[0].open()
    await stage.anna.press("Forgotten")
    await stage.anna.sees("1 conference looks forgotten · 3 servers")


async def test_the_threshold_of_each_server_holds_and_is_said(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.hold("Head", "Hidden", [], minutes=90)
    stage.hold("Branch", "Found", [], minutes=90)
    await bot.begin()
    await stage.open("/forgotten", "2 conferences look forgotten")
    await bot.change(
        "INSERT INTO thresholds (operator_id, server_id, hours) "
        "SELECT ?, id, 24 FROM servers WHERE name = 'Head'",
        stage.anna.id,
    )
    await stage.anna.press("Refresh")
    assert by_server(stage.anna) == {"Branch": ["Found"]}
    assert stage.anna.screen.text.splitlines()[1] == "Older than 1\xa0h (Head: 24\xa0h)"


async def test_doubts_stand_apart(bot: RunningBot, gates: list[Gate]) -> None:
    stage = await three(bot)
    stage.hold("Head", "Unread", minutes=150)
    stage.hold("Branch", "Empty", [], minutes=90)
    gate = Gate(stage.servers["Head"], "/participants")
    gates.append(gate)
    gate.refuse()
    await bot.begin()
    await stage.open("/forgotten", "1 conference looks forgotten")
    assert title(stage.anna).endswith(" · 1 could not be checked")
    assert [*by_server(stage.anna).items()] == [("Branch", ["Empty"]), ("Head", ["Unread"])]
    assert "❔ Head: could not be checked\n2. ❔ Unread" in stage.anna.screen.text


async def test_many_servers_take_their_turns(bot: RunningBot, gates: list[Gate]) -> None:
    stage = await three(bot)
    bot.limits = replace(bot.limits, answers=SOON)
    names = [f"S{number}" for number in range(SERVERS_AT_ONCE)]
    await stage.add(*names)
    gates += [Gate(stage.servers[name]) for name in names]
    stage.hold("Training", "Empty", [], minutes=90)
    bot.servers = {name: bot.servers[name] for name in [*names, "Head", "Branch", "Training"]}
    await bot.begin()
    await stage.open("/forgotten", "0 of 11 servers done")
    await bot.until(lambda: all(gate.held for gate in gates))
    assert stage.lists_read("Training") == 0
    gates[0].open()
    await stage.anna.sees("1+ conference looks forgotten")
    await stage.anna.press("Cancel")
    for gate in gates:
        gate.open()
