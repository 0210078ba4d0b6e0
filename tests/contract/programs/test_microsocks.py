"""microsocks between the bot and Telegram, by TLS."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest

from demo.telegram import Person
from tests.contract.programs.proxies import Microsocks
from tests.running_bot import RunningBot
from tests.stories.screens.proxies import Address, Proxy, by_tls
from tests.stories.screens.scenes import ANNA, at_menu, hold
from tests.stories.screens.test_proxies import NEAR, directly


@pytest.fixture(autouse=True)
def _company(bot: RunningBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the authority of the tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bot.folder / "ca.pem"))


@pytest.fixture
async def telegram_by_tls(bot: RunningBot) -> AsyncIterator[Address]:
    """Where Telegram is reached by TLS."""
    parts = urlsplit(bot.telegram.url)
    assert parts.hostname
    assert parts.port
    tls = bot.authority.issue("127.0.0.1").context
    async with by_tls((parts.hostname, parts.port), tls) as address:
        yield address


@asynccontextmanager
async def stalling() -> AsyncIterator[int]:
    """A port that takes connections, and never answers the beginning of TLS."""
    taken: list[asyncio.StreamWriter] = []

    async def take(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        taken.append(writer)

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in taken:
            writer.transport.abort()


async def at_menu_by(bot: RunningBot, port: int, *proxies: str) -> Person:
    bot.telegram_url = f"https://127.0.0.1:{port}"
    bot.extra_settings = f"tg-proxy = {json.dumps(proxies)}"
    hold(await bot.add_server())
    return await at_menu(bot)


async def test_everything_goes_by_it(
    bot: RunningBot, microsocks: Microsocks, telegram_by_tls: Address
) -> None:
    anna = await at_menu_by(bot, telegram_by_tls[1], microsocks.url())
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text
    await bot.end()
    assert not any(Microsocks.LOGIN[1] in line for line in bot.records.lines)


async def test_one_that_does_not_take_the_password_is_passed_over(
    bot: RunningBot, microsocks: Microsocks, telegram_by_tls: Address
) -> None:
    port = telegram_by_tls[1]
    async with Proxy("socks5", {"127.0.0.1": telegram_by_tls}) as next_one:
        await at_menu_by(bot, port, microsocks.url("wrong"), next_one.url)
        assert next_one.asked
        await bot.end()


async def test_a_message_goes_round_one_behind_which_tls_stalls(
    bot: RunningBot, microsocks: Microsocks, telegram_by_tls: Address
) -> None:
    """TCP and the proxy's greeting work; nothing was delivered all the same, so that the message
    may be sent by the next one.
    """
    anna = bot.add_person(ANNA, "Anna")
    await anna.send("hello")
    async with stalling() as port, Proxy("socks5", {"127.0.0.1": telegram_by_tls}) as next_one:
        bot.telegram_url = f"https://127.0.0.1:{port}"
        async with directly(bot, microsocks.url(), next_one.url, limits=NEAR) as client:
            await client.send_message(ANNA, "hello")
    assert [message.text for message in bot.telegram.messages(ANNA)] == ["hello", "hello"]
