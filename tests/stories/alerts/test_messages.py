"""What arrives where: one message for what waits together, in order, replies, edits, buttons."""

from __future__ import annotations

from dataclasses import replace

from bot.alerts.limits import SenderLimits
from tests.running_bot import House
from tests.stories.alerts.scenes import (
    ANNA,
    BERND,
    alerts_to,
    begun,
    certificate,
    forgotten,
    forgotten_ended,
    offline,
    outage,
    put,
    recovery,
    replied_to,
    sendings,
    settled,
)
from tests.stories.screens.scenes import words


async def test_one_alert_has_a_text_and_buttons_of_its_own(house: House) -> None:
    (anna,) = await begun(house)
    await put(house, outage(house))
    await anna.sees("unreachable")
    await settled(house)
    assert "Main: 🔴 unreachable\nSince Nov 22, 2026" in anna.screen.text
    assert words().text("error-unreachable-timeout") in anna.screen.text
    assert anna.screen.labels == [
        words().text("btn-open-status"),
        *(words().text("alert-mute-item", hours=hours) for hours in (1, 8, 24)),
    ]


async def test_a_storm_is_one_message(house: House) -> None:
    names = [f"Server {number}" for number in range(10)]
    house.limits = replace(house.limits, sender=SenderLimits())
    people = await begun(house, *names, operators=3)
    house.telegram.flood_control = True
    await put(house, *(outage(house, name, number) for number, name in enumerate(names)))
    await settled(house)
    for person in people:
        (storm,) = alerts_to(house, person.id)
        assert storm.startswith("10 alerts\n\nServer 0: 🔴 unreachable")
        assert [storm.index(name) for name in names] == sorted(map(storm.index, names))
    assert not [seen for seen in house.telegram.requests if seen.error]


async def test_a_list_is_split_between_entries(house: House) -> None:
    name = "<&🚀" * 21
    await begun(house, name)
    await put(house, *(outage(house, name, number) for number in range(40)))
    await settled(house, timeout=15)
    texts = alerts_to(house, ANNA)
    assert len(texts) > 1
    assert sum(text.count("🔴 unreachable") for text in texts) == 40
    assert all(text.count(f"{name}: 🔴 unreachable\nSince") for text in texts)
    assert [text for text in texts if text.count(name) != len(text.split("\n\n")) - 1] == []


async def test_a_recovery_replies_to_its_outage_and_says_how_long(house: House) -> None:
    await begun(house)
    await put(house, outage(house))
    await settled(house)
    await put(house, recovery(house))
    await settled(house)
    _, end = alerts_to(house, ANNA)
    assert "The outage lasted 1 hr 20 min, until" in end
    assert "🟢 running again" in end
    (number,) = house.rows("SELECT message_id FROM alerts WHERE kind = 'outage'")[0]
    assert replied_to(sendings(house, ANNA)[-1]) == number


async def test_an_end_that_nobody_saw_is_told_honestly(house: House) -> None:
    await begun(house)
    await put(house, outage(house))
    await settled(house)
    await put(house, recovery(house, between=True))
    await settled(house)
    assert "at most 1 hr 20 min: it ended between" in alerts_to(house, ANNA)[-1]


async def test_an_outage_that_is_over_before_it_was_told_is_one_message(house: House) -> None:
    await begun(house)
    await put(house, outage(house), recovery(house))
    await settled(house)
    (told,) = alerts_to(house, ANNA)
    assert "was down (🔴 unreachable) and is running again" in told
    assert "1 hr 20 min" in told


async def test_the_ends_of_a_storm_reply_to_it_in_one_message(house: House) -> None:
    names = ["A", "B", "C"]
    await begun(house, *names)
    await put(house, *(outage(house, name, number) for number, name in enumerate(names)))
    await settled(house)
    storm = house.rows("SELECT DISTINCT message_id FROM alerts")
    await put(house, *(recovery(house, name, number) for number, name in enumerate(names)))
    await settled(house)
    assert [(replied_to(sendings(house, ANNA)[-1]),)] == storm
    assert alerts_to(house, ANNA)[-1].startswith("3 alerts")


async def test_alerts_arrive_in_order(house: House) -> None:
    await begun(house)
    for number in range(3):
        await put(house, outage(house, number=number))
        await settled(house)
        await put(house, recovery(house, number=number), certificate(house, number=number))
        await settled(house)
    told = [text.split("\n")[0] for text in alerts_to(house, ANNA)]
    assert told == ["Main: 🔴 unreachable", "2 alerts"] * 3


async def test_a_forgotten_conference_that_ends_edits_its_alert(house: House) -> None:
    (anna,) = await begun(house)
    await put(house, forgotten(house))
    await settled(house)
    assert "Stand-up looks forgotten\nMain, running for 2 hr: empty" in anna.screen.text
    await put(house, forgotten_ended(house))
    await settled(house)
    (told,) = alerts_to(house, ANNA)
    assert told == "✅ Stand-up, which looked forgotten, has ended\nMain"
    assert "Refresh" in " ".join(anna.screen.labels)  # the alert's buttons are gone


async def test_a_forgotten_conference_that_ends_before_it_was_told_is_not_told(
    house: House,
) -> None:
    await begun(house)
    await put(house, forgotten(house), forgotten_ended(house))
    await settled(house)
    assert alerts_to(house, ANNA) == []


async def test_a_forgotten_conference_of_a_list_ends_in_a_reply(house: House) -> None:
    await begun(house)
    await put(house, forgotten(house), forgotten(house, None, 2))
    await settled(house)
    assert words().text("conference-untitled") in alerts_to(house, ANNA)[0]
    await put(house, forgotten_ended(house))
    await settled(house)
    listed, ended = alerts_to(house, ANNA)
    assert "2 alerts" in listed
    assert "has ended" in ended
    assert replied_to(sendings(house, ANNA)[-1]) is not None


async def test_the_end_of_an_alert_that_was_deleted_is_no_trouble(house: House) -> None:
    (anna,) = await begun(house)
    await put(house, forgotten(house))
    await settled(house)
    anna.deletes(anna.screen.message_id)
    await put(house, forgotten_ended(house))
    await settled(house)
    assert alerts_to(house, ANNA) == []


async def test_one_operator_alone_is_reminded(house: House) -> None:
    await begun(house, operators=2)
    await put(house, replace(forgotten(house), operator_id=BERND))
    await settled(house)
    assert alerts_to(house, ANNA) == []
    assert len(alerts_to(house, BERND)) == 1


async def test_the_bots_own_trouble_is_told(house: House) -> None:
    await begun(house)
    await put(house, offline())
    await settled(house)
    assert alerts_to(house, ANNA)[0].startswith("🔌 The bot was offline from Nov 22, 2026")


async def test_foreign_text_in_an_alert_is_shown_as_it_is(house: House) -> None:
    name = "<b>R&D</b> {x}"
    await begun(house, name)
    await put(house, outage(house, name))
    await settled(house)
    assert alerts_to(house, ANNA)[0].startswith(f"{name}: 🔴 unreachable")


async def test_what_waits_survives_a_restart(house: House) -> None:
    await begun(house)
    await put(house, outage(house))
    await house.end()  # before it was sent, or after
    await house.begin()
    await settled(house)
    assert len(alerts_to(house, ANNA)) == 1
    await put(house, recovery(house))
    await settled(house)
    assert replied_to(sendings(house, ANNA)[-1]) is not None
