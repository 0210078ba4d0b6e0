"""The rule will stop a conference: what everybody is told, what they can do, what comes of it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from demo.telegram import Person, Screen
from demo.trueconf import Fault, Generation, Status
from dialogs.alerts.rule.buttons import Act, Button, Open, Page
from services.alerts.kinds import Kind
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.members.scenes import services
from tests.stories.rule.stage import ANNA, BORIS, EVE, ROOM, SAY, TOPIC, House, house_of

GROUP = -100500
KEEP, POSTPONE = SAY("btn-rule-keep"), SAY("btn-rule-postpone", hours=1)
STOP, NOT_ALLOWED = SAY("btn-rule-stop-now"), SAY("error-not-allowed")
BOTH = pytest.mark.parametrize("generation", ["v3.3", "v4"])


async def warned(bot: RunningBot, generation: Generation = "v3.3") -> tuple[House, Person, Person]:
    """Anna and Boris have been warned of a conference with nobody but its host in it."""
    house = await house_of(bot, generation)
    boris = await house.person(BORIS, "Boris", Role.OPERATOR)
    house.forget()
    await house.warn()
    return house, bot.people[ANNA], boris


def of(act: Act, case: int = 1) -> str:
    return Button(act=act, case=case).pack()


@BOTH
async def test_nobody_acts_and_it_is_stopped(bot: RunningBot, generation: Generation) -> None:
    house, anna, boris = await warned(bot, generation)
    warning = house.shown(anna)
    assert f"{TOPIC} will be stopped by rule" in warning.text
    for fact in ("Main", "Participants: 1", "Running for: 5", "Anna Ivanova", f"ID: {ROOM}"):
        assert fact in warning.text
    assert {KEEP, POSTPONE, STOP} <= {*warning.labels}
    await house.pass_(25)
    assert bot.stops() == []
    await house.pass_(5)
    for person in (anna, boris):
        over = await house.reads(person, "Stopped by rule")
        assert TOPIC in over.text
        assert over.labels == []
    assert bot.stops() == [ROOM]
    assert bot.rows("SELECT operator_name, outcome FROM audit") == [("rule", "stopped")]


async def test_somebody_keeps_it(bot: RunningBot) -> None:
    house, anna, boris = await warned(bot)
    pressed = await boris.press(KEEP, message_id=house.message(boris))
    assert pressed.text == SAY("rule-kept")
    for person in (anna, boris):
        over = await house.reads(person, "Boris keeps this session")
        assert over.labels == []
    pressed = await anna.press_data(of(Act.KEEP))
    assert pressed.text == SAY("error-rule-decided", state="kept", by="Boris")
    await house.pass_(120)
    assert bot.stops() == []
    assert len(bot.rows("SELECT 1 FROM policy_cases")) == 1


async def test_somebody_puts_it_off_and_again(bot: RunningBot) -> None:
    house, anna, boris = await warned(bot)
    for number, person in enumerate((boris, anna), 1):
        pressed = await person.press(POSTPONE, message_id=house.message(person))
        assert pressed.text == SAY("rule-postponed", hours=1)
        for each in (anna, boris):
            changed = await house.reads(each, f"Postponed by {('Boris', 'Anna')[number - 1]}")
            assert {KEEP, POSTPONE, STOP} <= {*changed.labels}
    await house.pass_(145)
    assert bot.stops() == []
    await house.pass_(5)
    await house.reads(boris, "Stopped by rule")
    assert bot.stops() == [ROOM]


@BOTH
async def test_to_stop_it_at_once_asks_as_always(bot: RunningBot, generation: Generation) -> None:
    house, anna, boris = await warned(bot, generation)
    await boris.press(STOP, message_id=house.message(boris))
    for fact in ("Stop this conference?", TOPIC, "Participants: 1", "Running for: 5"):
        assert fact in boris.screen.text
    assert bot.stops() == []
    await boris.press("⏹ Stop ")
    await boris.sees("has been stopped")
    await house.look()
    for person in (anna, boris):
        over = await house.reads(person, "Stopped by Boris")
        assert over.labels == []
    assert bot.stops() == [ROOM]
    assert bot.rows("SELECT operator_name, outcome FROM audit") == [("Boris", "stopped")]


async def test_the_card_opens_below(bot: RunningBot) -> None:
    house, anna, _ = await warned(bot)
    await anna.press(SAY("btn-open-card"), message_id=house.message(anna))
    assert f"ID: {ROOM}" in anna.screen.text
    assert anna.screen.message_id > house.message(anna)
    assert {KEEP, POSTPONE, STOP} <= {*house.shown(anna).labels}


async def test_a_warning_of_before_a_restart_still_works(bot: RunningBot) -> None:
    house, anna, boris = await warned(bot)
    await bot.end()
    await house.begin()
    await boris.press(KEEP, message_id=house.message(boris))
    await house.reads(anna, "Boris keeps this session")
    await house.pass_(120)
    assert bot.stops() == []


async def test_what_became_due_while_the_bot_was_away_is_announced_again(bot: RunningBot) -> None:
    house, anna, boris = await warned(bot)
    first = house.message(anna)
    await bot.end()
    house.clock.ahead += timedelta(minutes=40)
    await house.begin()
    await house.look()
    assert bot.stops() == []
    await house.pass_(5)
    await house.sent()
    again = house.shown(anna)
    assert again.message_id > first
    assert "It was announced before" in again.text
    assert {KEEP, POSTPONE, STOP} <= {*again.labels}
    assert bot.stops() == []
    await boris.press(POSTPONE, message_id=house.message(boris))
    for number in (first, house.message(anna)):  # both say the same
        await bot.telegram.until(partial(_says, anna, number, "Postponed by Boris"))
    await house.pass_(70)
    for number in (first, house.message(anna)):
        await bot.telegram.until(partial(_says, anna, number, "Stopped by rule"))
    assert bot.stops() == [ROOM]


async def test_a_server_that_does_not_answer_is_left_alone(bot: RunningBot) -> None:
    house, anna, boris = await warned(bot)
    house.server.faults.add(Fault("/api/", Status(503), times=None))
    await house.pass_(30)
    for person in (anna, boris):
        changed = await house.reads(person, "The server does not answer, so nothing is stopped")
        assert {KEEP, POSTPONE, STOP} <= {*changed.labels}
    await boris.press(KEEP, message_id=house.message(boris))
    await house.reads(anna, "Boris keeps this session")
    assert bot.stops() == []


async def test_a_viewer_is_told_and_decides_nothing(bot: RunningBot) -> None:
    house = await house_of(bot)
    eve = await house.person(EVE, "Eve", Role.VIEWER)
    house.forget()
    await house.warn()
    assert TOPIC in house.shown(eve).text
    assert house.shown(eve).labels == []
    for act in (Act.KEEP, Act.POSTPONE, Act.STOP):
        assert (await eve.press_data(of(act))).text == NOT_ALLOWED
    assert bot.rows("SELECT state FROM policy_cases") == [("waiting",)]
    await house.pass_(30)
    await house.reads(eve, "Stopped by rule")


async def test_who_becomes_a_viewer_loses_the_old_keys(bot: RunningBot) -> None:
    house, _, boris = await warned(bot)
    services(bot).operators.admit(BORIS, "Boris", Role.VIEWER, None)
    for label in (KEEP, POSTPONE, STOP):
        pressed = await boris.press(label, message_id=house.message(boris))
        assert pressed.text == NOT_ALLOWED
    assert bot.rows("SELECT state FROM policy_cases") == [("waiting",)]


async def test_operators_of_other_servers_hear_and_do_nothing(bot: RunningBot) -> None:
    await bot.add_server("Branch")
    house = await house_of(bot)
    branch = next(each.id for each in services(bot).servers.all() if each.name == "Branch")
    boris = await house.person(BORIS, "Boris", Role.OPERATOR, {branch})
    house.forget()
    await house.warn()
    assert bot.rows("SELECT 1 FROM alerts WHERE chat_id = ?", BORIS) == []
    main = house.main.id
    pages = [Open(page=each, server_id=main).pack() for each in Page]
    for data in (*map(of, Act), *pages):
        assert (await boris.press_data(data)).text == NOT_ALLOWED
    assert bot.rows("SELECT state FROM policy_cases") == [("waiting",)]


async def test_what_somebody_removed_presses_is_refused(bot: RunningBot) -> None:
    house, anna, boris = await warned(bot)
    services(bot).operators.dismiss(BORIS)
    for label in (KEEP, POSTPONE, STOP):
        pressed = await boris.press(label, message_id=house.message(boris))
        assert pressed.text == SAY("stranger-alert", id=str(BORIS))
    assert bot.rows("SELECT state FROM policy_cases") == [("waiting",)]
    await house.pass_(30)
    await house.reads(anna, "Stopped by rule")


async def test_a_group_reads_along(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    bot.telegram.group(GROUP)
    house = await house_of(bot)
    house.forget()
    await house.warn()
    (said,) = bot.telegram.messages(GROUP)
    assert TOPIC in said.text
    assert Screen.of(said).labels == []
    await house.policy.postpone(bot.operator(ANNA), 1)
    await bot.until(lambda: "Postponed by" in bot.telegram.messages(GROUP)[0].text)
    (said,) = bot.telegram.messages(GROUP)
    assert Screen.of(said).labels == []


async def test_why_nothing_was_stopped(bot: RunningBot) -> None:
    house, anna, _ = await warned(bot)
    house.server.world.end(ROOM)
    await house.pass_(5)
    over = await house.reads(anna, "ended by itself")
    assert over.labels == []
    assert bot.stops() == []
    for act in (Act.OPEN, Act.STOP):
        pressed = await anna.press_data(of(act))
        assert pressed.text == SAY("error-conference-ended")


async def test_forged_buttons(bot: RunningBot) -> None:
    _, anna, _ = await warned(bot)
    for data in (of(Act.KEEP, 999), of(Act.STOP, 999), "al-case:x:1", "al-rule:menu:1"):
        assert (await anna.press_data(data)).alert
    assert bot.rows("SELECT state FROM policy_cases") == [("waiting",)]


async def test_a_yes_after_the_rule_says_who_stopped_it(bot: RunningBot) -> None:
    house, anna, _ = await warned(bot)
    await anna.press(STOP, message_id=house.message(anna))
    await house.pass_(30)
    await bot.until(lambda: bot.outcomes() == ["stopped"])
    await anna.press("⏹ Stop ")
    await bot.telegram.until(lambda: "already ended" in anna.screen.text)
    assert "The rule stopped it" in anna.screen.text
    assert bot.stops() == [ROOM]


async def test_each_conference_has_a_message_of_its_own(bot: RunningBot) -> None:
    house = await house_of(bot)
    house.forget()
    house.forget("4406127734", "Stand-up")
    await house.warn()
    messages = bot.rows("SELECT message_id FROM alerts WHERE kind = ?", Kind.RULE_WARNING)
    assert len({*messages}) == 2


def _says(person: Person, number: int, text: str) -> bool:
    return text in person.chat.messages[number].text
