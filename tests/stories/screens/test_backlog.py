"""A day of messages that nobody answered comes at once."""

from __future__ import annotations

from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, hold

DAY = 23 * 3600.0
COMMANDS = ["/conferences", "what?", "/servers"]


async def test_the_newest_is_answered_and_everything_goes_on(bot: RunningBot) -> None:
    hold(await bot.add_server())
    anna = bot.add_operator(ANNA, "Anna")
    stranger = bot.add_person(1003, "Sam")
    bot.telegram.clock.advance(-DAY)
    for number in range(240):
        await anna.send(COMMANDS[number % len(COMMANDS)])
        await stranger.send("/start")
    bot.telegram.clock.advance(DAY)
    asked = len(bot.telegram.messages(ANNA))
    await bot.begin()
    await bot.until(lambda: bot.telegram.world.updates.pending == 0)
    sent = await anna.send("/start")
    # The same window may stand above it already, of an earlier command.
    await bot.telegram.until(lambda: anna.screen.message_id > sent.message_id)
    await anna.sees("Running conferences: 1")
    await anna.press("Conferences")
    await anna.sees("Stand-up")
    # The first of each batch of a hundred that Telegram delivers, the newest of all, and /start.
    assert len(bot.telegram.messages(ANNA)) - asked - 1 <= 7
    told = [each for each in bot.telegram.messages(stranger.id) if each.sender.is_bot]
    assert len(told) == 1


async def test_what_was_written_just_now_is_all_answered(bot: RunningBot) -> None:
    await bot.add_server()
    anna = bot.add_operator(ANNA, "Anna")
    for _ in range(3):
        await anna.send("/help")
    await bot.begin()
    await bot.until(lambda: len(bot.telegram.messages(ANNA)) == 6)
