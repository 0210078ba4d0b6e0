"""What arrives where: one message for what waits together, in order, replies, edits, buttons."""

from __future__ import annotations

from dataclasses import replace

from bot.alerts.limits import SenderLimits
from tests.running_bot import RunningBot
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


async def test_one_alert_has_a_text_and_buttons_of_its_own(bot: RunningBot) -> None:
    (anna,) = await begun(bot)
    await put(bot, outage(bot))
    await anna.sees("unreachable")
    await settled(bot)
    assert "Main: 🔴 unreachable\nSince Nov 22" in anna.screen.text
    assert words().text("error-unreachable-timeout") in anna.screen.text
    assert anna.screen.labels == [
        words().text("btn-take"),
        words().text("btn-open-status"),
        *(words().text("alert-mute-item", hours=hours) for hours in (1, 8, 24)),
    ]


async def test_a_storm_is_one_message(bot: RunningBot) -> None:
    names = [f"Server {number}" for number in range(10)]
    bot.limits = replace(bot.limits, sender=SenderLimits())
    people = await begun(bot, *names, operators=3)
    bot.telegram.flood_control = True
    await put(bot, *(outage(bot, name, number) for number, name in enumerate(names)))
    await settled(bot)
    for person in people:
        (storm,) = alerts_to(bot, person.id)
        assert storm.startswith("10 alerts\n\nServer 0: 🔴 unreachable")
        assert [storm.index(name) for name in names] == sorted(map(storm.index, names))
    assert not [seen for seen in bot.telegram.requests if "Too Many" in str(seen.error)]


async def test_a_list_is_split_between_entries(bot: RunningBot) -> None:
    name = "<&🚀" * 21
    await begun(bot, name)
    await put(bot, *(outage(bot, name, number) for number in range(40)))
    await settled(bot, timeout=15)
    texts = alerts_to(bot, ANNA)
    assert len(texts) > 1
    assert sum(text.count("🔴 unreachable") for text in texts) == 40
    assert all(text.count(f"{name}: 🔴 unreachable\nSince") for text in texts)
    assert [text for text in texts if text.count(name) != len(text.split("\n\n")) - 1] == []


async def test_a_recovery_replies_to_its_outage_and_says_how_long(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    await put(bot, recovery(bot))
    await settled(bot)
    _, end = alerts_to(bot, ANNA)
    assert "The outage lasted 1\xa0h\xa020\xa0min, until" in end
    assert "🟢 running again" in end
    (number,) = bot.rows("SELECT message_id FROM alerts WHERE kind = 'outage'")[0]
    assert replied_to(sendings(bot, ANNA)[-1]) == number


async def test_an_end_that_nobody_saw_is_told_honestly(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, outage(bot))
    await settled(bot)
    await put(bot, recovery(bot, between=True))
    await settled(bot)
    assert "at most 1\xa0h\xa020\xa0min: it ended between" in alerts_to(bot, ANNA)[-1]


async def test_an_outage_that_is_over_before_it_was_told_is_one_message(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, outage(bot), recovery(bot))
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert "was down (🔴 unreachable) and is running again" in told
    assert "1\xa0h\xa020\xa0min" in told


async def test_the_ends_of_a_storm_reply_to_it_in_one_message(bot: RunningBot) -> None:
    names = ["A", "B", "C"]
    await begun(bot, *names)
    await put(bot, *(outage(bot, name, number) for number, name in enumerate(names)))
    await settled(bot)
    storm = bot.rows("SELECT DISTINCT message_id FROM alerts")
    await put(bot, *(recovery(bot, name, number) for number, name in enumerate(names)))
    await settled(bot)
    assert [(replied_to(sendings(bot, ANNA)[-1]),)] == storm
    assert alerts_to(bot, ANNA)[-1].startswith("3 alerts")


async def test_alerts_arrive_in_order(bot: RunningBot) -> None:
    await begun(bot)
    for number in range(3):
        await put(bot, outage(bot, number=number))
        await settled(bot)
        await put(bot, recovery(bot, number=number), certificate(bot, number=number))
        await settled(bot)
    told = [text.split("\n")[0] for text in alerts_to(bot, ANNA)]
    assert told == ["Main: 🔴 unreachable", "2 alerts"] * 3


async def test_a_forgotten_conference_that_ends_edits_its_alert(bot: RunningBot) -> None:
    (anna,) = await begun(bot)
    await put(bot, forgotten(bot))
    await settled(bot)
    assert "Stand-up looks forgotten\nMain · 2\xa0h · empty" in anna.screen.text
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    (told,) = alerts_to(bot, ANNA)
    assert told == "☑ Stand-up, which looked forgotten, has ended\nMain"
    assert "Refresh" in " ".join(anna.screen.labels)  # the alert's buttons are gone


async def test_a_forgotten_conference_that_ends_before_it_was_told_is_not_told(
    bot: RunningBot,
) -> None:
    await begun(bot)
    await put(bot, forgotten(bot), forgotten_ended(bot))
    await settled(bot)
    assert alerts_to(bot, ANNA) == []


async def test_a_forgotten_conference_of_a_list_ends_in_its_row(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, forgotten(bot), forgotten(bot, None, 2))
    await settled(bot)
    assert words().text("conference-untitled") in alerts_to(bot, ANNA)[0]
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    (listed,) = alerts_to(bot, ANNA)
    assert "1 conference looks forgotten" in listed
    assert "1 Stand-up — has ended" in listed
    await put(bot, forgotten_ended(bot, number=2))
    await settled(bot)
    (listed,) = alerts_to(bot, ANNA)
    assert "What looked forgotten has ended" in listed
    assert not any(
        key.text == "2" for row in bot.telegram.messages(ANNA)[-1].now.keyboard for key in row
    )


async def test_the_end_of_an_alert_that_was_deleted_is_no_trouble(bot: RunningBot) -> None:
    (anna,) = await begun(bot)
    await put(bot, forgotten(bot))
    await settled(bot)
    anna.deletes(anna.screen.message_id)
    await put(bot, forgotten_ended(bot))
    await settled(bot)
    assert alerts_to(bot, ANNA) == []


async def test_one_operator_alone_is_reminded(bot: RunningBot) -> None:
    await begun(bot, operators=2)
    await put(bot, replace(forgotten(bot), operator_id=BERND))
    await settled(bot)
    assert alerts_to(bot, ANNA) == []
    assert len(alerts_to(bot, BERND)) == 1


async def test_the_bots_own_trouble_is_told(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, offline())
    await settled(bot)
    assert alerts_to(bot, ANNA)[0].startswith("🔌 The bot was offline from Nov 22")


async def test_foreign_text_in_an_alert_is_shown_as_it_is(bot: RunningBot) -> None:
    name = "<b>R&D</b> {x}"
    await begun(bot, name)
    await put(bot, outage(bot, name))
    await settled(bot)
    assert alerts_to(bot, ANNA)[0].startswith(f"{name}: 🔴 unreachable")


async def test_what_waits_survives_a_restart(bot: RunningBot) -> None:
    await begun(bot)
    await put(bot, outage(bot))
    await bot.end()  # before it was sent, or after
    await bot.begin()
    await settled(bot)
    assert len(alerts_to(bot, ANNA)) == 1
    await put(bot, recovery(bot))
    await settled(bot)
    assert replied_to(sendings(bot, ANNA)[-1]) is not None
