"""The bot is killed while it repeats and escalates: each is put once, whatever the moment."""

from __future__ import annotations

import random
from functools import partial

import pytest

from demo.telegram import Fault
from services.alerts.kinds import Kind
from tests.process.process import KillWhileTelegramIsAsked, Process
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import SEND, waiting
from tests.stories.attention.scenes import BORIS
from tests.stories.monitoring.scenes import ANNA, falls_over, monitored

ROUNDS, KILLS = 3, 2
# Owners are told once more, both as a repeat and as an escalation: one message.
CHOSEN = (
    "INSERT INTO insistence (server_id, repeat, escalate, targets) SELECT id, 15, 15, 'owners'"
    " FROM servers"
)
# A quarter of an hour passes, in which the bot is away.
LATER = (
    "UPDATE attention SET since = datetime(since, '-16 minutes'),"
    " repeated_at = datetime(repeated_at, '-16 minutes')"
)


@pytest.mark.parametrize("seed", [1, 2])
async def test_killed_while_it_repeats(bot: RunningBot, process: Process, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - to be repeated
    server = await monitored(bot, failures=1)
    for number in (ANNA, BORIS):
        bot.add_operator(number, str(number)).chat.started = True
    await process.begin()
    await bot.until(lambda: bot.rows("SELECT 1 FROM servers"), 30)
    process.kill()
    await process.ended()
    await bot.change(CHOSEN)
    await falls_over(server)
    await process.launch()
    await bot.until(lambda: bot.rows("SELECT 1 FROM attention WHERE since IS NOT NULL"), 30)
    await bot.until(lambda: not waiting(bot), 30)
    for number in range(1, ROUNDS + 1):
        process.kill()
        await process.ended()
        await bot.change(LATER)
        for _ in range(KILLS):
            kind = KillWhileTelegramIsAsked(applied=dice.random() < 0.5, process=process)
            bot.telegram.faults.add(Fault(SEND, kind, after=dice.randrange(2)))
            await process.launch()
            await bot.until(partial(_killed_or_repeated, bot, process, number), 30)
            process.kill()
            await process.ended()
            bot.telegram.faults.clear()
        await process.launch()
        await bot.until(partial(_repeated, bot, number), 30)
        assert bot.rows("SELECT repeats FROM attention") == [(number,)]
    assert _told(bot, Kind.OUTAGE) == [(ANNA, 1), (BORIS, 1)]
    assert _told(bot, Kind.OUTAGE_REPEAT) == [(ANNA, ROUNDS), (BORIS, ROUNDS)]


def _killed_or_repeated(bot: RunningBot, process: Process, times: int) -> bool:
    return not process.alive or _repeated(bot, times)


def _repeated(bot: RunningBot, times: int) -> bool:
    """Every repeat so far has been put and has arrived."""
    return _told(bot, Kind.OUTAGE_REPEAT) == [(ANNA, times), (BORIS, times)] and not waiting(bot)


def _told(bot: RunningBot, kind: Kind) -> list[tuple[int, int]]:
    """To whom how many alerts of a kind were put."""
    return bot.rows(
        "SELECT chat_id, count(*) FROM alerts WHERE kind = ? GROUP BY chat_id ORDER BY chat_id",
        str(kind),
    )
