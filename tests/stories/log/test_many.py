"""A hundred thousand entries take little of the bot's own time."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from time import thread_time

from tests.running_bot import RunningBot
from tests.stories.log.scenes import ago, file_of, open_log, rows_of, stored
from tests.stories.screens.scenes import at_menu

MANY = 100_000
# Seconds of the loop's own work in one go, during which nobody else has a turn. It is 0.1 here; a
# machine whose cores and caches are shared takes several times as long for the same.
LONGEST = 2.0


def fill(bot: RunningBot) -> None:
    """Half of them stops, half of them refusals, one a minute."""
    path = bot.folder / "data" / "bot.sqlite3"
    moments = [stored(ago(number)) for number in range(1, MANY // 2 + 1)]
    with closing(sqlite3.connect(path)) as database, database:
        database.executemany(
            "INSERT INTO audit (operator_id, operator_name, server_id, server_name, address, "
            "conference_id, topic, people, requested_at, outcome, settled_at, told_at) "
            "VALUES (1001, 'Anna', 1, 'Main', 'a', ?, ?, 3, ?, 'stopped', ?, ?)",
            ((str(n), f"Topic {n}", at, at, at) for n, at in enumerate(moments)),
        )
        database.executemany(
            "INSERT INTO acts (at, operator_id, name, act, server_id, detail, outcome) "
            "VALUES (?, 1002, 'Boris', 'act', 1, 'status:view', 'refused')",
            ((at,) for at in moments),
        )


@asynccontextmanager
async def turns(longest: list[float]) -> AsyncIterator[None]:
    """Notes how much the loop's thread works between two turns: waiting, and other programs on a
    busy machine, do not count.
    """

    async def look() -> None:
        before = thread_time()
        while True:
            await asyncio.sleep(0.001)
            longest.append(thread_time() - before)
            before = thread_time()

    looking = asyncio.create_task(look())
    try:
        yield
    finally:
        looking.cancel()


async def test_windows_and_a_file_of_a_hundred_thousand(bot: RunningBot) -> None:
    await bot.add_server()
    anna = await at_menu(bot)
    await bot.end()
    await asyncio.to_thread(fill, bot)
    await bot.begin()
    longest: list[float] = []
    async with turns(longest):
        await open_log(bot, anna)
        assert "100,000 entries" in anna.screen.text
        await anna.press("›")
        await anna.press("👤 Person")
        await anna.press("Anna")
        assert "50,000 entries" in anna.screen.text
        await anna.press("1")
        await anna.press("Back")
        await anna.press("As a file")
        await anna.press("400\u00a0days")
        found = rows_of(await file_of(bot, anna, "csv"))
    assert len(found) == bot.limits.tables.rows
    assert max(longest) < LONGEST
