"""An operator chooses language and time zone: effective at once, on the same screen, for good."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from demo.telegram import Person, Screen
from demo.telegram.text.keyboard import MOST_DATA
from dialogs.preferences.getters import REGION_NAMES
from l10n.zones import OFFERED, REGIONS
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, at_rest, words

say = words().text
PREFERENCES = say("btn-open-preferences")
TIMEZONE = say("btn-timezone")
LANGUAGE = say("btn-language")
BACK = say("btn-back")


async def at_regions(bot: RunningBot, language: str = "en") -> Person:
    """An operator is asked for the part of the world."""
    await bot.add_server()
    anna = await at_menu(bot, language=language)
    await anna.press(words(language).text("btn-open-preferences"))
    await anna.press(words(language).text("btn-timezone"))
    return anna


async def type_text(bot: RunningBot, anna: Person, text: str) -> Screen:
    """Type something and wait for the screen that answers it, below it."""
    sent = await anna.send(text)
    await bot.telegram.until(lambda: anna.screen.message_id > sent.message_id)
    return anna.screen


def zones(bot: RunningBot) -> list[str | None]:
    """The time zone of each operator, as it is written down."""
    return [row[0] for row in bot.rows("SELECT timezone FROM operators ORDER BY id")]


def clock(zone: str) -> set[str]:
    """What the clock shows in a zone, give or take the turn of a minute, without AM and PM."""
    now = datetime.now(UTC)
    moments = (datetime.fromtimestamp(now.timestamp() - back, ZoneInfo(zone)) for back in (0, 5))
    return {f"{moment:%I:%M}".lstrip("0") for moment in moments}


def shows_time_of(screen: Screen, zone: str) -> bool:
    return any(f"({time}" in screen.text for time in clock(zone))


async def test_a_language_is_effective_at_once_and_for_good(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(PREFERENCES)
    assert "Language: English" in anna.screen.text
    await anna.press(LANGUAGE)
    asked = anna.screen
    await anna.press("Русский")
    russian = words("ru")
    assert anna.screen.message_id == asked.message_id
    assert russian.text("btn-back") in anna.screen.labels
    assert "✅ Русский" in anna.screen.labels
    await anna.press("Deutsch")
    german = words("de")
    assert german.text("btn-back") in anna.screen.labels
    await anna.press(german.text("btn-back"))
    assert "Sprache: Deutsch" in anna.screen.text
    await bot.restart()
    await anna.press(german.text("btn-back"))
    assert german.text("btn-open-conferences") in anna.screen.labels


async def test_from_region_to_zone_to_the_own_time(bot: RunningBot) -> None:
    anna = await at_regions(bot)
    await anna.press(BACK)
    assert "Time zone: UTC" in anna.screen.text
    assert shows_time_of(anna.screen, "UTC")
    await anna.press(TIMEZONE)
    await anna.press("Asia")
    await anna.press(BACK)
    await anna.press("Asia")
    await anna.press("Tokyo")
    assert "Time zone: Tokyo" in anna.screen.text
    assert shows_time_of(anna.screen, "Asia/Tokyo")
    assert zones(bot) == ["Asia/Tokyo"]
    await bot.restart()
    await anna.press(TIMEZONE)
    await anna.press("Asia")
    assert "✅ Tokyo" in anna.screen.labels
    await anna.press(BACK)
    await anna.press(BACK)
    await anna.press(LANGUAGE)
    await anna.press(BACK)
    assert "Time zone: Tokyo" in anna.screen.text
    assert shows_time_of(anna.screen, "Asia/Tokyo")


@pytest.mark.parametrize("region", REGIONS)
async def test_every_zone_of_the_short_list_can_be_chosen(bot: RunningBot, region: str) -> None:
    anna = await at_regions(bot)
    for number, zone in enumerate(REGIONS[region]):
        await anna.press(say(REGION_NAMES[region]))
        assert len(anna.screen.labels) == len(REGIONS[region]) + 1
        await anna.press(anna.screen.labels[number], exact=True)
        assert zones(bot) == [zone]
        assert shows_time_of(anna.screen, zone)
        await anna.press(TIMEZONE)


@pytest.mark.parametrize(
    ("language", "typed", "zone"),
    [
        ("en", "Berlin", "Europe/Berlin"),
        ("en", "europe/berlin", "Europe/Berlin"),
        ("en", "tokyo", "Asia/Tokyo"),
        ("en", "  new   york ", "America/New_York"),
        ("en", "utc", "UTC"),
        ("ru", "Москва", "Europe/Moscow"),
        ("de", "lissabon", "Europe/Lisbon"),
        ("es", "Ciudad de México", "America/Mexico_City"),
    ],
)
async def test_a_typed_name_is_enough(
    bot: RunningBot, language: str, typed: str, zone: str
) -> None:
    anna = await at_regions(bot, language)
    screen = await type_text(bot, anna, typed)
    assert words(language).city(zone) in screen.text
    assert zones(bot) == [zone]


async def test_a_name_that_fits_several_zones_offers_them(bot: RunningBot) -> None:
    anna = await at_regions(bot)
    screen = await type_text(bot, anna, "america")
    assert len(screen.labels) == OFFERED + 1
    screen = await type_text(bot, anna, "indiana")
    assert "Knox, Indiana" in screen.labels
    await anna.press("Knox, Indiana")
    assert "Time zone: Knox, Indiana" in anna.screen.text
    assert zones(bot)[0] in ("America/Indiana/Knox", "America/Knox_IN")


async def test_several_names_of_one_city_are_one_zone(bot: RunningBot) -> None:
    anna = await at_regions(bot)
    await type_text(bot, anna, "Louisville")
    assert "Louisville" in anna.screen.text
    assert zones(bot) != [None]


@pytest.mark.parametrize("typed", ["Atlantis", "<b>&", "x" * 500])
async def test_an_unknown_name_is_repeated_and_nothing_changes(
    bot: RunningBot, typed: str
) -> None:
    anna = await at_regions(bot)
    asked = anna.screen.message_id
    screen = await type_text(bot, anna, typed)
    assert asked not in [message.message_id for message in bot.telegram.messages(ANNA)]
    assert f"There is no time zone called “{typed[:40]}" in screen.text
    await anna.press("Africa")
    await anna.press("Nairobi")
    await anna.press(TIMEZONE)
    assert "There is no" not in anna.screen.text
    assert zones(bot) == ["Africa/Nairobi"]


async def test_an_unknown_command_elsewhere_is_answered_by_a_hint(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await anna.press(PREFERENCES)
    view = anna.screen
    for button in (LANGUAGE, BACK):
        await anna.send("/berlin")
        await bot.telegram.until(lambda: newest(bot) == say("typed-hint"))
        await anna.press(button, message_id=view.message_id)
        await anna.send("/help")
        await bot.telegram.until(lambda: "/language" in newest(bot))
    assert zones(bot) == [None]


def newest(bot: RunningBot) -> str:
    """The newest message of the chat, whoever wrote it."""
    return bot.telegram.messages(ANNA)[-1].text


async def test_each_operator_reads_the_own_time(bot: RunningBot) -> None:
    await bot.add_server()
    chosen = {1001: "Asia/Tokyo", 1002: "America/New_York"}
    for number in chosen:
        bot.add_operator(number, str(number))
    await bot.begin()
    for number, zone in chosen.items():
        person = bot.people[number]
        await type_text(bot, person, "/preferences")
        await person.press(TIMEZONE)
        await type_text(bot, person, zone)
        await type_text(bot, person, "/status")
        assert any(f"as of {time}" in person.screen.text for time in clock(zone))


@pytest.mark.parametrize(
    ("language", "region", "cities"),
    [
        ("ru", "europe", ["Берлин", "Москва", "Лиссабон"]),
        ("de", "europe", ["Rom", "Moskau", "Lissabon"]),
        ("es", "americas", ["Nueva York", "Ciudad de México"]),
    ],
)
async def test_cities_are_named_in_the_own_language(
    bot: RunningBot, language: str, region: str, cities: list[str]
) -> None:
    anna = await at_regions(bot, language)
    await anna.press(words(language).text(REGION_NAMES[region]))
    assert set(cities) <= set(anna.screen.labels)


async def test_every_zone_fits_into_a_button(bot: RunningBot) -> None:
    """Callback data is the name of the zone behind a mark that is equally long for all."""
    anna = await at_regions(bot)
    await anna.press("Asia")
    data = anna.screen.button("Tokyo").data or ""
    mark = data.removesuffix("Asia/Tokyo")
    assert mark != data
    assert all(len((mark + zone).encode()) <= MOST_DATA for zone in available_timezones())
    await type_text(bot, anna, "north dakota")
    await anna.press("New Salem")
    assert zones(bot) == ["America/North_Dakota/New_Salem"]


async def test_back_leads_where_one_came_from(bot: RunningBot) -> None:
    await bot.add_server("Main")
    await bot.add_server("Branch")
    anna = await at_menu(bot)
    pick = anna.screen
    await anna.press(PREFERENCES)
    await anna.press(BACK)
    assert anna.screen.labels == pick.labels
    await anna.press("Branch")
    menu = anna.screen
    for way in ([], [LANGUAGE, BACK], [TIMEZONE, BACK], [TIMEZONE, "Asia", BACK, BACK]):
        await anna.press(PREFERENCES)
        for button in way:
            await anna.press(button)
        await anna.press(BACK)
        assert anna.screen.labels == menu.labels
        assert anna.screen.text.startswith("Branch")


@pytest.mark.parametrize("command", ["/language", "/preferences"])
async def test_after_the_command_back_leads_home(bot: RunningBot, command: str) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    menu = anna.screen
    await type_text(bot, anna, command)
    if command == "/language":
        await anna.press(BACK)
    await anna.press(BACK)
    assert anna.screen.labels == menu.labels


@pytest.mark.parametrize("forged", ["Mars/Base", "europe/berlin"])
async def test_a_forged_zone_changes_nothing(bot: RunningBot, forged: str) -> None:
    anna = await at_regions(bot)
    await anna.press("Asia")
    data = anna.screen.button("Tokyo").data or ""
    await at_rest(bot)
    press = await anna.press_data(data.replace("Asia/Tokyo", forged))
    assert press.text == say("error-outdated")
    assert zones(bot) == [None]
