"""A time zone that the machine does not know, and moments at the end of all times."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from l10n.zones import known_zone
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_menu, words

STRANGE = ["Mars/Olympus_Mons", "America", "../etc/passwd", "/etc/localtime", "a\0b", "Ж" * 300]


@pytest.mark.parametrize("name", STRANGE)
def test_a_zone_that_the_machine_does_not_know(name: str) -> None:
    assert known_zone(name) is None


@pytest.mark.parametrize("name", STRANGE)
async def test_it_costs_its_operator_nothing(bot: RunningBot, name: str) -> None:
    await bot.add_server()
    bot.extra_settings = 'timezone = "Europe/Moscow"'
    anna = await at_menu(bot)
    await bot.end()
    await bot.change("UPDATE operators SET timezone = ? WHERE id = ?", name, ANNA)
    await bot.begin()
    await anna.send("/status", wait=True)
    await anna.sees("\xa0ms · ")
    await anna.press("Back")
    await anna.press("Preferences")
    assert "Moscow" in anna.screen.text
    await anna.press("Time zone")
    await anna.press("Asia", exact=False)
    await anna.press("Tokyo", exact=False)
    assert "Tokyo" in anna.screen.text


@pytest.mark.parametrize(
    "moment", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)]
)
@pytest.mark.parametrize("language", ["en", "ru", "de", "es"])
def test_a_certificate_that_ends_at_the_end_of_all_times(moment: datetime, language: str) -> None:
    for name in ("Asia/Tokyo", "America/New_York"):
        zone = known_zone(name)
        assert zone
        texts = type(words(language))(words(language)._localizer, zone)
        assert str(moment.year) in texts.text(
            "alert-certificate-renewed", server="Main", expires_at=moment
        )
