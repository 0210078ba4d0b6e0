"""Who gets what: operators who block the bot and come back, groups, each in their language."""

from __future__ import annotations

from tests.running_bot import RunningBot
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


async def test_who_blocks_the_bot_mid_storm_holds_up_nobody(bot: RunningBot) -> None:
    anna, *_ = await begun(bot, operators=3)
    bot.telegram.flood_control = True
    await put(bot, outage(bot, number=1))
    await settled(bot)
    anna.blocks_bot()
    for number in range(2, 6):
        await put(bot, outage(bot, number=number))
    await bot.until(lambda: waiting(bot) == 4)
    await put(bot, recovery(bot, number=2))
    await bot.until(lambda: waiting(bot) == 5)
    for other in (BERND, CARMEN):
        assert " ".join(alerts_to(bot, other)).count("unreachable") == 5
        assert " ".join(alerts_to(bot, other)).count("running again") == 1
    assert len(alerts_to(bot, ANNA)) == 1
    refused = [seen for seen in sendings(bot, ANNA) if seen.error]
    assert len(refused) == 1, "it is not tried again"
    paused = f"chat {ANNA} is paused, its alerts wait: Forbidden: bot was blocked by the user"
    assert any(paused in line for line in bot.records.lines)

    anna.unblocks()
    await anna.send("/start")
    await settled(bot)
    _, merged = alerts_to(bot, ANNA)
    assert merged.startswith("4 alerts")
    assert merged.count("was down") == 1


async def test_who_is_paused_stays_so_over_a_restart(bot: RunningBot) -> None:
    (anna,) = await begun(bot)
    anna.blocks_bot()
    await put(bot, outage(bot))
    await bot.until(lambda: bot.rows("SELECT chat_id FROM recipients") == [(ANNA,)])
    await bot.restart()
    await put(bot, outage(bot, number=2))
    assert len([seen for seen in sendings(bot, ANNA) if seen.error]) == 1
    anna.unblocks()
    await anna.send("/start")
    await settled(bot)
    assert alerts_to(bot, ANNA)[0].startswith("2 alerts")
    assert bot.rows("SELECT * FROM recipients") == []


async def test_who_has_never_pressed_start_gets_what_waited_then(bot: RunningBot) -> None:
    eve = bot.add_operator(DARIA, "Daria")
    await begun(bot)
    await put(bot, outage(bot))
    await bot.until(lambda: bot.rows("SELECT chat_id FROM recipients") == [(DARIA,)])
    await eve.send("/start")
    await settled(bot)
    assert len(alerts_to(bot, DARIA)) == 1


async def test_who_is_paused_is_shown_as_such(bot: RunningBot) -> None:
    anna, bernd = await begun(bot, operators=2)
    await anna.press("Preferences")
    await anna.press("🔔 Alerts")
    assert "cannot reach" not in anna.screen.text
    choices = anna.screen.message_id
    bernd.blocks_bot()
    await put(bot, outage(bot))
    await bot.until(lambda: bot.rows("SELECT chat_id FROM recipients") == [(BERND,)])
    await anna.press("certificates", message_id=choices)
    shown = anna.chat.messages[choices].text
    assert "Telegram cannot reach Bernd." in shown


async def test_a_deleted_account_is_paused(bot: RunningBot) -> None:
    anna, _ = await begun(bot, operators=2)
    anna.deactivated = True
    await put(bot, outage(bot))
    await bot.until(lambda: bot.rows("SELECT chat_id FROM recipients") == [(ANNA,)])
    await bot.until(lambda: waiting(bot) == 1)


async def test_what_waits_for_an_operator_who_was_removed_is_dead(bot: RunningBot) -> None:
    anna, _ = await begun(bot, operators=2)
    anna.blocks_bot()
    await put(bot, outage(bot))
    await bot.until(lambda: waiting(bot) == 1)
    await bot.end()
    anna.unblocks()
    bot.operators = [BERND]
    await bot.begin()
    await put(bot, recovery(bot))
    await settled(bot)
    assert alerts_to(bot, ANNA) == []
    assert len(alerts_to(bot, BERND)) == 2


async def test_a_group_gets_the_same_with_buttons_of_its_own(bot: RunningBot) -> None:
    bot.extra_settings = f'tg-alert-chats = [{GROUP}]\nlocale = "de"\ntimezone = "Europe/Berlin"'
    bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    (told,) = alerts_to(bot, GROUP)
    assert words("de").text("verdict-unreachable") in told
    assert "Seit 22. Nov., 10:30" in told
    await put(bot, forgotten(bot))
    await settled(bot)
    await put(bot, recovery(bot), forgotten_ended(bot))
    await settled(bot)
    assert len(alerts_to(bot, GROUP)) == 3
    first, *others = bot.telegram.messages(GROUP)
    assert all(not message.now.keyboard for message in others)
    buttons = [button for row in first.now.keyboard for button in row]
    assert len(buttons) == 5
    assert all(str(button.data).startswith("al-g-") for button in buttons)
    assert "zu Ende" in alerts_to(bot, GROUP)[1]


async def test_a_group_that_becomes_a_supergroup_is_followed(bot: RunningBot) -> None:
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot)
    await put(bot, outage(bot), certificate(bot))
    await settled(bot)
    successor = group.becomes_supergroup(-1001)
    await put(bot, recovery(bot))
    await settled(bot)
    await bot.restart()
    await put(bot, outage(bot, number=2))
    await settled(bot)
    assert len(alerts_to(bot, successor.id)) == 2
    assert [replied_to(seen) for seen in sendings(bot, successor.id)] == [None, None]
    assert len([seen for seen in sendings(bot, GROUP) if seen.error]) == 1, "it is remembered"


async def test_a_group_without_the_bot_is_tried_again_from_time_to_time(bot: RunningBot) -> None:
    bot.limits = refusing(bot.limits, 0.1)
    bot.extra_settings = f"tg-alert-chats = [{GROUP}]"
    group = bot.telegram.group(GROUP, [bot.add_person(7, "Gina")])
    await begun(bot)
    group.removes_bot()
    await put(bot, outage(bot))
    await bot.until(lambda: len(sendings(bot, GROUP)) >= 3)
    await bot.until(lambda: len(alerts_to(bot, ANNA)) == 2)
    told = alerts_to(bot, ANNA)[1]
    assert told.startswith(f"⚠️ The group {GROUP} gets no alerts.")
    assert "bot was kicked" in told
    group.chat.bot = "member"
    await settled(bot)
    assert len(alerts_to(bot, GROUP)) == 1
    await bot.until(lambda: bot.rows("SELECT * FROM recipients") == [])
    assert sum("is paused" in line for line in bot.records.lines) == 1


LANGUAGES = {
    ANNA: ("en", "America/New_York", "Since Nov 22, 4:30"),
    BERND: ("de", "Europe/Berlin", "Seit 22. Nov., 10:30"),
    CARMEN: ("es", "America/Santiago", "Desde: 22 nov, 6:30"),
    DARIA: ("ru", "Asia/Tokyo", "С 22 нояб., 18:30"),
}


async def test_each_operator_reads_one_event_in_their_language_and_zone(bot: RunningBot) -> None:
    await bot.add_server()
    people = [
        bot.add_operator(number, str(number), language)
        for number, (language, _, _) in LANGUAGES.items()
    ]
    await bot.begin()
    for person in people:
        await person.send("/start", wait=True)
    await bot.end()
    for number, (_, zone, _) in LANGUAGES.items():
        await bot.change("UPDATE operators SET timezone = ? WHERE id = ?", zone, number)
    await bot.begin()
    await put(bot, outage(bot))
    await settled(bot)
    for number, (language, _, since) in LANGUAGES.items():
        (told,) = alerts_to(bot, number)
        assert words(language).text("verdict-unreachable") in told
        assert words(language).text("error-unreachable-timeout") in told
        assert since in told.replace("\N{NARROW NO-BREAK SPACE}", " ")
