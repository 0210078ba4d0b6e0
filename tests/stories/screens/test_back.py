"""Who comes back to a screen sees at once what it showed last, with its time, and the server is
asked behind it. What decides is read afresh all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from demo.trueconf import Guest
from services.conferences import SessionRef
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, ROOM, words
from tests.stories.screens.test_answers import WAITING, Gate, before, filled_in

TEXTS = words()
LIST, STATUS, USERS = (
    TEXTS.text(key) for key in ("btn-open-conferences", "btn-open-status", "btn-open-users")
)
STOP = TEXTS.text("btn-stop")


@pytest.fixture
def gates() -> Iterator[list[Gate]]:
    """Opened at the end, so that nothing waits for them."""
    made: list[Gate] = []
    yield made
    for gate in made:
        gate.open()


async def test_back_from_the_question_shows_the_card_at_once(
    bot: RunningBot, gates: list[Gate]
) -> None:
    server, anna = await before(bot, (LIST, "1.", STOP))
    await anna.press(STOP)
    await anna.sees("Stop this conference?")
    gates.append(Gate(server))
    server.world.join(ROOM, Guest())

    await anna.press("No, go back")

    await anna.sees(WAITING)
    assert "Participants: 1\n" in anna.screen.text
    assert "as of " in anna.screen.text
    gates[0].open()
    await filled_in(bot, anna, "Participants: 2\n")


async def test_the_question_never_takes_a_card_of_before(
    bot: RunningBot, gates: list[Gate]
) -> None:
    server, anna = await before(bot, (LIST, "1."))
    await anna.press("1.")
    await filled_in(bot, anna, "Owner")
    server.world.join(ROOM, Guest())
    gates.append(Gate(server))
    press = await anna.press(STOP, wait=False)
    await server.until(lambda: gates[0].held)
    assert "Stop this conference?" not in anna.screen.text
    gates[0].open()
    await press.answered()
    await anna.sees("2 participants will be disconnected")


async def test_a_card_of_what_is_over_is_not_kept(bot: RunningBot) -> None:
    server, anna = await before(bot, (LIST, "1.", STOP))
    assert bot.app
    conferences, operator = bot.app._services.conferences, bot.operator(ANNA)
    main = bot.app._services.servers.all()[0]
    listing = await conferences.listing(operator, main)
    ref = SessionRef.of(listing.sessions[0])
    assert conferences.last_card(operator, main, ref)
    server.world.end(ROOM)

    await anna.press("Refresh")

    await filled_in(bot, anna, "This conference has ended.")
    assert conferences.last_card(operator, main, ref) is None


@pytest.mark.parametrize(
    ("way", "fact"),
    [(LIST, "👥 1"), (STATUS, "\xa0ms · "), (USERS, "Guests in conferences: 0")],
)
async def test_a_window_of_the_menu_shows_what_it_told_last(
    bot: RunningBot, way: str, fact: str, gates: list[Gate]
) -> None:
    server, anna = await before(bot, (way,))
    await anna.press(way)
    await filled_in(bot, anna, fact)
    await anna.press("Back")
    await filled_in(bot, anna)
    gates.append(Gate(server))

    await anna.press(way)

    await anna.sees(fact)
    assert "as of " in anna.screen.text


async def test_of_a_check_before_a_restart_only_the_verdict_is_shown(
    bot: RunningBot, gates: list[Gate]
) -> None:
    server, anna = await before(bot, (STATUS,))
    await anna.press(STATUS)
    await filled_in(bot, anna, "\xa0ms · ")
    await anna.press("Back")
    await filled_in(bot, anna)
    await bot.restart()
    gates.append(Gate(server))

    await anna.press(STATUS)

    await anna.sees(WAITING)
    assert "running" in anna.screen.text
    assert "no answer" not in anna.screen.text
