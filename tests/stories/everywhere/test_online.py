"""How many users are online on all servers."""

from __future__ import annotations

from dataclasses import replace

from services.conferences import UsersLimits
from tests.running_bot import RunningBot
from tests.stories.everywhere.stage import UNREACHABLE, tells_a_time, three


async def test_the_sum_and_each_server(bot: RunningBot) -> None:
    stage = await three(bot)
    for online, server in enumerate(stage.servers.values(), 3):
        server.world.add_users(9, online=online)
    await bot.begin()
    await stage.open("/online", "Users online: 12 · 3 servers")
    *_, head, branch, training, time = stage.anna.screen.text.splitlines()
    assert [head, branch, training] == [
        "Head: 3 · 0 guests",
        "Branch: 4 · 0 guests",
        "Training: 5 · 0 guests",
    ]
    assert tells_a_time(time)
    await stage.anna.press("Back")
    await stage.anna.press("Online")
    assert stage.anna.screen.text.startswith("Users online: 12")


async def test_a_server_that_is_missing_is_named_first(bot: RunningBot) -> None:
    stage = await three(bot)
    bot.limits = replace(bot.limits, users=UsersLimits(count_age=0.001))
    for server in stage.servers.values():
        server.world.add_users(9, online=2)
    await stage.servers["Training"].stop()
    await bot.begin()
    await stage.open("/online", "Users online: 4+ · 3 servers, 1 not read")
    assert "Guests in conferences: 0+" in stage.anna.screen.text
    assert stage.anna.screen.text.index("Training") < stage.anna.screen.text.index("Head")
    assert f"Training: {UNREACHABLE}" in stage.anna.screen.text
    for name in ("Head", "Branch"):
        await stage.servers[name].stop()
    await stage.anna.press("Refresh")
    assert stage.anna.screen.text.startswith("Users online: — · 3 servers, 3 not read")
    assert "as of" not in stage.anna.screen.text
