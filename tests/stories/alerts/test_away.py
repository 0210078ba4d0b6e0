"""Telegram was away for days, or something waits that cannot be told: what arrives then."""

from __future__ import annotations

from datetime import timedelta

from demo.telegram import Fault, Status
from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import (
    ANNA,
    BERND,
    SEND,
    alerts_to,
    begun,
    certificate,
    forgotten,
    forgotten_ended,
    outage,
    put,
    recovery,
    sendings,
    settled,
    waiting,
)
from tests.stories.monitoring.scenes import MovableClock

DAY = timedelta(days=1)


async def away(bot: RunningBot) -> None:
    """Telegram takes no message any more."""
    bot.telegram.faults.add(Fault(SEND, Status(502), times=None))


async def tried(bot: RunningBot, *chats: int) -> None:
    """All that waits now has been tried; a try that was on its way may know less."""
    before = {chat: len(sendings(bot, chat)) for chat in chats}
    await bot.until(lambda: all(len(sendings(bot, c)) > before[c] + 1 for c in chats))


async def test_an_outage_that_lasts_is_told_whenever_telegram_is_back(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    await begun(bot)
    await away(bot)
    await put(bot, outage(bot, number=1))
    await tried(bot, ANNA)
    await bot.change("UPDATE alerts SET attempts = 100000")  # of ten weeks
    clock.ahead += 90 * DAY
    await tried(bot, ANNA)
    await bot.restart()
    bot.telegram.faults.clear()
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert "Main: 🔴 unreachable\nSince Nov 22" in told


async def test_what_ended_meanwhile_is_one_message_and_the_rest_is_told(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    await begun(bot, "Main", "Other", operators=2)
    await away(bot)
    for number in range(1, 41):
        await put(bot, outage(bot, number=number), recovery(bot, number=number))
    await put(bot, outage(bot, "Other", number=100))
    await put(bot, forgotten(bot, "Ended", 1), forgotten(bot, "Still there", 2))
    await put(bot, certificate(bot, 14), certificate(bot, 3))
    await put(bot, forgotten_ended(bot, "Ended", 1))
    await tried(bot, ANNA, BERND)
    clock.ahead += 2 * DAY
    bot.telegram.faults.clear()
    await settled(bot)
    for chat in (ANNA, BERND):
        told, still = alerts_to(bot, chat)
        assert told.startswith("3 alerts since Nov ")
        assert "ended meanwhile: 40\nMain: 40\nFrom Nov 22" in told
        assert told.count("Other: 🔴 unreachable\nSince") == 1
        assert "Still there looks forgotten\nMain · 2\xa0h · empty · as of " in still
        assert "Ended" not in told + still
        assert told.count("certificate") == 1


async def test_a_few_that_ended_are_told_with_all_that_is_known(bot: RunningBot) -> None:
    await begun(bot)
    await away(bot)
    await put(bot, outage(bot, number=1), recovery(bot, number=1))
    await put(bot, outage(bot, number=2), recovery(bot, number=2))
    await tried(bot, ANNA)
    bot.telegram.faults.clear()
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert told.count("and is running again") == 2


async def test_the_end_of_what_was_told_before_is_a_reply(bot: RunningBot) -> None:
    clock = bot.now = MovableClock()
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    await away(bot)
    await put(bot, recovery(bot))
    await tried(bot, ANNA)
    clock.ahead += 3 * DAY
    bot.telegram.faults.clear()
    await settled(bot)
    assert "running again" in alerts_to(bot, ANNA)[-1]


async def test_what_cannot_be_told_is_given_up_and_holds_up_nothing(bot: RunningBot) -> None:
    bot.expected_errors = ["cannot be put into words and are given up"]
    await begun(bot)
    await away(bot)
    for number in range(1, 7):
        await put(bot, outage(bot, number=number))
    await tried(bot, ANNA)
    for number, damage in enumerate(
        (
            "kind = 'of-a-newer-version'",
            "data = 'garbage'",
            "data = '{}'",
            """data = replace(data, '"unreachable"', '"of-a-newer-version"')""",
            """data = replace(data, '"reason"', '"another"')""",
        ),
        start=1,
    ):
        await bot.change(f"UPDATE alerts SET {damage} WHERE thread = 'outage:{number}'")  # noqa: S608
    await tried(bot, ANNA)
    bot.telegram.faults.clear()
    await put(bot, outage(bot, number=7))
    await settled(bot)
    assert " ".join(alerts_to(bot, ANNA)).count("unreachable") == 2
    given_up = bot.rows("SELECT thread FROM alerts WHERE given_up_at IS NOT NULL ORDER BY id")
    assert given_up == [(f"outage:{number}",) for number in range(1, 6)]
    incidents = [
        line for line in bot.records.lines if "ERROR bot.alerts.unrenderable: incident" in line
    ]
    assert 1 <= len(incidents) <= 5
    await put(bot, recovery(bot, number=2))  # what follows one that was given up is told
    await settled(bot)
    assert "running again" in alerts_to(bot, ANNA)[-1]
    assert bot.rows("SELECT count(*) FROM alerts WHERE kind = ?", Kind.RECOVERY) == [(1,)]
    assert waiting(bot) == 0
