"""What the stories of this folder begin with, and the words of the bot in any language."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import ZoneInfo

from demo.telegram import Person
from demo.trueconf import Person as Participant
from demo.trueconf import Session, SimulatedTrueConf
from l10n.texts import LOCALES, Languages, Texts
from services.clock import utc_now
from tests.running_bot import RunningBot

ROOM = "4406127733"
ANNA, BORIS = 1001, 1002
HOST = Participant("ivanova", "Anna Ivanova", 2)

_PRESSED = re.compile(r"INFO bot\.updates\.presses: press operator=\d+ window=(\S+)")


def words(language: str = "en") -> Texts:
    """What the bot says in a language, as its own files have it."""
    return _languages().texts(language)


@cache
def _languages() -> Languages:
    return Languages(LOCALES, None, ZoneInfo("UTC"), utc_now)


def hold(
    server: SimulatedTrueConf,
    topic: str | None = "Stand-up",
    *,
    room: str = ROOM,
    url: str | None = None,
) -> Session:
    """A conference with one person in it runs."""
    server.world.add_room(room, topic, "ivanova")
    if url is not None:
        server.world.rooms[room].url = url
    return server.world.begin(room, [HOST])


async def at_menu(bot: RunningBot, *, language: str = "en") -> Person:
    """The bot runs, and an operator has opened the menu."""
    anna = bot.add_operator(ANNA, "Anna", language)
    await bot.begin()
    await anna.send("/start", wait=True)
    return anna


def pressed_windows(bot: RunningBot) -> list[str]:
    """The windows on which buttons were pressed, by the bot's own log."""
    found = (_PRESSED.match(line) for line in bot.records.lines)
    return [match[1] for match in found if match]


async def at_rest(bot: RunningBot) -> None:
    """Every press has been handled to its end, its log line written."""
    await bot.until(lambda: len(pressed_windows(bot)) == len(bot.telegram.presses))
