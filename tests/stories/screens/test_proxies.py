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
from tests.running_bot import House
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
def _far(house: House) -> None:
    house.limits = replace(house.limits, telegram=TelegramLimits(routes=FAR))


@pytest.fixture
def _company(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the company's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(house.folder / "ca.pem"))


@dataclass(frozen=True)
class Die(Drop):
    """While Telegram is asked, a proxy dies."""

    proxy: Proxy = field(kw_only=True)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        await self.proxy.stop()
        return await super().respond(request)


def names(house: House) -> dict[str, Address]:
    """Where the proxies find Telegram; nobody else knows its name."""
    port = urlsplit(house.telegram.url).port
    assert port
    house.telegram_url = f"http://{NOWHERE}:{port}"
    return {NOWHERE: ("127.0.0.1", port)}


def proxy(house: House, scheme: Scheme, found: dict[str, Address], login: str | None) -> Proxy:
    tls = house.authority.issue("127.0.0.1").context if scheme == "https" else None
    return Proxy(scheme, found, login, tls)


async def at_menu_by(house: House, *proxies: str) -> Person:
    house.extra_settings = f"tg-proxy = {json.dumps(proxies)}"
    hold(await house.add_server())
    return await at_menu(house)


def directly(house: House, *proxies: str, limits: RouteLimits = FAR) -> Bot:
    """A bot without the rest of the house."""
    return Bot(
        house.telegram.token,
        TelegramSession(
            TelegramAPIServer.from_base(house.telegram_url),
            proxies,
            TelegramLimits(routes=limits),
        ),
    )


@pytest.mark.usefixtures("_company")
@pytest.mark.parametrize("login", [None, LOGIN])
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_everything_goes_by_the_proxy(
    house: House, scheme: Scheme, login: str | None
) -> None:
    async with proxy(house, scheme, names(house), login) as only:
        anna = await at_menu_by(house, only.url)
        await anna.press("Show conferences")
        assert "1. Stand-up" in anna.screen.labels
        assert set(only.asked) == {NOWHERE}
        await house.end()
    assert not any("proxy-password" in line for line in house.records.lines)


@pytest.mark.usefixtures("_company")
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_bot_api_server_with_tls_behind_a_proxy(house: House, scheme: Scheme) -> None:
    found = names(house)
    async with by_tls(found[NOWHERE], house.authority.issue(NOWHERE).context) as address:
        house.telegram_url = f"https://{NOWHERE}:{address[1]}"
        only = proxy(house, scheme, {NOWHERE: address}, None)
        async with only, directly(house, only.url) as bot:
            assert (await bot.get_me()).username == "trueconf_demo_bot"


@pytest.mark.parametrize(
    ("scheme", "ailment"),
    [
        *[("http", ailment) for ailment in AILMENTS],
        *[("socks5", ailment) for ailment in AILMENTS],
        ("https", "untrusted"),
    ],
)
async def test_a_message_that_surely_did_not_arrive_is_sent_by_the_next_proxy(
    house: House, scheme: Scheme, ailment: str
) -> None:
    """The first one is down, does not find Telegram, does not take the password, does not answer,
    or cannot prove who it is.
    """
    found = names(house)
    anna = house.add_person(ANNA, "Anna")
    await anna.send("hello")
    ill = proxy(house, scheme, {} if ailment == "blind" else found, LOGIN)
    async with ill, Proxy("socks5", found) as well:
        url = ill.url.replace("proxy-password", "wrong") if ailment == "strict" else ill.url
        if ailment == "dead":
            await ill.stop()
        if ailment == "silent":
            ill.fall_silent()
        limits = NEAR if ailment == "silent" else FAR
        async with directly(house, url, well.url, limits=limits) as bot:
            await bot.send_message(ANNA, "hello")
        assert well.asked == [NOWHERE]
        assert ill.asked == ([NOWHERE] if ailment == "blind" else [])
    assert [message.text for message in house.telegram.messages(ANNA)] == ["hello", "hello"]
    assert not any("proxy-password" in line for line in house.records.lines)


async def test_the_next_proxy_takes_over_and_the_first_one_again(house: House) -> None:
    """The first dies while the bot polls and comes back; then the second dies."""
    found = names(house)
    async with Proxy("http", found) as first, Proxy("socks5", found) as second:
        anna = await at_menu_by(house, first.url, second.url)
        await anna.press("Refresh")
        await at_rest(house)
        assert second.asked == []
        await first.stop()
        await anna.press("Show conferences")
        assert "1. Stand-up" in anna.screen.labels
        assert second.asked
        await at_rest(house)
        (line,) = [line for line in house.records.lines if "Telegram: way 2 of 2" in line]
        assert f"by {second.url} (by {first.url}: the " in line
        async with first:
            await house.until(lambda: "Telegram: way 1 of 2" in "\n".join(house.records.lines))
            await second.stop()
            await anna.press("1.")
            await anna.sees("Owner")
            await house.end()


async def test_a_proxy_that_dies_while_a_screen_is_on_its_way(house: House) -> None:
    found = names(house)
    async with Proxy("socks5", found) as first, Proxy("http", found) as second:
        anna = await at_menu_by(house, first.url, second.url)
        house.telegram.faults.add(Fault("editMessageText", Die(proxy=first)))
        await anna.press("Show conferences")
        await anna.sees("Stand-up")
        assert second.asked
        await at_rest(house)
        await house.end()


async def test_the_way_back_delays_nobody(house: House) -> None:
    """While the bot tries a silent proxy again and again, presses go by the other one."""
    found = names(house)
    async with Proxy("http", found) as silent, Proxy("socks5", found) as well:
        silent.fall_silent()
        house.limits = replace(house.limits, telegram=TelegramLimits(routes=NEAR))
        anna = await at_menu_by(house, silent.url, well.url)
        for _ in range(3):
            await anna.press("Refresh")
            await at_rest(house)
        await house.end()


async def test_a_poll_by_a_proxy_that_fell_silent_is_renewed_by_the_next(house: House) -> None:
    """Nothing says that the connection is dead: half of it is still open."""
    polling = replace(house.limits.polling, length=LengthLimits(longest=1))
    telegram = TelegramLimits(timeout=2.0, routes=FAR)
    house.limits = replace(house.limits, polling=polling, telegram=telegram)
    found = names(house)
    async with Proxy("http", found) as first, Proxy("socks5", found) as second:
        anna = await at_menu_by(house, first.url, second.url)
        await anna.press("Refresh")
        await at_rest(house)
        first.fall_silent()
        await anna.press("Show conferences", wait=False)
        await anna.sees("Stand-up")
        assert second.asked
        await at_rest(house)
        await house.end()
