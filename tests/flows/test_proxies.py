"""Telegram by way of proxies: names are resolved there, the next one is taken when one fails, and
the first one again when it works.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from bot import polling, ways
from bot import telegram as session
from bot.telegram import TelegramSession
from demo.telegram import Drop, Fault, Person
from tests.flows.proxies import Address, Proxy, Scheme, by_tls
from tests.flows.scenes import ANNA, at_menu, at_rest, hold
from tests.house import House

NOWHERE = "telegram.invalid"
LOGIN = "someone:proxy-password"
SCHEMES: list[Scheme] = ["http", "https", "socks5"]
AILMENTS = ["dead", "blind", "strict", "silent"]


@pytest.fixture(autouse=True)
def _short_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "RETURN_AFTER", 0.1)


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


def directly(house: House, *proxies: str) -> Bot:
    """A bot without the rest of the house."""
    return Bot(
        house.telegram.token,
        TelegramSession(
            TelegramAPIServer.from_base(house.telegram_url),
            proxies,
            on_polling=lambda: None,
            on_conflict=lambda: None,
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
    house: House, scheme: Scheme, ailment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is down, does not find Telegram, does not take the password, does not answer,
    or cannot prove who it is.
    """
    monkeypatch.setattr(ways, "CONNECT", 0.3)
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
        async with directly(house, url, well.url) as bot:
            await bot.send_message(ANNA, "hello")
        assert well.asked == [NOWHERE]
        assert ill.asked == ([NOWHERE] if ailment == "blind" else [])
    assert [message.text for message in house.telegram.messages(ANNA)] == ["hello", "hello"]
    assert not any("proxy-password" in line for line in house.records.lines)


async def test_the_next_proxy_takes_over_and_the_first_one_again(house: House) -> None:
    """The first dies while the bot polls and comes back; then the second dies."""
    house.expected_errors = ["Failed to fetch updates"]
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
        async with first:
            await house.until(lambda: "Telegram: way 1 of 2" in "\n".join(house.records.lines))
            await second.stop()
            await anna.press("1.")
            await anna.sees("Owner")
            await house.end()


async def test_a_proxy_that_dies_while_a_screen_is_on_its_way(house: House) -> None:
    house.expected_errors = ["Failed to fetch updates"]
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
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ways, "CONNECT", 0.3)
            anna = await at_menu_by(house, silent.url, well.url)
        for _ in range(3):
            await anna.press("Refresh")
            await at_rest(house)
        await house.end()


async def test_a_poll_by_a_proxy_that_fell_silent_is_renewed_by_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing says that the connection is dead: half of it is still open."""
    house.expected_errors = ["Failed to fetch updates"]
    monkeypatch.setattr(polling, "POLL", 1)
    found = names(house)
    async with Proxy("http", found) as first, Proxy("socks5", found) as second:
        anna = await at_menu_by(house, first.url, second.url)
        monkeypatch.setattr(session, "TIMEOUT", 0.5)
        await anna.press("Refresh")
        await at_rest(house)
        first.fall_silent()
        await anna.press("Show conferences", wait=False)
        await anna.sees("Stand-up")
        assert second.asked
        await at_rest(house)
        await house.end()
