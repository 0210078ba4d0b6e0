"""A day of messages that nobody answered comes at once."""

from __future__ import annotations

from tests.running_bot import House
from tests.stories.screens.scenes import ANNA, hold

DAY = 23 * 3600.0
COMMANDS = ["/conferences", "what?", "/servers"]


async def test_the_newest_is_answered_and_everything_goes_on(house: House) -> None:
    hold(await house.add_server())
    anna = house.add_operator(ANNA, "Anna")
    stranger = house.add_person(1003, "Sam")
    house.telegram.clock.advance(-DAY)
    for number in range(240):
        await anna.send(COMMANDS[number % len(COMMANDS)])
        await stranger.send("/start")
    house.telegram.clock.advance(DAY)
    asked = len(house.telegram.messages(ANNA))
    await house.begin()
    await house.until(lambda: house.telegram.world.updates.pending == 0)
    await anna.send("/start")
    await anna.sees("Running conferences: 1")
    await anna.press("Show conferences")
    await anna.sees("Stand-up")
    # The first of each batch of a hundred that Telegram delivers, the newest of all, and /start.
    assert len(house.telegram.messages(ANNA)) - asked - 1 <= 7
    told = [each for each in house.telegram.messages(stranger.id) if each.sender.is_bot]
    assert len(told) == 1


async def test_what_was_written_just_now_is_all_answered(house: House) -> None:
    await house.add_server()
    anna = house.add_operator(ANNA, "Anna")
    for _ in range(3):
        await anna.send("/help")
    await house.begin()
    await house.until(lambda: len(house.telegram.messages(ANNA)) == 6)
