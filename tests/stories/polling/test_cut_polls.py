"""Something on the way cuts what is quiet: polls become shorter, and the bot stays at work."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

import pytest
from aiohttp import web

from bot.polling.length import LengthLimits
from bot.telegram.route import RouteLimits
from bot.telegram.session import TelegramLimits
from demo.telegram import Fault, Person
from demo.telegram.faults import FaultKind
from tests.running_bot import RunningBot
from tests.stories.health.places import Place, free_port
from tests.stories.screens.proxies import Proxy
from tests.stories.screens.scenes import at_menu, at_rest, hold

HERE = "127.0.0.1"
HAPROXY = shutil.which("haproxy")
CUT = 5.0
# A cut is told from other troubles on any machine that is busy.
WAYS = RouteLimits(connect=30.0, cut_from=1.5, cut_beyond=60.0)
CONFIGURATION = """
defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server {cut}s
frontend near
    bind 127.0.0.1:{port}
    default_backend far
backend far
    server telegram {telegram}
"""


@dataclass(frozen=True)
class CutQuiet(FaultKind):
    """A proxy that is tired of waiting: with a page, or without a word."""

    page: bool

    async def respond(self, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(CUT)
        if not self.page and request.transport:
            request.transport.abort()
        return web.Response(status=504, text="<html>Gateway Time-out</html>")


@pytest.fixture
def place(bot: RunningBot) -> Place:
    built = Place()
    bot.extra_settings = f'health = {{ listen = "{built.address}" }}'
    return built


def short(bot: RunningBot, longest: int = 9) -> None:
    """Polls are cut within seconds; the whole limit is far away."""
    length = LengthLimits(longest=longest, margin=1.0)
    bot.limits = replace(
        bot.limits,
        polling=replace(bot.limits.polling, length=length),
        telegram=TelegramLimits(timeout=60.0, routes=WAYS),
    )


def lines(bot: RunningBot, piece: str) -> list[str]:
    return [line for line in bot.records.lines if piece in line]


def warned(bot: RunningBot) -> list[str]:
    return [line for line in bot.records.lines if line.startswith(("WARNING", "ERROR"))]


def timeouts(bot: RunningBot) -> list[int]:
    return [
        int(seen.params["timeout"])
        for seen in bot.telegram.requests
        if seen.method == "getUpdates"
    ]


async def is_at_work(bot: RunningBot, anna: Person, place: Place) -> None:
    status, page = await place.get("/readyz")
    assert status == 200, json.loads(page)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text
    await at_rest(bot)


@pytest.mark.parametrize("page", [True, False], ids=["504", "cut"])
async def test_quiet_polls_are_cut(bot: RunningBot, place: Place, page: bool) -> None:
    short(bot)
    hold(await bot.add_server())
    anna = await at_menu(bot)
    bot.telegram.faults.add(Fault("getUpdates", CutQuiet(page=page)))
    await anna.press("Refresh")
    await bot.until(lambda: lines(bot, "A quiet poll was cut"), timeout=30)
    await bot.telegram.until(lambda: timeouts(bot)[-1] < 9, timeout=30)
    assert 1 <= timeouts(bot)[-1] < 9
    assert warned(bot) == []
    await is_at_work(bot, anna, place)


async def test_a_way_that_cuts_is_kept(bot: RunningBot) -> None:
    """Whoever cuts quiet polls lets everything else through."""
    short(bot)
    port = int(bot.telegram_url.rpartition(":")[2])
    bot.telegram_url = f"http://telegram.invalid:{port}"
    names = {"telegram.invalid": (HERE, port)}
    async with Proxy("http", names) as first, Proxy("socks5", names) as second:
        bot.extra_settings = f"tg-proxy = {json.dumps([first.url, second.url])}"
        hold(await bot.add_server())
        anna = await at_menu(bot)
        bot.telegram.faults.add(Fault("getUpdates", CutQuiet(page=True)))
        await anna.press("Refresh")
        await bot.until(lambda: lines(bot, "A quiet poll was cut"), timeout=30)
        await anna.press("Conferences")
        assert second.asked == []
        await bot.end()


@asynccontextmanager
async def haproxy(bot: RunningBot) -> AsyncIterator[str]:
    """A real one, in front of Telegram."""
    assert HAPROXY
    port = free_port()
    file = bot.folder / "haproxy.cfg"
    file.write_text(
        CONFIGURATION.format(cut=int(CUT), port=port, telegram=bot.telegram_url.rpartition("/")[2])
    )
    process = await asyncio.create_subprocess_exec(
        HAPROXY, "-q", "-db", "-f", str(file), stderr=asyncio.subprocess.DEVNULL
    )
    try:
        while process.returncode is None:
            with suppress(OSError):
                _, writer = await asyncio.open_connection(HERE, port)
                writer.close()
                break
            await asyncio.sleep(0.02)
        yield f"http://{HERE}:{port}"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.mark.skipif(HAPROXY is None, reason="haproxy is not installed")
async def test_a_real_proxy_cuts_quiet_polls(bot: RunningBot, place: Place) -> None:
    short(bot)
    async with haproxy(bot) as url:
        bot.telegram_url = url
        hold(await bot.add_server())
        anna = await at_menu(bot)
        await bot.until(lambda: lines(bot, "A quiet poll was cut"), timeout=30)
        polls = bot.polls()
        # Then it is quiet, and nothing is cut any more.
        await bot.telegram.until(lambda: bot.polls() >= polls + 3, timeout=60)
        assert timeouts(bot)[-1] < CUT
        assert len(lines(bot, "A quiet poll was cut")) == 1
        assert warned(bot) == []
        await is_at_work(bot, anna, place)
        await bot.end()
