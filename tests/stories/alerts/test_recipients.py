"""Who gets what: operators who block the bot and come back, groups, each in their language."""

from __future__ import annotations

from tests.running_bot import House
from tests.stories.alerts.scenes import (
    ANNA,
    BERND,
    CARMEN,
    DARIA,
    GROUP,
    alerts_to,
    begun,
    certificate,
    forgotten,
    forgotten_ended,
    outage,
    put,
    recovery,
    refusing,
    replied_to,
    sendings,
    settled,
    waiting,
)
from tests.stories.screens.scenes import words


async def test_who_blocks_the_bot_mid_storm_holds_up_nobody(house: House) -> None:
    anna, *_ = await begun(house, operators=3)
    house.telegram.flood_control = True
    await put(house, outage(house, number=1))
    await settled(house)
    anna.blocks_bot()
    for number in range(2, 6):
        await put(house, outage(house, number=number))
    await house.until(lambda: waiting(house) == 4)
    await put(house, recovery(house, number=2))
    await house.until(lambda: waiting(house) == 5)
    for other in (BERND, CARMEN):
        assert " ".join(alerts_to(house, other)).count("unreachable") == 5
        assert " ".join(alerts_to(house, other)).count("running again") == 1
    assert len(alerts_to(house, ANNA)) == 1
    refused = [seen for seen in sendings(house, ANNA) if seen.error]
    assert len(refused) == 1, "it is not tried again"
    paused = f"chat {ANNA} is paused, its alerts wait: Forbidden: bot was blocked by the user"
    assert any(paused in line for line in house.records.lines)

    anna.unblocks()
    await anna.send("/start")
    await settled(house)
    _, merged = alerts_to(house, ANNA)
    assert merged.startswith("4 alerts")
    assert merged.count("was down") == 1


async def test_who_is_paused_stays_so_over_a_restart(house: House) -> None:
    (anna,) = await begun(house)
    anna.blocks_bot()
    await put(house, outage(house))
    await house.until(lambda: house.rows("SELECT chat_id FROM recipients") == [(ANNA,)])
    await house.restart()
    await put(house, outage(house, number=2))
    assert len([seen for seen in sendings(house, ANNA) if seen.error]) == 1
    anna.unblocks()
    await anna.send("/start")
    await settled(house)
    assert alerts_to(house, ANNA)[0].startswith("2 alerts")
    assert house.rows("SELECT * FROM recipients") == []


async def test_who_has_never_pressed_start_gets_what_waited_then(house: House) -> None:
    eve = house.add_operator(DARIA, "Daria")
    await begun(house)
    await put(house, outage(house))
    await house.until(lambda: house.rows("SELECT chat_id FROM recipients") == [(DARIA,)])
    await eve.send("/start")
    await settled(house)
    assert len(alerts_to(house, DARIA)) == 1


async def test_who_is_paused_is_shown_as_such(house: House) -> None:
    anna, bernd = await begun(house, operators=2)
    await anna.press("Open preferences")
    await anna.press("Choose alerts")
    assert "cannot reach" not in anna.screen.text
    choices = anna.screen.message_id
    bernd.blocks_bot()
    await put(house, outage(house))
    await house.until(lambda: house.rows("SELECT chat_id FROM recipients") == [(BERND,)])
    await anna.press("certificates", message_id=choices)
    shown = anna.chat.messages[choices].text
    assert "Telegram cannot reach Bernd." in shown


async def test_a_deleted_account_is_paused(house: House) -> None:
    anna, _ = await begun(house, operators=2)
    anna.deactivated = True
    await put(house, outage(house))
    await house.until(lambda: house.rows("SELECT chat_id FROM recipients") == [(ANNA,)])
    await house.until(lambda: waiting(house) == 1)


async def test_what_waits_for_an_operator_who_was_removed_is_dead(house: House) -> None:
    anna, _ = await begun(house, operators=2)
    anna.blocks_bot()
    await put(house, outage(house))
    await house.until(lambda: waiting(house) == 1)
    await house.end()
    anna.unblocks()
    house.operators = [BERND]
    await house.begin()
    await put(house, recovery(house))
    await settled(house)
    assert alerts_to(house, ANNA) == []
    assert len(alerts_to(house, BERND)) == 2


async def test_a_group_gets_the_same_without_buttons(house: House) -> None:
    house.extra_settings = f'tg-alert-chats = [{GROUP}]\nlocale = "de"\ntimezone = "Europe/Berlin"'
    house.telegram.group(GROUP, [house.add_person(7, "Gina")])
    await begun(house)
    await put(house, outage(house))
    await settled(house)
    (told,) = alerts_to(house, GROUP)
    assert words("de").text("verdict-unreachable") in told
    assert "Seit 22.11.2026, 10:30" in told
    await put(house, forgotten(house))
    await settled(house)
    await put(house, recovery(house), forgotten_ended(house))
    await settled(house)
    assert len(alerts_to(house, GROUP)) == 3
    assert all(not message.now.keyboard for message in house.telegram.messages(GROUP))
    assert "zu Ende" in alerts_to(house, GROUP)[1]


async def test_a_group_that_becomes_a_supergroup_is_followed(house: House) -> None:
    house.extra_settings = f"tg-alert-chats = [{GROUP}]"
    group = house.telegram.group(GROUP, [house.add_person(7, "Gina")])
    await begun(house)
    await put(house, outage(house), certificate(house))
    await settled(house)
    successor = group.becomes_supergroup(-1001)
    await put(house, recovery(house))
    await settled(house)
    await house.restart()
    await put(house, outage(house, number=2))
    await settled(house)
    assert len(alerts_to(house, successor.id)) == 2
    assert [replied_to(seen) for seen in sendings(house, successor.id)] == [None, None]
    assert len([seen for seen in sendings(house, GROUP) if seen.error]) == 1, "it is remembered"


async def test_a_group_without_the_bot_is_tried_again_from_time_to_time(house: House) -> None:
    house.limits = refusing(house.limits, 0.1)
    house.extra_settings = f"tg-alert-chats = [{GROUP}]"
    group = house.telegram.group(GROUP, [house.add_person(7, "Gina")])
    await begun(house)
    group.removes_bot()
    await put(house, outage(house))
    await house.until(lambda: len(sendings(house, GROUP)) >= 3)
    await house.until(lambda: len(alerts_to(house, ANNA)) == 2)
    told = alerts_to(house, ANNA)[1]
    assert told.startswith(f"⚠️ The group {GROUP} gets no alerts.")
    assert "bot was kicked" in told
    group.chat.bot = "member"
    await settled(house)
    assert len(alerts_to(house, GROUP)) == 1
    await house.until(lambda: house.rows("SELECT * FROM recipients") == [])
    assert sum("is paused" in line for line in house.records.lines) == 1


LANGUAGES = {
    ANNA: ("en", "America/New_York", "Since Nov 22, 2026, 4:30"),
    BERND: ("de", "Europe/Berlin", "Seit 22.11.2026, 10:30"),
    CARMEN: ("es", "America/Santiago", "Desde el 22 nov 2026, 6:30"),
    DARIA: ("ru", "Asia/Tokyo", "С 22 нояб. 2026 г., 18:30"),
}


async def test_each_operator_reads_one_event_in_their_language_and_zone(house: House) -> None:
    await house.add_server()
    people = [
        house.add_operator(number, str(number), language)
        for number, (language, _, _) in LANGUAGES.items()
    ]
    await house.begin()
    for person in people:
        await person.send("/start", wait=True)
    await house.end()
    for number, (_, zone, _) in LANGUAGES.items():
        await house.change("UPDATE operators SET timezone = ? WHERE id = ?", zone, number)
    await house.begin()
    await put(house, outage(house))
    await settled(house)
    for number, (language, _, since) in LANGUAGES.items():
        (told,) = alerts_to(house, number)
        assert words(language).text("verdict-unreachable") in told
        assert words(language).text("error-unreachable-timeout") in told
        assert since in told.replace("\N{NARROW NO-BREAK SPACE}", " ")
