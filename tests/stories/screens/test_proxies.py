"""Telegram by way of proxies: names are resolved there, the next one is taken when one fails, and
the first one again when it works.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from bot.polling.length import LengthLimits
from bot.telegram.route import RouteLimits
from bot.telegram.session import TelegramLimits, TelegramSession
from demo.telegram import Drop, Fault, Person
from tests.running_bot import RunningBot
from tests.stories.screens.proxies import Address, Proxy, Scheme, by_tls
from tests.stories.screens.scenes import ANNA, at_menu, at_rest, hold

NOWHERE = "telegram.invalid"
LOGIN = "someone:proxy-password"
SCHEMES: list[Scheme] = ["http", "https", "socks5"]
AILMENTS = ["dead", "blind", "strict", "silent"]


# Every way has the time it needs, and an earlier one is tried again soon.
FAR = RouteLimits(connect=30.0, return_after=0.1)
# A way that is silent is soon given up.
NEAR = RouteLimits(connect=3.0, return_after=0.1)


@pytest.fixture(autouse=True)
def _far(bot: RunningBot) -> None:
    bot.limits = replace(bot.limits, telegram=TelegramLimits(routes=FAR))


@pytest.fixture
def _company(bot: RunningBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the company's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(bot.folder / "ca.pem"))


@dataclass(frozen=True)
class Die(Drop):
    """While Telegram is asked, a proxy dies."""

    proxy: Proxy = field(kw_only=True)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        await self.proxy.stop()
        return await super().respond(request)


def names(bot: RunningBot) -> dict[str, Address]:
    """Where the proxies find Telegram; nobody else knows its name."""
    port = urlsplit(bot.telegram.url).port
    assert port
    bot.telegram_url = f"http://{NOWHERE}:{port}"
    return {NOWHERE: ("127.0.0.1", port)}


def proxy(bot: RunningBot, scheme: Scheme, found: dict[str, Address], login: str | None) -> Proxy:
    tls = bot.authority.issue("127.0.0.1").context if scheme == "https" else None
    return Proxy(scheme, found, login, tls)


async def at_menu_by(bot: RunningBot, *proxies: str) -> Person:
    bot.extra_settings = f"tg-proxy = {json.dumps(proxies)}"
    hold(await bot.add_server())
    return await at_menu(bot)


def directly(bot: RunningBot, *proxies: str, limits: RouteLimits = FAR) -> Bot:
    """Calls the Bot API, without the rest of the bot."""
    return Bot(
        bot.telegram.token,
        TelegramSession(
            TelegramAPIServer.from_base(bot.telegram_url),
            proxies,
            TelegramLimits(routes=limits),
        ),
    )


@pytest.mark.usefixtures("_company")
@pytest.mark.parametrize("login", [None, LOGIN])
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_everything_goes_by_the_proxy(
    bot: RunningBot, scheme: Scheme, login: str | None
) -> None:
    async with proxy(bot, scheme, names(bot), login) as only:
        anna = await at_menu_by(bot, only.url)
        await anna.press("Conferences")
        assert "1. Stand-up" in anna.screen.text
        assert set(only.asked) == {NOWHERE}
        await bot.end()
    assert not any("proxy-password" in line for line in bot.records.lines)


@pytest.mark.usefixtures("_company")
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_bot_api_server_with_tls_behind_a_proxy(bot: RunningBot, scheme: Scheme) -> None:
    found = names(bot)
    async with by_tls(found[NOWHERE], bot.authority.issue(NOWHERE).context) as address:
        bot.telegram_url = f"https://{NOWHERE}:{address[1]}"
        only = proxy(bot, scheme, {NOWHERE: address}, None)
        async with only, directly(bot, only.url) as client:
            assert (await client.get_me()).username == "trueconf_demo_bot"


@pytest.mark.parametrize(
    ("scheme", "ailment"),
    [
        *[("http", ailment) for ailment in AILMENTS],
        *[("socks5", ailment) for ailment in AILMENTS],
        ("https", "untrusted"),
    ],
)
async def test_a_message_that_surely_did_not_arrive_is_sent_by_the_next_proxy(
    bot: RunningBot, scheme: Scheme, ailment: str
) -> None:
    """The first one is down, does not find Telegram, does not take the password, does not answer,
    or cannot prove who it is.
    """
    found = names(bot)
    anna = bot.add_person(ANNA, "Anna")
    await anna.send("hello")
    ill = proxy(bot, scheme, {} if ailment == "blind" else found, LOGIN)
    async with ill, Proxy("socks5", found) as well:
        url = ill.url.replace("proxy-password", "wrong") if ailment == "strict" else ill.url
        if ailment == "dead":
            await ill.stop()
        if ailment == "silent":
            ill.fall_silent()
        limits = NEAR if ailment == "silent" else FAR
        async with directly(bot, url, well.url, limits=limits) as client:
            await client.send_message(ANNA, "hello")
        assert well.asked == [NOWHERE]
        assert ill.asked == ([NOWHERE] if ailment == "blind" else [])
    assert [message.text for message in bot.telegram.messages(ANNA)] == ["hello", "hello"]
    assert not any("proxy-password" in line for line in bot.records.lines)


async def test_the_next_proxy_takes_over_and_the_first_one_again(bot: RunningBot) -> None:
    """The first dies while the bot polls and comes back; then the second dies."""
    found = names(bot)
    async with Proxy("http", found) as first, Proxy("socks5", found) as second:
        anna = await at_menu_by(bot, first.url, second.url)
        await anna.press("Refresh")
        await at_rest(bot)
        assert second.asked == []
        await first.stop()
        await anna.press("Conferences")
        assert "1. Stand-up" in anna.screen.text
        assert second.asked
        await at_rest(bot)
        (line,) = [line for line in bot.records.lines if "Telegram: way 2 of 2" in line]
        assert f"by {second.url} (by {first.url}: the " in line
        async with first:
            await bot.until(lambda: "Telegram: way 1 of 2" in "\n".join(bot.records.lines))
            await second.stop()
            await anna.press("1.")
            await anna.sees("Owner")
            await bot.end()


async def test_a_proxy_that_dies_while_a_screen_is_on_its_way(bot: RunningBot) -> None:
    found = names(bot)
    async with Proxy("socks5", found) as first, Proxy("http", found) as second:
        anna = await at_menu_by(bot, first.url, second.url)
        bot.telegram.faults.add(Fault("editMessageText", Die(proxy=first)))
        await anna.press("Conferences")
        await anna.sees("Stand-up")
        assert second.asked
        await at_rest(bot)
        await bot.end()


async def test_the_way_back_delays_nobody(bot: RunningBot) -> None:
    """While the bot tries a silent proxy again and again, presses go by the other one."""
    found = names(bot)
    async with Proxy("http", found) as silent, Proxy("socks5", found) as well:
        silent.fall_silent()
        bot.limits = replace(bot.limits, telegram=TelegramLimits(routes=NEAR))
        anna = await at_menu_by(bot, silent.url, well.url)
        for _ in range(3):
            await anna.press("Refresh")
            await at_rest(bot)
        await bot.end()


async def test_a_poll_by_a_proxy_that_fell_silent_is_renewed_by_the_next(bot: RunningBot) -> None:
    """Nothing says that the connection is dead: half of it is still open."""
    polling = replace(bot.limits.polling, length=LengthLimits(longest=1))
    telegram = TelegramLimits(timeout=2.0, routes=FAR)
    bot.limits = replace(bot.limits, polling=polling, telegram=telegram)
    found = names(bot)
    async with Proxy("http", found) as first, Proxy("socks5", found) as second:
        anna = await at_menu_by(bot, first.url, second.url)
        await anna.press("Refresh")
        await at_rest(bot)
        first.fall_silent()
        await anna.press("Conferences", wait=False)
        await anna.sees("Stand-up")
        assert second.asked
        await at_rest(bot)
        await bot.end()
