"""Telegram by way of proxies: names are resolved there, and the next one is taken when one
fails.
"""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from bot.telegram import TelegramSession
from demo.telegram import Person
from tests.flows.proxies import Address, Proxy, Scheme
from tests.flows.scenes import ANNA, at_menu, at_rest, hold
from tests.house import House

NOWHERE = "telegram.invalid"
LOGIN = "someone:proxy-password"
SCHEMES: list[Scheme] = ["http", "socks5"]


def names(house: House) -> dict[str, Address]:
    """Where the proxies find Telegram; nobody else knows its name."""
    port = urlsplit(house.telegram.url).port
    assert port
    house.telegram_url = f"http://{NOWHERE}:{port}"
    return {NOWHERE: ("127.0.0.1", port)}


async def at_menu_by(house: House, *proxies: str) -> Person:
    house.extra_settings = f"tg-proxy = {json.dumps(proxies)}"
    hold(await house.add_server())
    return await at_menu(house)


@pytest.mark.parametrize("login", [None, LOGIN])
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_everything_goes_by_the_proxy(
    house: House, scheme: Scheme, login: str | None
) -> None:
    async with Proxy(scheme, names(house), login) as proxy:
        anna = await at_menu_by(house, proxy.url)
        await anna.press("Show conferences")
        assert "1. Stand-up" in anna.screen.labels
        assert set(proxy.asked) == {NOWHERE}
        await house.end()
    assert not any("proxy-password" in line for line in house.records.lines)


@pytest.mark.parametrize("ailment", ["dead", "blind", "strict"])
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_proxy_that_fails_is_passed_over(
    house: House, scheme: Scheme, ailment: str
) -> None:
    """It is down, does not find Telegram, or does not take the password."""
    found = names(house)
    ill = Proxy(scheme, {} if ailment == "blind" else found, LOGIN)
    async with ill, Proxy("socks5", found) as well:
        url = ill.url.replace("proxy-password", "wrong") if ailment == "strict" else ill.url
        if ailment == "dead":
            await ill.stop()
        anna = await at_menu_by(house, url, well.url)
        await anna.press("Show conferences")
        assert "1. Stand-up" in anna.screen.labels
        assert ill.asked == ([NOWHERE] if ailment == "blind" else [])
        await house.end()


async def test_the_next_proxy_takes_over_and_the_first_one_again(house: House) -> None:
    house.expected_errors = ["Failed to fetch updates"]
    house.slow = True  # the next poll begins a second later
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
            await second.stop()
            await anna.press("1.")
            await anna.sees("Owner")
            await house.end()


async def test_a_message_that_surely_did_not_arrive_is_sent_by_the_next_way(house: House) -> None:
    found = names(house)
    anna = house.add_person(ANNA, "Anna")
    await anna.send("hello")
    async with Proxy("http", found) as dead:
        pass
    async with Proxy("socks5", found) as well:
        session = TelegramSession(
            TelegramAPIServer.from_base(house.telegram_url),
            [dead.url, well.url],
            on_polling=lambda: None,
            on_conflict=lambda: None,
        )
        async with Bot(house.telegram.token, session) as bot:
            sent = await bot.send_message(ANNA, "hello")
    assert isinstance(sent, Message)
    assert [message.text for message in house.telegram.messages(ANNA)] == ["hello", "hello"]
