"""An owner sees which invitations wait, and withdraws one: it is worth nothing at once."""

from __future__ import annotations

import pytest

from demo.telegram import Person
from services.members import NotInvited
from tests.running_bot import RunningBot
from tests.stories.members.scenes import EVE, acts, let_in, link, services
from tests.stories.screens.scenes import at_menu, words

ASKED = words().html("people-asked")


async def to_invitations(anna: Person, invited: int = 1) -> None:
    for label in ("btn-open-preferences", "btn-people"):
        await anna.press(words().text(label))
    await anna.press(words().text("btn-invitations", invited=invited))


def refusal(user_id: int) -> str:
    return words().html("stranger-refusal", id=str(user_id))


async def test_a_link_that_nobody_has_opened(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    code = await link(bot)
    await to_invitations(anna)
    assert "1. operator" in anna.screen.text
    await anna.press("1")
    assert "Nobody has opened it" in anna.screen.text
    await anna.press("Withdraw")
    assert anna.screen.text.startswith("No invitation is open.")
    await anna.press("Back")
    assert not any("Invitations" in label for label in anna.screen.labels)
    eve = bot.add_person(EVE, "Eve")
    await eve.send(f"/start {code}", wait=True)
    assert eve.screen.html == refusal(EVE)
    assert ("Anna", "withdrew", "done") in acts(bot)


async def test_somebody_who_waits_is_not_let_in_any_more(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    eve = bot.add_person(EVE, "Eve <b>")
    await eve.send(f"/start {await link(bot)}", wait=True)
    assert eve.screen.html == ASKED
    await anna.sees(str(EVE))
    question = anna.screen
    admission, owner = services(bot).admission, bot.operator(anna.id)
    [waiting] = await admission.invitations(owner)
    assert waiting.asked_by == "Eve <b>"
    await admission.withdraw(owner, waiting.id)
    data = str(question.button(words().text("btn-let-in")).data)
    press = await anna.press_data(data, message_id=question.message_id)
    assert press.text == words().text("error-not-invited")
    assert services(bot).operators.get(EVE) is None


async def test_one_that_was_answered_meanwhile_is_not_withdrawn(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await link(bot)
    await to_invitations(anna)
    await anna.press("1")
    admission, owner = services(bot).admission, bot.operator(anna.id)
    [waiting] = await admission.invitations(owner)
    await admission.withdraw(owner, waiting.id)
    with pytest.raises(NotInvited):
        await admission.withdraw(owner, waiting.id)
    press = await anna.press("Withdraw")
    assert press.text == words().text("error-not-invited")


async def test_an_old_one_is_not_shown(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await link(bot)
    await bot.change("UPDATE invitations SET created_at = datetime(created_at, '-25 hours')")
    assert await services(bot).admission.invitations(bot.operator(anna.id)) == []


async def test_a_member_sees_none(bot: RunningBot) -> None:
    await bot.add_server()
    await at_menu(bot)
    boris = await let_in(bot)
    await boris.send("/preferences", wait=True)
    assert not any("People" in label for label in boris.screen.labels)
