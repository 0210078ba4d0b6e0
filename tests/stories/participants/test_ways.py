"""From a card of the server's list, of the list over all servers, of a search for forgotten
conferences and of an alert alike, and back there.
"""

from __future__ import annotations

from datetime import timedelta

from demo.telegram import Person
from demo.trueconf import Guest
from tests.running_bot import RunningBot
from tests.stories.participants.stage import KEY, OWNER, Stage
from tests.stories.screens.scenes import ROOM, hold
from tests.stories.watch.scenes import forget, watched


async def there_and_back(anna: Person, topic: str) -> None:
    card = anna.screen.labels
    await anna.press(KEY)
    assert anna.screen.text.startswith(f"👥 {topic}\n")
    await anna.press("◀ Back")
    assert anna.screen.labels == card


async def test_over_all_servers(bot: RunningBot) -> None:
    main, branch = await bot.add_server("Main"), await bot.add_server("Branch", "v4")
    hold(main)
    hold(branch, "Lecture")
    stage = Stage(bot, main)
    await bot.begin()
    await stage.anna.send("/conferences", wait=True)
    await stage.anna.sees("Lecture")
    for number, topic in (("1", "Stand-up"), ("2", "Lecture")):
        await stage.anna.press(number, exact=True)
        await there_and_back(stage.anna, topic)
        await stage.anna.press("◀ Back")
        await stage.anna.sees("Stand-up")


async def test_from_the_forgotten_ones(stage: Stage) -> None:
    stage.hold([Guest()], minutes=300)
    await stage.anna.send("/forgotten", wait=True)
    await stage.anna.sees("1. Weekly sync")
    await stage.anna.press("1", exact=True)
    await there_and_back(stage.anna, "Weekly sync")


async def test_from_an_alert(bot: RunningBot) -> None:
    server, anna = await watched(bot, "v4")
    forget(server, minutes=120)
    await anna.sees("forgotten")
    await anna.press("Details")
    await anna.sees("Owner: ")
    await there_and_back(anna, "Weekly sync")


async def test_another_session_of_the_room_is_another_conference(stage: Stage) -> None:
    """The window never shows those of the next one as those of the one that was opened."""
    stage.hold([OWNER, Guest()], minutes=90)
    await stage.open()
    stage.world.end(ROOM)
    stage.world.begin(ROOM, [Guest("Late")], stage.world.now() - timedelta(seconds=1))
    await stage.anna.press("Refresh")
    assert stage.text == "This conference has ended."
