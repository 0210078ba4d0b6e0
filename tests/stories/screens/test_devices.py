"""One person on two devices: one person on the card, and a lone host to the search."""

from __future__ import annotations

import pytest

from demo.trueconf import Generation
from demo.trueconf import Person as Participant
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ROOM, at_menu

DEVICES = [Participant(f"ivanova@vc.example.com/{each}", "Anna", 2) for each in ("pc", "phone")]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Participants: 1 (devices: 2)\n"),
        ("ru", "Участников: 1 (устройств: 2)\n"),
        ("de", "Teilnehmer: 1 (Geräte: 2)\n"),
        ("es", "Participantes: 1 (dispositivos: 2)\n"),
    ],
)
async def test_the_card_counts_people_and_names_devices(
    bot: RunningBot, language: str, shown: str
) -> None:
    server = await bot.add_server()
    server.world.add_room(ROOM, "Stand-up", "ivanova")
    server.world.begin(ROOM, DEVICES)
    anna = await at_menu(bot, language=language)
    await anna.press("🎥")
    await anna.press("1.")
    assert shown in anna.screen.text


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
async def test_where_everybody_has_one_device_none_is_named(
    bot: RunningBot, generation: Generation
) -> None:
    server = await bot.add_server("Main", generation)
    server.world.add_room(ROOM, "Stand-up", "ivanova")
    server.world.begin(ROOM, DEVICES[:1])
    anna = await at_menu(bot)
    await anna.press("🎥")
    await anna.press("1.")
    assert "Participants: 1\n" in anna.screen.text
