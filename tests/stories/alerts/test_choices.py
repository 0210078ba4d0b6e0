"""What an operator wants: buttons under alerts, mutes, kinds, servers; and what is told anyway."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from demo.telegram import Fault, Person, TooManyRequests
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    BERND,
    SEND,
    alerts_to,
    begun,
    certificate,
    offline,
    outage,
    put,
    recovery,
    server_id,
    settled,
    waiting,
)
from tests.stories.monitoring.scenes import MovableClock
from tests.stories.screens.scenes import at_rest, words


async def with_alert(bot: RunningBot, *names: str, operators: int = 1) -> Person:
    """An outage has been told."""
    anna, *_ = await begun(bot, *names, operators=operators)
    await put(bot, outage(bot, names[0] if names else "Main"))
    await settled(bot)
    return anna


def alert_of(bot: RunningBot, person: Person) -> int:
    (found,) = bot.rows("SELECT message_id FROM alerts WHERE chat_id = ?", person.id)
    return int(found[0])


# Buttons


async def test_an_alert_leads_to_the_status(bot: RunningBot) -> None:
    anna = await with_alert(bot)
    number = alert_of(bot, anna)
    before = anna.screen
    await anna.press("Status", message_id=number)
    status = await anna.sees(" · ")
    assert status.message_id > number
    assert before.labels == [
        button.text
        for row in bot.telegram.world.chats.get(ANNA).messages[number].now.keyboard  # type: ignore[union-attr] # it is there
        for button in row
    ]
    await anna.press("Back")
    assert "Running conferences" in anna.screen.text
    menu = bot.telegram.messages(ANNA)[1]
    assert menu.now.keyboard == [], "the screen that was open before lost its buttons"
    await anna.press("Mute 1\xa0h", message_id=number)


async def test_an_alert_of_a_removed_server_stays_what_it_is(bot: RunningBot) -> None:
    anna = await with_alert(bot, "Main", "Other")
    number = alert_of(bot, anna)
    told = anna.screen
    del bot.servers["Main"]
    await bot.restart()
    for label in ("Status", "Mute 8\xa0h"):
        press = await anna.press(label, message_id=number)
        assert press.text == words().text("error-server-gone")
    assert anna.screen == told


@pytest.mark.parametrize("hours", [1, 8, 24])
async def test_a_muted_server_is_silent_for_that_operator_until_then(
    bot: RunningBot, hours: int
) -> None:
    shift = timedelta()
    bot.now = lambda: datetime.now(UTC) + shift
    anna = await with_alert(bot, operators=2)
    press = await anna.press(f"Mute {hours}\xa0h", message_id=alert_of(bot, anna))
    assert press.text == words().text("alert-muted", server="Main", hours=hours)
    await put(bot, outage(bot, number=2), certificate(bot))
    await settled(bot)
    assert (len(alerts_to(bot, ANNA)), len(alerts_to(bot, BERND))) == (1, 2)
    await bot.restart()
    shift = timedelta(hours=hours, minutes=-1)
    await put(bot, outage(bot, number=3))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 1
    shift = timedelta(hours=hours, minutes=1)
    await put(bot, outage(bot, number=4))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 2


async def test_a_mute_holds_for_what_waits(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    anna = await with_alert(bot, operators=2)
    first = alert_of(bot, anna)
    # So long a busy machine may take for the press.
    flood = bot.telegram.faults.add(Fault(SEND, TooManyRequests(5), times=2))
    await put(bot, outage(bot, number=2))
    await bot.until(lambda: flood.hits == 2)
    await anna.press("Mute 1\xa0h", message_id=first)
    # Of what was told before the mute the end is told, the other one waits.
    await put(bot, recovery(bot, number=1), recovery(bot, number=2))
    await settled(bot)
    *_, last = alerts_to(bot, ANNA)
    assert len(alerts_to(bot, ANNA)) == 2
    assert last.count("running again") == 1
    assert "was down" not in last
    assert "was down" in alerts_to(bot, BERND)[-1]
    clock.ahead += timedelta(hours=1)
    await put(bot)
    await settled(bot)
    assert "was down" in alerts_to(bot, ANNA)[-1]


async def test_a_recovery_is_told_in_spite_of_a_mute_and_a_refusal(bot: RunningBot) -> None:
    anna = await with_alert(bot)
    await anna.press("Mute 24\xa0h", message_id=alert_of(bot, anna))
    assert bot.app
    subscriptions = bot.app._services.subscriptions
    await subscriptions.refuse(bot.operator(ANNA), kind=Kind.OUTAGE, refused=True)
    await subscriptions.refuse(bot.operator(ANNA), server_id=server_id(bot), refused=True)
    await put(bot, recovery(bot))
    await settled(bot)
    assert "running again" in alerts_to(bot, ANNA)[-1]


async def test_the_end_of_what_was_not_told_is_not_told(bot: RunningBot) -> None:
    await begun(bot, operators=2)
    assert bot.app
    await bot.app._services.subscriptions.refuse(
        bot.operator(ANNA), kind=Kind.OUTAGE, refused=True
    )
    await put(bot, outage(bot))
    await settled(bot)
    await put(bot, recovery(bot))
    await settled(bot)
    assert (len(alerts_to(bot, ANNA)), len(alerts_to(bot, BERND))) == (0, 2)


@pytest.mark.parametrize(
    "data", ["al-mute:1:7", "al-mute:999:8", "al-mute:x:8", "al-status:999", "al-", "al-status:"]
)
async def test_forged_buttons_do_nothing(bot: RunningBot, data: str) -> None:
    anna = await with_alert(bot)
    told = anna.screen
    press = await anna.press_data(data)
    assert press.text in {words().text("error-button-outdated"), words().text("error-server-gone")}
    assert bot.rows("SELECT * FROM mutes") == []
    assert anna.screen == told


async def test_who_is_no_operator_any_more_mutes_nothing(bot: RunningBot) -> None:
    anna = await with_alert(bot, operators=2)
    bot.operators = [BERND]
    await bot.restart()
    press = await anna.press("Mute 1\xa0h")
    assert press.text == words().text("stranger-alert", id=str(ANNA))
    assert bot.rows("SELECT * FROM mutes") == []


# Preferences


async def at_home(bot: RunningBot, anna: Person) -> None:
    command = await anna.send("/start")
    await bot.telegram.until(lambda: anna.screen.message_id > command.message_id)


async def at_alerts(bot: RunningBot, anna: Person) -> None:
    await at_home(bot, anna)
    if "Main" in anna.screen.labels:
        await anna.press("Main")
    await anna.press("Preferences")
    await anna.press("🔔 Alerts")


async def test_mutes_are_seen_and_ended(bot: RunningBot) -> None:
    anna = await with_alert(bot, "Main", "Other")
    await anna.press("Mute 24\xa0h", message_id=alert_of(bot, anna))
    await anna.send("/preferences")
    await anna.sees("🔕 Main: muted until ")
    await anna.press("🔕 Muted")
    assert "🔕 Main: muted until " in anna.screen.text
    await anna.press("Unmute Main")
    assert "No servers are muted." in anna.screen.text
    await put(bot, outage(bot, number=2))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 2


async def test_a_mute_is_named_and_ended_where_it_hides_alerts(bot: RunningBot) -> None:
    anna = await with_alert(bot, "Main", "Other")
    await anna.press("Mute 24\xa0h", message_id=alert_of(bot, anna))
    await at_home(bot, anna)
    await anna.press("Main")
    await anna.press("Status")
    assert "🔕 You have muted Main until " in anna.screen.text
    await anna.press("Forgotten: alerts")
    assert "🔕 You have muted Main until " in anna.screen.text
    await anna.press("Unmute")
    assert "muted" not in anna.screen.text
    await anna.press("Back")
    assert "muted" not in anna.screen.text
    assert "🔔 Unmute" not in anna.screen.labels


@pytest.mark.parametrize(
    ("kind", "window"), [("Outages", "Status"), ("Forgotten conferences", "Forgotten: alerts")]
)
async def test_a_refusal_is_named_where_it_hides_alerts(
    bot: RunningBot, kind: str, window: str
) -> None:
    (anna,) = await begun(bot)
    told = "You have switched these alerts off for yourself"
    await at_alerts(bot, anna)
    await anna.press(kind)
    await anna.press("Back")
    assert f" · not: {kind}" in anna.screen.text
    await at_home(bot, anna)
    await anna.press("Status")
    assert (told in anna.screen.text) == (window == "Status")
    await anna.press("Forgotten: alerts")
    assert (told in anna.screen.text) == (window != "Status")


async def test_a_kind_is_refused_and_wanted_again(bot: RunningBot) -> None:
    (anna,) = await begun(bot)
    await at_alerts(bot, anna)
    await anna.press("Outages")
    assert "⬜ Outages" in anna.screen.labels
    await anna.press("Bot offline")
    await put(bot, outage(bot), certificate(bot), offline())
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 1
    await at_alerts(bot, anna)
    await anna.press("⬜ Outages")
    assert "✅ Outages" in anna.screen.labels
    await put(bot, outage(bot, number=2))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 2


async def test_a_second_tap_on_the_same_sign_undoes_nothing(bot: RunningBot) -> None:
    (anna,) = await begun(bot, "Main", "Other")
    await at_alerts(bot, anna)
    for kind in ("✅ Outages", "⬜ Outages"):
        await tap_twice(bot, anna, kind)
        assert kind not in anna.screen.labels
    await anna.press("🖥 Servers")
    for server in ("✅ Main", "⬜ Main"):
        await tap_twice(bot, anna, server)
        assert server not in anna.screen.labels
    assert bot.rows("SELECT * FROM refused_alerts") == []


async def tap_twice(bot: RunningBot, person: Person, label: str) -> None:
    data = str(person.screen.button(label).data)
    for _ in range(2):
        await person.press_data(data)
        await at_rest(bot)


@pytest.mark.parametrize("forged", ["{item}", "{item}:", "{item}:maybe", "mars:off", ":off", ""])
async def test_a_forged_wish_changes_nothing(bot: RunningBot, forged: str) -> None:
    (anna,) = await begun(bot)
    await at_alerts(bot, anna)
    await at_rest(bot)  # else it counts as a second tap, which is passed over in silence
    data = str(anna.screen.button("✅ Outages").data)
    press = await anna.press_data(data.replace("outage:off", forged.format(item="outage")))
    assert press.text == words().text("error-outdated")
    assert bot.rows("SELECT * FROM refused_alerts") == []


async def test_a_server_is_refused_and_wanted_again(bot: RunningBot) -> None:
    (anna,) = await begun(bot, "Main", "Other")
    await at_alerts(bot, anna)
    await anna.press("🖥 Servers")
    await anna.press("✅ Main")
    assert "⬜ Main" in anna.screen.labels
    await put(bot, outage(bot), outage(bot, "Other", 2), offline())
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert told.startswith("2 alerts\n\nOther")
    await at_alerts(bot, anna)
    await anna.press("🖥 Servers")
    await anna.press("⬜ Main")
    await put(bot, outage(bot, number=3))
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 2
    assert waiting(bot) == 0
