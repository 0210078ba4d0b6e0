"""Nobody took an outage within its time: others are told, whatever they have muted."""

from __future__ import annotations

from datetime import timedelta

from demo.trueconf import SimulatedTrueConf
from services.alerts import Target
from services.alerts.kinds import Kind
from services.roles import Role
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import GROUP, alerts_to, settled
from tests.stories.attention.scenes import (
    BACK,
    BORIS,
    REPEAT,
    TAKE,
    alert_to,
    attention,
    chosen,
    count,
    down,
    pass_,
    reads,
    says,
    services_of,
    up,
)
from tests.stories.members.scenes import let_in
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    comes_back,
    falls_over,
    server_of,
)
from tests.stories.screens.scenes import at_rest, words

TOLD = "Nobody has taken it"


async def down_for_boris(bot: RunningBot, *, escalate: int = 0) -> SimulatedTrueConf:
    """Anna, an owner, wants no alerts of outages; Boris, an operator, has got this one."""
    server, _ = await up(bot)
    await let_in(bot)
    subscriptions = services_of(bot).subscriptions
    await subscriptions.refuse(bot.operator(ANNA), kind=Kind.OUTAGE, refused=True)
    await falls_over(server)
    await bot.until(lambda: count(bot, Kind.OUTAGE, BORIS), 15)
    await settled(bot)
    await chosen(bot, escalate=escalate)
    return server


async def test_nobody_else_is_told_unless_it_was_chosen(
    bot: RunningBot, clock: MovableClock
) -> None:
    await down_for_boris(bot)
    await pass_(bot, clock, 300)
    assert count(bot, Kind.OUTAGE) == 0


async def test_an_owner_who_wanted_no_outages_is_told_and_hears_of_the_end(
    bot: RunningBot, clock: MovableClock
) -> None:
    server = await down_for_boris(bot, escalate=5)
    await pass_(bot, clock, 4)
    assert count(bot, Kind.OUTAGE) == 0
    await pass_(bot, clock, 1.1)
    assert count(bot, Kind.OUTAGE) == 1
    assert TOLD in reads(bot, ANNA)
    assert (count(bot, Kind.OUTAGE, BORIS), count(bot, REPEAT, BORIS)) == (1, 0)
    await pass_(bot, clock, 300)  # once
    assert (count(bot, Kind.OUTAGE), count(bot, REPEAT)) == (1, 0)
    await bot.people[ANNA].press(TAKE, message_id=alert_to(bot, ANNA))
    await says(bot, BORIS, "Anna is on it")
    await comes_back(server)
    await alarm(bot, Kind.RECOVERY)
    await settled(bot)
    assert "Anna had it" in reads(bot, ANNA, "recovery")


async def test_an_owner_who_has_muted_it_since_is_told_once_more(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, (anna, _) = await down(bot, (BORIS, "Boris"), escalate=5)
    await anna.press("Mute 24\xa0h", message_id=alert_to(bot, ANNA))
    await pass_(bot, clock, 5.1)
    assert (count(bot, Kind.OUTAGE), count(bot, REPEAT)) == (1, 1)


async def test_the_groups_are_told_once_more(bot: RunningBot, clock: MovableClock) -> None:
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await down(bot)
    terms = attention(bot).terms
    await terms.aim(bot.operator(ANNA), server_of(bot), Target.GROUPS, chosen=True)
    await terms.aim(bot.operator(ANNA), server_of(bot), Target.OWNERS, chosen=False)
    await chosen(bot, escalate=5)
    await pass_(bot, clock, 5.1)
    assert (count(bot, REPEAT, GROUP), count(bot, REPEAT)) == (1, 0)
    assert "nobody is on it" in alerts_to(bot, GROUP)[-1]


async def test_whoever_took_it_keeps_it_quiet_until_it_is_given_back(
    bot: RunningBot, clock: MovableClock
) -> None:
    _, (anna,) = await down(bot, escalate=5)
    await pass_(bot, clock, 5.1)
    assert count(bot, REPEAT) == 1
    await anna.press(TAKE, message_id=alert_to(bot, ANNA))
    await pass_(bot, clock, 60)
    assert count(bot, REPEAT) == 1
    await anna.press(BACK, message_id=alert_to(bot, ANNA))
    await pass_(bot, clock, 4)
    assert count(bot, REPEAT) == 1
    await pass_(bot, clock, 1.1)
    assert count(bot, REPEAT) == 2


async def test_a_restart_escalates_nothing_twice(bot: RunningBot, clock: MovableClock) -> None:
    await down_for_boris(bot, escalate=5)
    await bot.end()
    clock.ahead += timedelta(minutes=6)
    await bot.begin()
    await pass_(bot, clock, 0)
    await bot.until(lambda: count(bot, Kind.OUTAGE), 15)
    await bot.restart()
    await pass_(bot, clock, 60)
    assert (count(bot, Kind.OUTAGE), count(bot, REPEAT)) == (1, 0)


async def test_the_window_says_what_was_chosen_and_by_whom(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/status")
    await anna.sees("Availability")
    await anna.press("🔁 Repeats")
    assert "✅ 🔁 off" in anna.screen.labels
    await anna.press("🔁 30\xa0min")
    assert "every 30\xa0min" in anna.screen.text
    assert "Changed by Anna" in anna.screen.text
    assert "groups for alerts" not in "".join(anna.screen.labels)
    await anna.press("⏫ 5\xa0min")
    assert "after 5\xa0min (owners)" in anna.screen.text
    await anna.press("⬜ groups for alerts")
    await anna.press("✅ owners")
    assert "(groups for alerts)" in anna.screen.text
    await anna.press("✅ groups for alerts")  # the last one stays
    assert "(groups for alerts)" in anna.screen.text
    await bot.restart()
    await anna.press("Back")
    await anna.press("🔁 Repeats")
    assert "every 30\xa0min" in anna.screen.text
    data = str(anna.screen.button("⏫ 15\xa0min").data)
    standing = services_of(bot).operators.ensure(ANNA).standing
    standing.role = Role.VIEWER
    await at_rest(bot)  # else it counts as a second tap, which is passed over in silence
    press = await anna.press_data(data)
    assert press.text == words().text("error-not-allowed")
    standing.role = Role.OWNER
    await at_rest(bot)
    press = await anna.press_data(f"{data.removesuffix('15')}7")
    assert press.text == words().text("error-outdated")
    assert bot.rows("SELECT repeat, escalate, targets FROM insistence") == [(30, 5, "groups")]
