"""A year of samples of 20 servers: the tables stay small, and no picture has too many points."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from dialogs.trends.scene import drawing
from services.history import History, Span
from tests.running_bot import RunningBot
from tests.stories.history.scenes import sampler_of, write_a_year
from tests.stories.monitoring.scenes import ANNA, MovableClock, server_of

NOW = datetime(2026, 11, 22, 12, 2, tzinfo=UTC)
SERVERS = 20
BYTES_OF_A_SERVER = 700_000


async def test_a_year_of_twenty_servers(bot: RunningBot) -> None:
    bot.now = MovableClock(NOW - datetime.now(UTC))
    await bot.add_server()
    bot.add_operator(ANNA, "Anna")
    await bot.begin()
    for number in range(2, SERVERS + 1):
        await bot.change(
            "INSERT INTO servers (id, name) VALUES (?, ?)", number, f"Server {number}"
        )
    pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    ((before,),) = bot.rows(pages)
    await write_a_year(bot, range(1, SERVERS + 1), NOW)
    ((after,),) = bot.rows(pages)
    assert after - before < SERVERS * BYTES_OF_A_SERVER

    assert bot.app
    history: History = bot.app._services.history
    anna, main = bot.operator(ANNA), server_of(bot)
    texts = bot.app._languages.of(anna)
    for span in Span:
        course = await history.course(anna, main, span)
        seen = drawing("Main", span, course, texts)
        assert seen.to_json()
        assert 280 < len(course.points) < 800, "however long the span is"

    turns = 0
    sweeping = asyncio.create_task(sampler_of(bot).sweep())

    while not sweeping.done():
        await asyncio.sleep(0)
        turns += 1
    await sweeping
    assert turns > 20, "everything else goes on while old samples are rolled up"
