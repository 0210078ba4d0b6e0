"""A server that is renamed in the settings is a new one to the bot: that is told, once."""

from __future__ import annotations

from services.alerts.kinds import Kind
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import alerts_to, settled
from tests.stories.monitoring.scenes import ANNA, checks, monitor_of, monitored, server_of, told
from tests.stories.monitoring.test_switching import begun


def rename(bot: RunningBot, old: str, new: str) -> None:
    bot.servers[new] = bot.servers.pop(old)
    bot.server_settings[new] = bot.server_settings[old]
    bot.intervals[new] = bot.intervals[old]


async def started(bot: RunningBot) -> None:
    """The operators can be written to."""
    await begun(bot)
    for person in bot.people.values():
        await person.send("/start", wait=True)


def warnings(bot: RunningBot) -> list[str]:
    return [line for line in bot.records.lines if "no longer in the settings" in line]


async def test_a_server_that_is_renamed_is_told_once(bot: RunningBot) -> None:
    server = await monitored(bot)
    await started(bot)
    await checks(server, 2)
    await bot.end()
    rename(bot, "Main", "Office <2>")
    await bot.begin()

    (alert,) = told(bot, Kind.DEPARTED)
    assert alert.data == {"server": "Main", "now": "Office <2>"}
    assert len(warnings(bot)) == 1
    await settled(bot)
    (text,) = alerts_to(bot, ANNA)
    assert "Main is no longer in the settings" in text
    assert "Its address now belongs to Office <2>." in text

    await bot.restart()
    assert len(told(bot, Kind.DEPARTED)) == len(warnings(bot)) == 1


async def test_one_that_comes_back_and_leaves_again_is_told_again(bot: RunningBot) -> None:
    server = await monitored(bot)
    await bot.add_server("Other")
    await started(bot)
    await checks(server, 2)
    await bot.end()
    away = bot.servers.pop("Main")
    await bot.restart()
    bot.servers["Main"] = away
    await bot.restart()
    await checks(server, 2)
    await bot.end()
    bot.servers.pop("Main")
    await bot.begin()

    alerts = told(bot, Kind.DEPARTED)
    assert [alert.data["now"] for alert in alerts] == [None, None]
    await settled(bot)
    assert "The bot no longer monitors it" in alerts_to(bot, ANNA)[0]
    await away.stop()


async def test_one_that_was_not_monitored_is_not_missed(bot: RunningBot) -> None:
    server = await monitored(bot)
    await started(bot)
    await checks(server, 1)
    await monitor_of(bot).switch(bot.operator(ANNA), server_of(bot), False)
    await bot.end()
    rename(bot, "Main", "Office")
    await bot.begin()

    assert told(bot, Kind.DEPARTED) == []
    assert warnings(bot) == []
