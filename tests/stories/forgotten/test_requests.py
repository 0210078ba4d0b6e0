"""What a search asks a server of either generation: no more than it needs, and not all at once."""

from __future__ import annotations

import asyncio

from demo.trueconf import RequestSeen as Asked
from services.forgotten.search import CONCURRENCY
from tests.stories.forgotten.stage import HOST, Stage, guests, rows


async def test_what_the_server_is_asked(stage: Stage) -> None:
    """N + pages + candidates, 8 at a time, over connections that stay open; for two operators
    who ask at the same time no more than for one.
    """
    stage.forget(15)
    for number in range(10):
        stage.hold(f"Lesson {number}", [HOST, *guests(2)])
    for number in range(5):
        stage.hold(f"Call {number}", hours=0.5)
    await stage.to_menu(stage.anna)
    await stage.to_menu(stage.boris)
    server = stage.server
    before = len(server.requests)
    server.options.latency = 0.1
    await asyncio.gather(stage.anna.press("Forgotten"), stage.boris.press("Forgotten"))
    await asyncio.gather(stage.found(stage.anna), stage.found(stage.boris))

    asked = server.requests[before:]
    read = [seen for seen in asked if seen.path.endswith("/participants")]
    lists = 2 if server.generation == "v4" else 1  # v4 tells the starts in another list
    assert len(read) == 25
    assert len(stage.states_read()) == len(set(stage.states_read())) == 15
    assert len(asked) == 25 + lists + 15
    side_by_side = [_in_work(asked, seen.at) for seen in asked]
    assert max(side_by_side) == CONCURRENCY
    assert server.handshakes <= CONCURRENCY
    assert rows(stage.anna) == rows(stage.boris)
    assert stage.anna.screen.text == stage.boris.screen.text

    server.options.latency = 0.0
    await stage.anna.press("Refresh")
    await stage.found(stage.anna)
    assert len(server.requests) == before + 2 * len(asked)
    assert server.handshakes <= CONCURRENCY


def _in_work(asked: list[Asked], moment: float) -> int:
    return sum(
        seen.at <= moment and (seen.answered_at is None or seen.answered_at > moment)
        for seen in asked
    )


async def test_500_conferences(stage: Stage) -> None:
    await stage.to_menu(stage.anna)
    topics = stage.forget(500)
    await stage.anna.press("Forgotten")
    await stage.found(stage.anna, timeout=60)
    assert "500 conferences look forgotten" in stage.anna.screen.text
    assert [row.topic for row in rows(stage.anna)] == topics[:10]
    await stage.anna.press("›")
    assert [row.topic for row in rows(stage.anna)] == topics[10:20]
    assert stage.server.handshakes <= CONCURRENCY
