"""Telegram was away for days, or something waits that cannot be told: what arrives then."""

from __future__ import annotations

from datetime import timedelta

from demo.telegram import Fault, Status
from services.alerts.kinds import Kind
from tests.running_bot import House
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


async def away(house: House) -> None:
    """Telegram takes no message any more."""
    house.telegram.faults.add(Fault(SEND, Status(502), times=None))


async def tried(house: House, *chats: int) -> None:
    """All that waits now has been tried; a try that was on its way may know less."""
    before = {chat: len(sendings(house, chat)) for chat in chats}
    await house.until(lambda: all(len(sendings(house, c)) > before[c] + 1 for c in chats))


async def test_an_outage_that_lasts_is_told_whenever_telegram_is_back(house: House) -> None:
    clock = house.now = MovableClock()
    await begun(house)
    await away(house)
    await put(house, outage(house, number=1))
    await tried(house, ANNA)
    await house.change("UPDATE alerts SET attempts = 100000")  # of ten weeks
    clock.ahead += 90 * DAY
    await tried(house, ANNA)
    await house.restart()
    house.telegram.faults.clear()
    await settled(house)
    (told,) = alerts_to(house, ANNA)
    assert "Main: 🔴 unreachable\nSince Nov 22, 2026" in told


async def test_what_ended_meanwhile_is_one_message_and_the_rest_is_told(house: House) -> None:
    clock = house.now = MovableClock()
    await begun(house, "Main", "Other", operators=2)
    await away(house)
    for number in range(1, 41):
        await put(house, outage(house, number=number), recovery(house, number=number))
    await put(house, outage(house, "Other", number=100))
    await put(house, forgotten(house, "Ended", 1), forgotten(house, "Still there", 2))
    await put(house, certificate(house, 14), certificate(house, 3))
    await put(house, forgotten_ended(house, "Ended", 1))
    await tried(house, ANNA, BERND)
    clock.ahead += 2 * DAY
    house.telegram.faults.clear()
    await settled(house)
    for chat in (ANNA, BERND):
        (told,) = alerts_to(house, chat)
        assert told.startswith("4 alerts\n\n")
        assert "could be delivered: 40\nMain: 40\nFrom Nov 22, 2026" in told
        assert told.count("Other: 🔴 unreachable\nSince") == 1
        assert "Still there looks forgotten\nMain, running for 2 days 2 hr" in told
        assert "Ended" not in told
        assert told.count("certificate") == 1


async def test_a_few_that_ended_are_told_with_all_that_is_known(house: House) -> None:
    await begun(house)
    await away(house)
    await put(house, outage(house, number=1), recovery(house, number=1))
    await put(house, outage(house, number=2), recovery(house, number=2))
    await tried(house, ANNA)
    house.telegram.faults.clear()
    await settled(house)
    (told,) = alerts_to(house, ANNA)
    assert told.count("and is running again") == 2


async def test_the_end_of_what_was_told_before_is_a_reply(house: House) -> None:
    clock = house.now = MovableClock()
    await begun(house)
    await put(house, outage(house))
    await settled(house)
    await away(house)
    await put(house, recovery(house))
    await tried(house, ANNA)
    clock.ahead += 3 * DAY
    house.telegram.faults.clear()
    await settled(house)
    assert "running again" in alerts_to(house, ANNA)[-1]


async def test_what_cannot_be_told_is_given_up_and_holds_up_nothing(house: House) -> None:
    house.expected_errors = ["cannot be put into words and are given up"]
    await begun(house)
    await away(house)
    for number in range(1, 7):
        await put(house, outage(house, number=number))
    await tried(house, ANNA)
    for number, damage in enumerate(
        (
            "kind = 'of-a-newer-version'",
            "data = 'garbage'",
            "data = '{}'",
            "data = json_set(data, '$.verdict', 'of-a-newer-version')",
            "data = json_remove(data, '$.reason')",
        ),
        start=1,
    ):
        await house.change(f"UPDATE alerts SET {damage} WHERE thread = 'outage:{number}'")  # noqa: S608
    await tried(house, ANNA)
    house.telegram.faults.clear()
    await put(house, outage(house, number=7))
    await settled(house)
    assert " ".join(alerts_to(house, ANNA)).count("unreachable") == 2
    given_up = house.rows("SELECT thread FROM alerts WHERE given_up_at IS NOT NULL ORDER BY id")
    assert given_up == [(f"outage:{number}",) for number in range(1, 6)]
    incidents = [
        line for line in house.records.lines if "ERROR bot.alerts.unrenderable: incident" in line
    ]
    assert 1 <= len(incidents) <= 5
    await put(house, recovery(house, number=2))  # what follows one that was given up is told
    await settled(house)
    assert "running again" in alerts_to(house, ANNA)[-1]
    assert house.rows("SELECT count(*) FROM alerts WHERE kind = ?", Kind.RECOVERY) == [(1,)]
    assert waiting(house) == 0
