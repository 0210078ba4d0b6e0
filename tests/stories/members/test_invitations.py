"""A link lets one person ask; only an owner's answer lets them in."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.members.scenes import EVE, acts, let_in, link, server_id, services
from tests.stories.screens.scenes import ANNA, BORIS, at_menu, hold, words

ASKED = words().html("people-asked")


def refusal(user_id: int) -> str:
    return words().html("stranger-refusal", id=str(user_id))


async def test_a_leaked_link_harms_nobody(bot: RunningBot) -> None:
    """Whoever has it becomes a name on the owner's screen, and no more."""
    server = await bot.add_server()
    anna = await at_menu(bot)
    code = await link(bot)
    asked = len(server.requests)
    eve, boris = bot.add_person(EVE, "Eve <b>"), bot.add_person(BORIS, "Boris")
    await eve.send(f"/start {code}", wait=True)
    assert eve.screen.html == ASKED
    await anna.sees("Eve <b>")
    assert str(EVE) in anna.screen.text
    await eve.send("/start", wait=True)
    assert eve.screen.html == refusal(EVE)  # still a stranger
    await boris.send(f"/start {code}", wait=True)
    assert boris.screen.html == refusal(BORIS)
    await anna.press(words().text("btn-turn-away"))
    assert words().text("people-turned-away", name="Eve <b>").split("<b>")[0] in anna.screen.text
    assert services(bot).operators.get(EVE) is None
    assert len(server.requests) == asked
    assert bot.rows("SELECT 1 FROM members") == []
    assert ("Anna", "turned-away", "done") in acts(bot)


async def test_two_people_use_one_link_at_once(bot: RunningBot) -> None:
    await bot.add_server()
    await at_menu(bot)
    code = await link(bot)
    eve, boris = bot.add_person(EVE, "Eve"), bot.add_person(BORIS, "Boris")
    await asyncio.gather(*(each.send(f"/start {code}", wait=True) for each in (eve, boris)))
    assert sorted(each.screen.html == ASKED for each in (eve, boris)) == [False, True]
    assert len(bot.rows("SELECT 1 FROM alerts WHERE kind = 'member-asks'")) == 1


async def test_the_question_is_answered_once(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    boris = bot.add_person(BORIS, "Boris")
    await boris.send(f"/start {await link(bot)}", wait=True)
    await anna.sees(str(BORIS))
    question = anna.screen
    await anna.press(words().text("btn-let-in"))
    for key in ("btn-turn-away", "btn-let-in"):
        data = str(question.button(words().text(key)).data)
        press = await anna.press_data(data, message_id=question.message_id)
        assert press.text == words().text("error-not-invited")
    await boris.sees("/start")
    await boris.send("/servers", wait=True)
    assert boris.screen.text.startswith("Main")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.VIEWER])
async def test_only_who_may_switch_it_is_asked_about_monitoring(
    bot: RunningBot, role: Role
) -> None:
    await bot.add_server()
    await at_menu(bot)
    boris = await let_in(bot, role)
    await bot.change("UPDATE operators SET greeted = 0 WHERE id = ?", BORIS)
    await bot.restart()
    await boris.send("/start", wait=True)
    await boris.sees("Boris")
    await boris.press(boris.screen.labels[0])
    asked = words().text("btn-monitor-all") in boris.screen.labels
    assert asked is (role is Role.OPERATOR)


async def test_a_link_is_good_for_a_day(bot: RunningBot) -> None:
    now = datetime.now(UTC)
    bot.now = lambda: now
    await bot.add_server()
    await at_menu(bot)
    code = await link(bot)
    now += timedelta(hours=24, seconds=1)
    boris = bot.add_person(BORIS, "Boris")
    await boris.send(f"/start {code}", wait=True)
    assert boris.screen.html == refusal(BORIS)


async def test_nobody_guesses_a_link(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    code = await link(bot)
    eve = bot.add_person(EVE, "Eve")
    for number in range(5):
        await eve.send(f"/start guess{number}")
    await eve.send(f"/start {code}")
    await anna.send("typed", wait=True)
    await bot.end()  # everything before it has been handled
    assert bot.rows("SELECT state FROM invitations") == [("open",)]
    assert eve.screen.html == refusal(EVE)


async def test_the_code_is_kept_nowhere(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    say = words().text
    await anna.press(say("btn-open-preferences"))
    await anna.press(say("btn-people"))
    await anna.press(say("btn-invite"))
    await anna.press(say("people-role-name", role="viewer"))
    await anna.press(say("btn-make-link"))
    code = anna.screen.text.partition("?start=")[2].split()[0]
    assert len(code) > 20
    await bot.restart()
    stored = (bot.folder / "data" / "bot.sqlite3").read_bytes()
    assert code.encode() not in stored
    assert not any(code in line for line in bot.records.lines if "bot." in line[:12])
    boris = bot.add_person(BORIS, "Boris")
    await boris.send(f"/start {code}", wait=True)
    assert boris.screen.html == ASKED


async def test_members_outlive_a_restart_with_what_they_may_see(bot: RunningBot) -> None:
    hold(await bot.add_server("Main"))
    await bot.add_server("Branch")
    await at_menu(bot)
    await let_in(bot, Role.VIEWER, {server_id(bot, "Branch")})
    await bot.restart()
    boris = bot.people[BORIS]
    await boris.send("/start", wait=True)
    await boris.sees("Branch")
    assert boris.screen.text.startswith("Branch")  # the menu of the only one
    found = services(bot).members.get(bot.operator(ANNA), BORIS)
    assert (found.role, found.let_in_by, found.name) == (Role.VIEWER, "Anna", "Boris")
    assert acts(bot) == [
        ("Anna", "invited", "done"),
        ("Boris", "asked", "done"),
        ("Anna", "let-in", "done"),
    ]
