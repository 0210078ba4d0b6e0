"""What anybody can send to the door: only Telegram's updates are read, and nothing holds it up."""

from __future__ import annotations

import asyncio
import io
import json
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.telegram import secret_of
from bot.webhook import WebhookLimits
from tests.running_bot import TOKEN, RunningBot
from tests.stories.screens.scenes import at_menu
from tests.stories.webhook.front import Front

HEADER = "X-Telegram-Bot-Api-Secret-Token"
JSON = "application/json"
RIGHT = secret_of(TOKEN)
UPDATE = b'{"update_id": 1, "something_new": {}}'


async def status(
    front: Front,
    *,
    method: str = "POST",
    secret: str | None = RIGHT,
    kind: str = JSON,
    body: Any = UPDATE,
) -> int:
    headers = {"Content-Type": kind} | ({} if secret is None else {HEADER: secret})
    url = f"http://127.0.0.1:{front.listen}/telegram"
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def retry_after(front: Front) -> str | None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"http://127.0.0.1:{front.listen}/", data=UPDATE) as answer,
    ):
        return answer.headers.get("Retry-After")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, 200),
        ({"secret": None}, 401),
        ({"secret": ""}, 401),
        ({"secret": RIGHT[:-1]}, 401),
        ({"secret": "пароль"}, 401),
        ({"method": "GET"}, 405),
        ({"method": "PUT"}, 405),
        ({"kind": "text/plain"}, 415),
        ({"body": b"no JSON"}, 400),
        ({"body": b"\xff\xfe"}, 400),
        ({"body": b"[" * 200_000}, 400),
        ({"body": b" " * (2**20 + 1)}, 413),
        ({"body": b"[]"}, 200),  # Telegram would repeat it for a day, and it would not help
        ({"body": b'{"update_id": "x"}'}, 200),
        ({"body": json.dumps({"update_id": 5, "message": {"text": []}}).encode()}, 200),
    ],
)
async def test_only_updates_of_telegram_are_taken(
    bot: RunningBot, front: Front, given: dict[str, Any], expected: int
) -> None:
    await bot.add_server()
    await at_menu(bot)
    assert await status(front, **given) == expected
    await bot.until(lambda: not bot.rows("SELECT * FROM received WHERE content IS NOT NULL"))
    assert len(bot.rows("SELECT * FROM received")) == 1  # Start


async def test_a_slow_body_is_cut(bot: RunningBot, front: Front) -> None:
    bot.limits = replace(bot.limits, webhook=WebhookLimits(slow=0.2))
    await bot.add_server()
    anna = await at_menu(bot)
    reader, writer = await asyncio.open_connection("127.0.0.1", front.listen)
    head = f"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: {JSON}\r\n{HEADER}: {RIGHT}\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    assert b" 408 " in await reader.readline()
    writer.close()
    await anna.press("Status")


async def test_a_door_that_does_not_accept_yet_says_so_at_once(
    bot: RunningBot, front: Front
) -> None:
    await bot.add_server()
    await at_menu(bot)
    assert bot.app
    bot.app._webhook._accepting = False
    assert await status(front) == 503
    assert await status(front, secret=None) == 503
    assert await retry_after(front) == "1"  # Telegram would wait longer each time
    bot.app._webhook._accepting = True
    assert await status(front) == 200
