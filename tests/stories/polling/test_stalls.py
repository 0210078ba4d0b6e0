"""A connection that comes to nothing, at any step and by any way: it takes the time that every
connection has, surely nothing was delivered, and the next way is taken.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.telegram import once_only
from bot.telegram.route import NotDelivered, RouteLimits
from bot.telegram.session import TelegramLimits, TelegramSession
from tests.running_bot import RunningBot
from tests.stories.health.places import free_port
from tests.stories.screens.proxies import Address, Proxy, Scheme, by_tls
from tests.stories.screens.scenes import ANNA

HERE = "127.0.0.1"
# The limit of a connection is what has to hold; that of the whole request is far away.
# It also leaves a busy machine the time to come to the proxy and to the step that stalls.
LIMITS = TelegramLimits(timeout=300.0, routes=RouteLimits(connect=3.0))
PATIENCE = 60.0
# A TLS record of a handshake that announces more than follows.
BEGINNING = b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03"
MICROSOCKS = shutil.which("microsocks")


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def _halfway(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.write(BEGINNING)
    await asyncio.Event().wait()


async def _slamming(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


async def _plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()


End = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
ENDS: dict[str, End] = {
    "silent": _silent,
    "halfway": _halfway,
    "slamming": _slamming,
    "plain": _plain,
}


@asynccontextmanager
async def served(end: str) -> AsyncIterator[Address]:
    """Takes connections, and behaves as the end that is named."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        with suppress(asyncio.CancelledError, OSError):
            await ENDS[end](reader, writer)
        writer.transport.abort()

    server = await asyncio.start_server(serve, HERE, 0)
    try:
        yield server.sockets[0].getsockname()
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def microsocks() -> AsyncIterator[str]:
    """A real proxy."""
    assert MICROSOCKS
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        MICROSOCKS, "-i", HERE, "-p", str(port), stderr=asyncio.subprocess.DEVNULL
    )
    try:
        while process.returncode is None:
            with suppress(OSError):
                _, writer = await asyncio.open_connection(HERE, port)
                writer.close()
                break
            await asyncio.sleep(0.02)
        yield f"socks5://{HERE}:{port}"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.fixture
def _company(bot: RunningBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the company's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bot.folder / "ca.pem"))


def bot_by(bot: RunningBot, *proxies: str) -> Bot:
    api = TelegramAPIServer.from_base(bot.telegram_url)
    return Bot(bot.telegram.token, TelegramSession(api, proxies, LIMITS))


async def arrives_by_the_next(bot: RunningBot, ill: str, well: str) -> None:
    anna = bot.add_person(ANNA, "Anna")
    await anna.send("hello")
    async with asyncio.timeout(PATIENCE), bot_by(bot, ill, well) as client:
        await client.send_message(ANNA, "hello")
    assert [message.text for message in bot.telegram.messages(ANNA)] == ["hello", "hello"]


@pytest.mark.usefixtures("_company")
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("scheme", ["http", "https", "socks5"])
async def test_tls_comes_to_nothing_behind_a_proxy(
    bot: RunningBot, scheme: Scheme, end: str
) -> None:
    if scheme == "https":
        # Early releases of Python 3.11 trip over the end of TLS within TLS, and go on.
        bot.expected_errors = ["_abort() takes 1 positional argument"]
    telegram = (HERE, int(bot.telegram_url.rpartition(":")[2]))
    issued = bot.authority.issue(HERE)
    async with served(end) as ill, by_tls(telegram, issued.context) as well:
        bot.telegram_url = f"https://{HERE}:{ill[1]}"
        tls = issued.context if scheme == "https" else None
        async with (
            Proxy(scheme, {HERE: ill}, tls=tls) as first,
            Proxy("socks5", {HERE: well}) as second,
        ):
            await arrives_by_the_next(bot, first.url, second.url)
            assert first.asked == second.asked == [HERE]


@pytest.mark.usefixtures("_company")
@pytest.mark.skipif(MICROSOCKS is None, reason="microsocks is not installed")
@pytest.mark.parametrize("end", ENDS)
async def test_tls_comes_to_nothing_behind_a_real_proxy(bot: RunningBot, end: str) -> None:
    telegram = (HERE, int(bot.telegram_url.rpartition(":")[2]))
    issued = bot.authority.issue(HERE)
    async with (
        served(end) as ill,
        by_tls(telegram, issued.context) as well,
        microsocks() as first,
        Proxy("http", {HERE: well}) as second,
    ):
        bot.telegram_url = f"https://{HERE}:{ill[1]}"
        await arrives_by_the_next(bot, first, second.url)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("scheme", ["http", "https", "socks5"])
async def test_the_proxy_itself_comes_to_nothing(bot: RunningBot, scheme: str, end: str) -> None:
    telegram = (HERE, int(bot.telegram_url.rpartition(":")[2]))
    async with served(end) as ill, Proxy("socks5", {HERE: telegram}) as well:
        await arrives_by_the_next(bot, f"{scheme}://{HERE}:{ill[1]}", well.url)


@pytest.mark.parametrize("end", ENDS)
async def test_tls_comes_to_nothing_directly(bot: RunningBot, end: str) -> None:
    async with served(end) as ill:
        bot.telegram_url = f"https://{HERE}:{ill[1]}"
        async with asyncio.timeout(PATIENCE), bot_by(bot) as client:
            with pytest.raises(NotDelivered), once_only():
                await client.send_message(ANNA, "hello")


@pytest.mark.usefixtures("_company")
@pytest.mark.parametrize("pieces", [1, 7, 20])
async def test_a_proxy_may_answer_in_pieces(bot: RunningBot, pieces: int) -> None:
    """The end of its answer is not taken for the beginning of TLS."""
    telegram = (HERE, int(bot.telegram_url.rpartition(":")[2]))
    answer = b"HTTP/1.1 200 Connection established\r\nVia: a proxy\r\n\r\n"

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        for begin in range(0, len(answer), pieces):
            writer.write(answer[begin : begin + pieces])
            await writer.drain()
            await asyncio.sleep(0)
        far_reader, far_writer = await asyncio.open_connection(*well)
        await asyncio.gather(_copied(reader, far_writer), _copied(far_reader, writer))

    async with by_tls(telegram, bot.authority.issue(HERE).context) as well:
        bot.telegram_url = f"https://{HERE}:{well[1]}"
        server = await asyncio.start_server(serve, HERE, 0)
        port = server.sockets[0].getsockname()[1]
        limits = TelegramLimits(routes=RouteLimits(connect=30.0))
        api = TelegramAPIServer.from_base(bot.telegram_url)
        session = TelegramSession(api, [f"http://{HERE}:{port}"], limits)
        async with Bot(bot.telegram.token, session) as client:
            assert (await client.get_me()).username == "trueconf_demo_bot"
        server.close()


async def _copied(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()
