"""Somebody takes an alert: its messages say so for everyone, and the end names who had it."""

from __future__ import annotations

import asyncio

import pytest

from services.alerts.kinds import Kind
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import settled
from tests.stories.attention.scenes import (
    BACK,
    BORIS,
    CLARA,
    TAKE,
    alert_to,
    attention,
    count,
    down,
    looked,
    reads,
    says,
    services_of,
)
from tests.stories.members.scenes import acts, let_in
from tests.stories.monitoring.scenes import ANNA, alarm, comes_back, server_of
from tests.stories.screens.scenes import words
from tests.stories.watch import scenes as watch

TAKE_FIRST = "al-g-take:1:1"  # the button under the alert of the first outage
ON_IT = r"Anna is on it since \d"


def taken(bot: RunningBot) -> list[tuple[str | None]]:
    return bot.rows("SELECT taken_name FROM attention ORDER BY thread")


async def test_it_is_taken_for_everyone_and_the_end_names_who_had_it(bot: RunningBot) -> None:
    server, (anna, boris) = await down(bot, (BORIS, "Boris"))
    press = await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    assert press.text == words().text("alert-you-took")
    for chat in (ANNA, BORIS):
        await says(bot, chat, ON_IT)
        assert TAKE not in reads(bot, chat)
        assert BACK in reads(bot, chat)
        assert "refused the connection" in reads(bot, chat)
    await anna.send("/status")
    await anna.sees("Anna is on it since")
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    for chat in (ANNA, BORIS):
        assert "Anna had it" in reads(bot, chat, "recovery")
    assert acts(bot) == [("Anna", "took", "done")]
    await says(bot, BORIS, "was down")
    assert BACK not in reads(bot, BORIS)
    # As it was on the phone a moment ago.
    press = await boris.press_data("al-g-back:1:1", message_id=alert_to(bot, BORIS))
    assert press.text == words().text("error-alert-over")
    assert taken(bot) == [("Anna",)]


async def test_of_two_who_press_at_once_the_second_is_told_who_was_faster(
    bot: RunningBot,
) -> None:
    _, (anna, boris) = await down(bot, (BORIS, "Boris"))
    presses = await asyncio.gather(
        *(each.press(TAKE, message_id=alert_to(bot, each.id)) for each in (anna, boris))
    )
    ((name,),) = taken(bot)
    said = {press.text for press in presses}
    assert said == {
        words().text("alert-you-took"),
        words().text("error-alert-taken", by=str(name)),
    }
    assert acts(bot) == [(name, "took", "done")]
    for chat in (ANNA, BORIS):
        await says(bot, chat, f"{name} is on it")


async def test_what_is_given_back_says_so_and_can_be_taken_again(bot: RunningBot) -> None:
    server, (anna, boris) = await down(bot, (BORIS, "Boris"))
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await says(bot, BORIS, BACK)
    press = await boris.press(BACK, message_id=alert_to(bot, BORIS))
    assert press.text == words().text("alert-you-gave-back")
    for chat in (ANNA, BORIS):
        await says(bot, chat, "nobody is on it")
        assert TAKE in reads(bot, chat)
    await boris.press(TAKE, message_id=alert_to(bot, BORIS))
    await says(bot, ANNA, "Boris is on it")
    assert [act[:2] for act in acts(bot)] == [
        ("Anna", "took"),
        ("Boris", "gave-back"),
        ("Boris", "took"),
    ]
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert "Boris had it" in reads(bot, ANNA, "recovery")


async def test_the_end_of_what_nobody_took_names_nobody(bot: RunningBot) -> None:
    server, (anna,) = await down(bot)
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await says(bot, ANNA, BACK)
    await anna.press(BACK, message_id=alert_to(bot, ANNA))
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert "had it" not in reads(bot, ANNA, "recovery")


async def test_home_and_log_say_it(bot: RunningBot) -> None:
    await bot.add_server("Other")
    _, (anna,) = await down(bot)
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await anna.send("/servers")
    await anna.sees("👀 Anna is on it")
    await anna.send("/log")
    await anna.sees("Alert taken")


async def test_a_viewer_has_no_button_and_a_forged_press_does_nothing(bot: RunningBot) -> None:
    _, (_, boris) = await down(bot, (BORIS, "Boris"))
    operators = services_of(bot).operators
    operators.ensure(BORIS).standing.role = Role.VIEWER
    data = str(boris.screen.button(TAKE).data)
    press = await boris.press_data(data, message_id=alert_to(bot, BORIS))
    assert press.text == words().text("error-not-allowed")
    assert taken(bot) == []
    assert acts(bot) == [("Boris", "act", "refused")]


@pytest.mark.parametrize(
    "data",
    [
        "al-g-take:1:999",
        "al-g-take:0:999",
        "al-g-take:x:1",
        "al-g-back:1:999",
        "al-g-take:",
        "al-g-back:1:x",
    ],
)
async def test_forged_numbers_do_nothing(bot: RunningBot, data: str) -> None:
    _, (anna,) = await down(bot)
    press = await anna.press_data(data, message_id=alert_to(bot, ANNA))
    assert press.text in {words().text("error-alert-over"), words().text("error-button-outdated")}
    assert taken(bot) == []


@pytest.mark.parametrize("removed", [True, False])
async def test_who_may_not_act_any_more_gives_back_by_that(bot: RunningBot, removed: bool) -> None:
    server, _ = await down(bot)
    boris = await let_in(bot)
    await bot.until(lambda: count(bot, Kind.OUTAGE, BORIS), 15)
    # His alert stands in a list, without buttons.
    await boris.press_data(TAKE_FIRST, message_id=alert_to(bot, BORIS))
    await says(bot, ANNA, "Boris is on it")
    members = services_of(bot).members
    if removed:
        await members.remove(bot.operator(ANNA), BORIS)
    else:
        await members.change(bot.operator(ANNA), BORIS, Role.VIEWER, None)
    await says(bot, ANNA, "nobody is on it")
    assert acts(bot)[-1] == ("Boris", "gave-back", "done")
    press = await boris.press_data(TAKE_FIRST, message_id=alert_to(bot, BORIS))
    refused = words().text("error-not-allowed")
    assert press.text == (words().text("stranger-alert", id=str(BORIS)) if removed else refused)
    assert taken(bot) == [(None,)]
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)


async def test_who_was_removed_while_the_bot_was_away_gives_back_too(bot: RunningBot) -> None:
    _, (anna, _) = await down(bot, (BORIS, "Boris"))
    await attention(bot).take(bot.operator(BORIS), "outage:1")
    await says(bot, ANNA, "Boris is on it")
    await bot.end()
    bot.operators = [ANNA]
    await bot.begin()
    await says(bot, ANNA, "nobody is on it")
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await says(bot, ANNA, ON_IT)


async def test_a_forgotten_conference_is_taken_and_given_back(bot: RunningBot) -> None:
    server, anna = await watch.watched(bot)
    watch.forget(server)
    await watch.alarm(bot)
    message = watch.message(bot)
    await anna.press(TAKE, message_id=message)
    await says(bot, ANNA, ON_IT, "forgotten")
    assert watch.TOPIC in reads(bot, ANNA, "forgotten")
    assert "Remind in" in reads(bot, ANNA, "forgotten")
    assert bot.rows("SELECT act, detail FROM acts") == [("took", watch.TOPIC)]
    await anna.press(BACK, message_id=message)
    await says(bot, ANNA, "nobody is on it", "forgotten")
    await anna.press(TAKE, message_id=message)
    server.world.end(watch.ROOM)
    await says(bot, ANNA, "has ended", "forgotten")
    press = await anna.press_data("al-g-back:0:1", message_id=message)
    assert press.text == words().text("error-alert-over")


async def test_it_stays_taken_over_a_restart(bot: RunningBot) -> None:
    server, (anna,) = await down(bot)
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await bot.restart()
    await looked(bot)
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert "Anna had it" in reads(bot, ANNA, "recovery")


async def test_what_waits_for_telegram_is_told_before_it_changes(bot: RunningBot) -> None:
    """Whoever gets the alert late gets it first, then what has changed."""
    _, (anna, _) = await down(bot, (BORIS, "Boris"))
    (thread,) = bot.rows("SELECT DISTINCT thread FROM alerts")[0]
    await bot.change(
        "UPDATE alerts SET sent_at = NULL WHERE chat_id = ? AND kind = 'outage'", BORIS
    )
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await settled(bot)
    await says(bot, BORIS, ON_IT)
    assert len(bot.telegram.messages(BORIS)) >= 2
    assert thread == f"outage:{services_of(bot).outages.lasting(server_of(bot)).id}"  # type: ignore[union-attr] # it lasts
    assert CLARA not in {row[0] for row in bot.rows("SELECT chat_id FROM alerts")}
