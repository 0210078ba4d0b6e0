"""nginx between Telegram and the bot's webhook, as the READMEs show it: it ends TLS, and what is
not Telegram's comes to nothing.
"""

from __future__ import annotations

import asyncio
import io
import ssl
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import pytest

from bot.telegram import secret_of
from tests.contract.programs.proxies import Nginx
from tests.running_bot import TOKEN, RunningBot
from tests.stories.health.places import free_port
from tests.stories.screens.scenes import at_menu, hold
from tests.stories.webhook.front import by_webhook

SECRET = {"X-Telegram-Bot-Api-Secret-Token": secret_of(TOKEN)}
JSON = {"Content-Type": "application/json"}
# Of the READMEs; a slow body never reaches the bot.
SHORT = "client_body_timeout 1s;"


@pytest.fixture
async def nginx(bot: RunningBot) -> AsyncIterator[Nginx]:
    listen = free_port()
    built = Nginx(bot.folder / "nginx", f"http://127.0.0.1:{listen}", bot.authority)
    await built.serve(SHORT)
    by_webhook(bot, built.port, listen)
    yield built
    await built.stop()


async def status(nginx: Nginx, body: bytes, headers: dict[str, str]) -> int:
    trust = ssl.create_default_context(cafile=str(nginx.folder.parent / "ca.pem"))
    url = f"https://{nginx.address}/telegram"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers, ssl=trust) as answer,
    ):
        return answer.status


def _log(nginx: Nginx) -> str:
    return (nginx.folder / "access").read_text("utf-8")


async def test_presses_come_through(bot: RunningBot, nginx: Nginx) -> None:
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await anna.press("Conferences")
    await bot.telegram.until(lambda: "running conference" in anna.screen.text)
    assert {line.split()[0] for line in nginx.asked} == {"POST"}


async def test_what_is_not_telegrams_is_refused(bot: RunningBot, nginx: Nginx) -> None:
    await bot.add_server()
    await at_menu(bot)
    update = b'{"update_id": 1, "something_new": {}}'
    assert await status(nginx, update, {**JSON, **SECRET}) == 200
    assert await status(nginx, update, JSON) == 401
    assert await status(nginx, update, SECRET | {"Content-Type": "text/plain"}) == 415
    with suppress(aiohttp.ClientError):  # nginx may close before it has read the body
        await status(nginx, b" " * (2**20 + 1), {**JSON, **SECRET})
    await bot.until(lambda: '" 413 ' in _log(nginx))


async def test_a_slow_body_does_not_reach_the_bot(bot: RunningBot, nginx: Nginx) -> None:
    await bot.add_server()
    await at_menu(bot)
    trust = ssl.create_default_context(cafile=str(bot.folder / "ca.pem"))
    reader, writer = await asyncio.open_connection("127.0.0.1", nginx.port, ssl=trust)
    head = f"POST /telegram HTTP/1.1\r\nHost: {nginx.address}\r\nContent-Length: 100\r\n"
    lines = "".join(f"{name}: {value}\r\n" for name, value in {**JSON, **SECRET}.items())
    writer.write(f"{head}{lines}\r\n{{".encode())
    async with asyncio.timeout(30):
        assert not await reader.read()  # it is cut off
    writer.close()
    await bot.until(lambda: '" 408 ' in _log(nginx))


async def test_a_bot_that_is_away_is_asked_again(bot: RunningBot, nginx: Nginx) -> None:
    """nginx says 502, so Telegram repeats."""
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await bot.end()
    await anna.send("/conferences")
    await bot.telegram.until(lambda: bot.telegram.world.deliveries[-1].status == 502)
    await bot.begin()
    await bot.telegram.until(lambda: "running conference" in anna.screen.text)
