"""Links that lead somebody in twice, or whom nobody has answered for long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Person
from services.members import NotInvited, TooManyInvitations
from services.members.invitations import MOST_OPEN
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.members.scenes import acts, let_in, link, services
from tests.stories.screens.scenes import ANNA, BORIS, at_menu, hold, words

SAY = words()


async def open_link(bot: RunningBot, boris: Person, role: Role) -> int:
    """The number of the invitation by which he asks."""
    await boris.send(f"/start {await link(bot, role)}", wait=True)
    asked = "SELECT max(id) FROM invitations WHERE state = 'asked' AND role = ?"
    return await bot.until(lambda: bot.rows(asked, role)[0][0])


async def answer(bot: RunningBot, number: int) -> None:
    await services(bot).admission.let_in(bot.operator(ANNA), number)


async def test_of_two_questions_about_one_person_only_the_first_answer_counts(
    bot: RunningBot,
) -> None:
    """Else an old question would turn a viewer into an operator."""
    await bot.add_server()
    await at_menu(bot)
    boris = bot.add_person(BORIS, "Boris")
    as_operator = await open_link(bot, boris, Role.OPERATOR)
    as_viewer = await open_link(bot, boris, Role.VIEWER)
    await answer(bot, as_viewer)
    with pytest.raises(NotInvited):
        await answer(bot, as_operator)
    assert bot.rows("SELECT role FROM members") == [(Role.VIEWER,)]


async def test_a_question_that_came_while_its_person_was_let_in_is_over(bot: RunningBot) -> None:
    """Neither does it change what they are, nor does it let them in after their removal."""
    hold(await bot.add_server())
    await at_menu(bot)
    boris = bot.add_person(BORIS, "Boris")
    number = await open_link(bot, boris, Role.OPERATOR)
    await let_in(bot, Role.VIEWER)
    await bot.change("UPDATE invitations SET state = 'asked' WHERE id = ?", number)
    with pytest.raises(NotInvited):
        await answer(bot, number)
    assert bot.rows("SELECT role FROM members") == [(Role.VIEWER,)]
    await services(bot).members.remove(bot.operator(ANNA), BORIS)
    with pytest.raises(NotInvited):
        await answer(bot, number)
    assert services(bot).operators.get(BORIS) is None
    assert bot.rows("SELECT 1 FROM members") == []


async def test_a_question_is_open_for_a_week(bot: RunningBot) -> None:
    now = datetime.now(UTC)
    bot.now = lambda: now
    await bot.add_server()
    anna = await at_menu(bot)
    number = await open_link(bot, bot.add_person(BORIS, "Boris"), Role.OPERATOR)
    await anna.sees(str(BORIS))
    question = anna.screen
    now += timedelta(days=7, seconds=1)
    for key in ("btn-let-in", "btn-turn-away"):
        press = await anna.press_data(
            str(question.button(SAY.text(key)).data), message_id=question.message_id
        )
        assert press.text == SAY.text("error-not-invited")
    assert services(bot).operators.get(BORIS) is None
    assert bot.rows("SELECT state FROM invitations WHERE id = ?", number) == [("asked",)]


async def test_who_waits_for_an_answer_counts_as_open(bot: RunningBot) -> None:
    now = datetime.now(UTC)
    bot.now = lambda: now
    await bot.add_server()
    await at_menu(bot)
    await open_link(bot, bot.add_person(BORIS, "Boris"), Role.OPERATOR)
    for _ in range(MOST_OPEN - 1):
        await link(bot)
    with pytest.raises(TooManyInvitations):
        await link(bot)
    now += timedelta(hours=25)  # the others are over, his question is not
    for _ in range(MOST_OPEN - 1):
        await link(bot)
    with pytest.raises(TooManyInvitations):
        await link(bot)


async def test_a_member_who_opens_a_link_is_told_that_it_changes_nothing(bot: RunningBot) -> None:
    """And leaves it to whom it was meant for."""
    await bot.add_server()
    await at_menu(bot)
    boris = await let_in(bot, Role.VIEWER)
    code = await link(bot, Role.OPERATOR)
    await boris.send(f"/start {code}", wait=True)
    await boris.sees("Main")
    said = [each.text for each in bot.telegram.messages(BORIS) if each.sender.is_bot]
    assert SAY.text("people-in-already") in said
    assert bot.rows("SELECT role FROM members") == [(Role.VIEWER,)]
    eve = bot.add_person(1003, "Eve")
    await eve.send(f"/start {code}", wait=True)
    assert eve.screen.html == SAY.html("people-asked")
    assert [each[1] for each in acts(bot)].count("asked") == 2
