"""The running conferences of all servers on one screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from demo.trueconf import Fault, Status
from l10n.texts import LOCALES, available
from services.stop import Outcome
from tests.running_bot import RunningBot
from tests.stories.everywhere.stage import UNREACHABLE, by_server, say, tells_a_time, three, title
from tests.stories.monitoring.scenes import monitored
from tests.stories.screens.scenes import words
from tests.stories.screens.test_answers import SOON, Gate


async def test_one_command_shows_who_is_meeting(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.hold("Head", "Short", minutes=5)
    stage.hold("Head", "Long", minutes=50)
    stage.hold("Training", "Lesson", [], minutes=90)
    await bot.begin()
    await stage.open("/conferences", "3 running conferences")
    assert title(stage.anna) == "3 running conferences · 3 servers"
    assert by_server(stage.anna) == {"Head": ["Long", "Short"], "Training": ["Lesson"]}
    assert "3. Lesson ⚠️ · 1\xa0h\xa030\xa0min · empty" in stage.anna.screen.text
    assert tells_a_time(stage.anna.screen.text.splitlines()[-1])
    labels = ["1", "2", "3", "⇅ Sort, filter", "✅ Select…", "🔄 Refresh", "◀ Back"]
    assert stage.anna.screen.labels == labels
    await stage.anna.press("Back")
    assert "All 3 servers are running" in stage.anna.screen.text
    await stage.anna.press("Conferences")
    assert title(stage.anna) == "3 running conferences · 3 servers"


async def test_nothing_runs_anywhere(bot: RunningBot) -> None:
    stage = await three(bot)
    await bot.begin()
    await stage.open("/conferences", "servers")
    assert title(stage.anna) == "No running conferences · 3 servers"
    assert stage.anna.screen.labels == ["🔄 Refresh", "◀ Back"]


async def test_a_server_that_cannot_be_read_is_named_with_the_reason(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.hold("Head", "Talk")
    stage.servers["Branch"].faults.add(Fault("/logs/calls", Status(403), times=None))
    await stage.servers["Training"].stop()
    await bot.begin()
    await stage.open("/conferences", "running")
    assert title(stage.anna) == "1+ running conference · 3 servers, 2 not read"
    assert f"Training: {UNREACHABLE}" in stage.anna.screen.text
    assert f"Branch: {say('verdict-api-error')}" in stage.anna.screen.text
    await stage.servers["Training"].start()
    stage.servers["Branch"].faults.clear()
    await stage.anna.press("Refresh")
    assert title(stage.anna) == "1 running conference · 3 servers"


async def test_all_servers_that_cannot_be_read_are_not_without_conferences(
    bot: RunningBot,
) -> None:
    stage = await three(bot)
    for server in stage.servers.values():
        await server.stop()
    await bot.begin()
    await stage.open("/conferences", "Training")
    assert "running" not in title(stage.anna)
    assert stage.anna.screen.text.count(UNREACHABLE) == 3


async def test_one_that_hangs_holds_up_no_other_and_is_filled_in(
    bot: RunningBot, gates: list[Gate]
) -> None:
    stage = await three(bot)
    stage.hold("Head", "Talk")
    stage.hold("Branch", "Late")
    bot.limits = replace(bot.limits, answers=SOON)
    gates.append(Gate(stage.servers["Branch"]))
    await bot.begin()
    await stage.open("/conferences", "Talk")
    await bot.telegram.until(lambda: title(stage.anna).endswith(", 1 not read"))
    assert title(stage.anna).startswith("1+ running conference")
    assert "Branch: ⏳" in stage.anna.screen.text
    gates[0].open()
    await stage.anna.sees("Late")
    await bot.telegram.until(lambda: title(stage.anna) == "2 running conferences · 3 servers")
    assert by_server(stage.anna) == {"Head": ["Talk"], "Branch": ["Late"]}


async def test_old_rows_of_one_that_hangs_have_their_age(
    bot: RunningBot, gates: list[Gate]
) -> None:
    stage = await three(bot)
    stage.hold("Branch", "Talk")
    bot.limits = replace(bot.limits, answers=SOON)
    await bot.begin()
    await stage.open("/conferences", "Talk")
    await bot.telegram.until(lambda: "⏳" not in stage.anna.screen.text)
    gates.append(Gate(stage.servers["Branch"]))
    await stage.anna.press("Refresh")
    await stage.anna.sees("Branch · 1 (just now)")


async def test_35_conferences_in_pages(bot: RunningBot) -> None:
    stage = await three(bot)
    topics = {"Head": 15, "Branch": 12, "Training": 8}
    for server, many in topics.items():
        for number in range(many):
            stage.hold(server, f"{server} {number}", minutes=60 - number)
    await bot.begin()
    await stage.open("/conferences", "35 running conferences")
    pages = [by_server(stage.anna)]
    for _ in range(4):
        await stage.anna.press("›", exact=True)
        pages.append(by_server(stage.anna))
    sizes = [{server: len(rows) for server, rows in page.items()} for page in pages]
    assert sizes == [
        {"Head": 7},
        {"Head": 7},
        {"Head": 1, "Branch": 6},
        {"Branch": 6, "Training": 1},
        {"Training": 7},
    ]
    seen = [topic for page in pages for rows in page.values() for topic in rows]
    assert seen == [f"{name} {number}" for name, many in topics.items() for number in range(many)]
    await stage.anna.press("31", exact=True)
    assert stage.anna.screen.text.startswith("Training 3\nTraining")
    await stage.anna.press("Back")
    assert by_server(stage.anna) == pages[-1]
    assert "5/5" in stage.anna.screen.labels


async def test_three_taps_stop_one(bot: RunningBot) -> None:
    stage = await three(bot)
    room = stage.hold("Branch", "Talk")
    stage.hold("Head", "Other")
    await bot.begin()
    await stage.open("/conferences", "2 running conferences")
    await stage.anna.press("2", exact=True)
    assert stage.anna.screen.text.startswith("Talk\nBranch")
    assert "forgotten" not in stage.anna.screen.text
    await stage.anna.press("Stop…")
    await stage.anna.press("⏹ Stop ")
    await stage.anna.sees("has been stopped")
    assert bot.stops("Branch") == [room]
    assert bot.outcomes() == [Outcome.STOPPED]
    await stage.anna.press("◀ List")
    assert title(stage.anna) == "1 running conference · 3 servers"
    assert by_server(stage.anna) == {"Head": ["Other"]}


async def test_a_server_that_was_removed_meanwhile(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.hold("Head", "Talk")
    stage.hold("Training", "Lesson")
    await bot.begin()
    await stage.open("/conferences", "2 running conferences")
    await bot.end()
    removed = bot.servers.pop("Training")
    await bot.begin()
    press = await stage.anna.press("2", exact=True)
    assert say("error-server-gone") in press.text + stage.anna.screen.text
    await stage.open("/conferences", "1 running conference · 2 servers")
    await removed.stop()


async def test_a_row_of_a_session_that_is_over_is_refused(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.hold("Head", "Talk")
    await bot.begin()
    await stage.open("/conferences", "1 running conference")
    world = stage.servers["Head"].world
    world.end(world.running()[0].id)
    await bot.restart()
    press = await stage.anna.press("1", exact=True)
    assert say("error-conference-ended") in press.text + stage.anna.screen.text


@pytest.mark.parametrize("language", available(LOCALES))
async def test_every_language(bot: RunningBot, language: str) -> None:
    stage = await three(bot, language)
    stage.hold("Head", "Talk", [])
    await stage.servers["Training"].stop()
    await bot.begin()
    unreachable = f"Training: {words(language).text('verdict-unreachable')}"
    for command in ("/conferences", "/online", "/forgotten"):
        await stage.open(command, unreachable)
        assert "everywhere" not in stage.anna.screen.text


async def test_each_list_is_read_once_also_with_monitoring(bot: RunningBot) -> None:
    stage = await three(bot)
    stage.servers["Watched"] = await monitored(bot, "Watched", interval=600.0)
    await bot.begin()
    await bot.until(lambda: stage.lists_read("Watched") == 1)  # by its first check
    before = [stage.lists_read(server) for server in stage.servers]
    assert before == [0, 0, 0, 1]
    await stage.open("/conferences", "4 servers")
    once = [stage.lists_read(server) - n for server, n in zip(stage.servers, before, strict=True)]
    assert once == [1] * 4
    await stage.anna.press("Refresh")
    again = [stage.lists_read(server) - n for server, n in zip(stage.servers, before, strict=True)]
    assert again == [2] * 4
