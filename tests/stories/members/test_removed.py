"""Somebody who is removed, or sees less, hears nothing more of it."""

from __future__ import annotations

from dataclasses import replace

from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import alerts_to, outage, put, settled
from tests.stories.members.scenes import acts, let_in, server_id, services
from tests.stories.screens.scenes import ANNA, BORIS, at_menu, hold, words


async def alone_with_boris(bot: RunningBot) -> None:
    hold(await bot.add_server("Main"))
    await bot.add_server("Branch")
    await at_menu(bot)
    await let_in(bot)
    await settled(bot)


async def remove(bot: RunningBot) -> None:
    await services(bot).members.remove(bot.operator(ANNA), BORIS)


async def test_alerts_go_to_those_who_may_see_the_server(bot: RunningBot) -> None:
    await alone_with_boris(bot)
    before = len(alerts_to(bot, BORIS))
    members, anna = services(bot).members, bot.operator(ANNA)
    await members.change(anna, BORIS, Role.VIEWER, {server_id(bot, "Branch")})
    await put(bot, outage(bot, "Main"), outage(bot, "Branch", 2))
    await settled(bot)
    await bot.until(lambda: len(alerts_to(bot, BORIS)) == before + 1)
    assert "Branch" in alerts_to(bot, BORIS)[-1]
    assert "Main" in "".join(alerts_to(bot, ANNA))


async def test_what_waits_for_somebody_removed_is_given_up(bot: RunningBot) -> None:
    """Also what Telegram did not take before."""
    await alone_with_boris(bot)
    boris = bot.people[BORIS]
    boris.blocks_bot()
    await put(bot, outage(bot))
    await bot.until(lambda: services(bot).outbox.is_paused(BORIS))
    told = alerts_to(bot, BORIS)
    await remove(bot)
    boris.unblocks()
    await services(bot).outbox.resume(BORIS)
    await settled(bot)
    assert alerts_to(bot, BORIS) == told
    await put(bot, outage(bot, "Branch", 2))
    await settled(bot)
    assert alerts_to(bot, BORIS) == told
    assert ("Anna", "removed", "done") in acts(bot)


async def test_a_removed_member_is_told_nothing_after_a_restart(bot: RunningBot) -> None:
    await alone_with_boris(bot)
    await remove(bot)
    await bot.restart()
    assert services(bot).operators.get(BORIS) is None
    await put(bot, outage(bot))
    await settled(bot)
    assert not any("Main" in each for each in alerts_to(bot, BORIS))


async def test_a_screen_that_keeps_itself_current_asks_no_more(bot: RunningBot) -> None:
    limits = bot.limits
    bot.limits = replace(limits, current=replace(limits.current, pause=0.2))
    await alone_with_boris(bot)
    boris = bot.people[BORIS]
    anna = bot.people[ANNA]
    for person in (anna, boris):
        await person.send("/start", wait=True)
        await person.sees("Branch")
    await remove(bot)
    seen = boris.screen
    server = bot.servers["Main"]
    hold(server, "Another", room="999")
    await anna.sees("2 conferences")  # by itself; his look would have come before hers or soon
    hold(server, "One more", room="998")
    await anna.sees("3 conferences")
    assert boris.screen == seen


async def test_who_comes_back_keeps_their_language(bot: RunningBot) -> None:
    await alone_with_boris(bot)
    operators = services(bot).operators
    await operators.choose_language(operators.ensure(BORIS), "de")
    await remove(bot)
    await bot.restart()
    await let_in(bot)
    boris = bot.people[BORIS]
    await boris.send("/start", wait=True)
    await bot.telegram.until(
        lambda: words("de").text("btn-open-preferences") in boris.screen.labels
    )
    assert services(bot).operators.ensure(BORIS).language == "de"
