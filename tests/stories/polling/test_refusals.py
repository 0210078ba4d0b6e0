"""Telegram answers and hands over no updates: one line says why, and one that it is over."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest
from aiogram.utils.backoff import BackoffConfig

from bot.app import App
from bot.instance import CannotRun
from bot.polling.meeting import MeetLimits
from bot.process.logs import secret_parts
from bot.telegram.route import RouteLimits
from bot.telegram.session import TelegramLimits
from demo.telegram import Fault, Person, Status
from tests.running_bot import RunningBot
from tests.stories.health.places import Place
from tests.stories.screens.proxies import Proxy
from tests.stories.screens.scenes import ANNA, at_menu, at_rest, hold

QUICK = BackoffConfig(min_delay=0.05, max_delay=0.1, factor=1.5, jitter=0.0)
HOOK = "https://hooks.example.com/a-secret/path?key=another"


def refusal(code: int, description: str) -> Status:
    body = {"ok": False, "error_code": code, "description": description}
    return Status(code, json.dumps(body), "application/json")


def lines(bot: RunningBot, piece: str) -> list[str]:
    return [line for line in bot.records.lines if piece in line]


def warned(bot: RunningBot) -> list[str]:
    return [line for line in bot.records.lines if line.startswith(("WARNING", "ERROR"))]


@pytest.fixture
async def place(bot: RunningBot) -> Place:
    built = Place()
    bot.extra_settings = f'health = {{ listen = "{built.address}" }}'
    return built


@pytest.fixture
async def anna(bot: RunningBot, place: Place) -> Person:
    """The bot has been at work for a while."""
    polling = replace(bot.limits.polling, conflict_is_fatal=0.0, soon=QUICK, late=QUICK)
    bot.limits = replace(bot.limits, polling=polling)
    hold(await bot.add_server())
    anna = await at_menu(bot)
    await anna.press("Refresh")
    await at_rest(bot)
    return anna


async def ready(place: Place) -> bool:
    status, _ = await place.get("/readyz")
    return status == 200


async def readiness(place: Place, expected: bool) -> None:
    async with asyncio.timeout(10):
        while await ready(place) is not expected:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.02)


async def is_at_work(bot: RunningBot, place: Place, anna: Person) -> None:
    await bot.until(lambda: lines(bot, "Telegram is back"), timeout=10)
    await readiness(place, True)
    await anna.press("Conferences", timeout=15)
    await anna.sees("Stand-up", timeout=15)


async def is_told_once(bot: RunningBot, place: Place, piece: str) -> None:
    """While many polls are refused."""
    await bot.until(lambda: lines(bot, piece), timeout=10)
    polls = bot.polls()
    await readiness(place, False)
    await bot.until(lambda: bot.polls() >= polls + 5, timeout=10)
    assert len(lines(bot, piece)) == 1
    assert len(warned(bot)) == 1, warned(bot)


async def test_a_revoked_token(bot: RunningBot, place: Place, anna: Person) -> None:
    known, bot.telegram.token = bot.telegram.token, "123456:another-one"
    await bot.telegram.stop()  # ends the poll that waits
    await bot.telegram.start()
    await bot.until(lambda: lines(bot, "does not know this token"), timeout=10)
    await readiness(place, False)
    bot.telegram.token = known
    await is_at_work(bot, place, anna)
    assert len(lines(bot, "does not know this token")) == 1
    assert len(warned(bot)) <= 3, warned(bot)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (refusal(400, "Bad Request: Logged out"), "has logged this bot out"),
        (refusal(401, "Unauthorized"), "does not know this token"),
        (refusal(404, "Not Found"), "does not know this token"),
        (refusal(400, "Bad Request: something new"), "something new"),
    ],
)
async def test_it_is_told_once_and_tried_again(
    bot: RunningBot, place: Place, anna: Person, kind: Status, told: str
) -> None:
    bot.telegram.faults.add(Fault("getUpdates", kind, times=None))
    await anna.press("Refresh")
    await is_told_once(bot, place, told)
    bot.telegram.faults.clear()
    await is_at_work(bot, place, anna)
    assert len(lines(bot, told)) == 1


@pytest.mark.parametrize("code", [403, 409, 500, 502])
async def test_other_troubles_are_told_once_too(
    bot: RunningBot, place: Place, anna: Person, code: int
) -> None:
    fault = Fault("getUpdates", refusal(code, "Something: happened"), times=None)
    bot.telegram.faults.add(fault)
    await anna.press("Refresh")
    await bot.until(lambda: fault.hits >= 5, timeout=10)
    bot.telegram.faults.clear()
    await is_at_work(bot, place, anna)
    assert len(warned(bot)) == 2, warned(bot)


async def test_a_webhook_is_set_while_it_works(
    bot: RunningBot, place: Place, anna: Person
) -> None:
    bot.telegram.world.updates.set_webhook(HOOK)
    await is_told_once(bot, place, "A webhook is set")
    (line,) = lines(bot, "A webhook is set")
    assert "hooks.example.com" in line
    assert "secret" not in line
    assert "another" not in line
    assert "deleteWebhook" in line
    bot.telegram.world.updates.set_webhook("")
    await is_at_work(bot, place, anna)


async def test_a_webhook_at_the_beginning_ends_it(bot: RunningBot) -> None:
    hold(await bot.add_server())
    bot.add_operator(ANNA, "Anna")
    bot.telegram.world.updates.set_webhook(HOOK)
    with pytest.raises(CannotRun) as reason:
        await App(bot.settings(), limits=bot.limits).run()
    told = str(reason.value)
    assert "webhook" in told
    assert "hooks.example.com" in told
    assert f"curl '{bot.telegram.url}/bot<token>/deleteWebhook'" in told
    assert "secret" not in told
    assert bot.telegram.token not in told
    assert not lines(bot, "A webhook is set"), "it is said once, at the end"


async def test_logged_out_at_the_beginning(bot: RunningBot) -> None:
    """It waits: Telegram's own server takes the bot back after 10 minutes."""
    bot.limits = replace(bot.limits, meet=MeetLimits(pauses=QUICK))
    hold(await bot.add_server())
    bot.add_operator(ANNA, "Anna")
    fault = bot.telegram.faults.add(
        Fault("getMe", refusal(400, "Bad Request: Logged out"), times=5)
    )
    await bot.begin()
    assert fault.hits == 5
    assert len([line for line in warned(bot) if "has logged this bot out" in line]) == 1


async def test_telegram_is_away(bot: RunningBot, place: Place, anna: Person) -> None:
    """Once when it goes, once when it is back, however long that takes."""
    await bot.telegram.stop()
    await bot.until(lambda: lines(bot, "Telegram is away"), timeout=10)
    assert bot.app
    requests = bot.app._session.requests
    failures = sum(
        count for (method, _), count in requests.counts().items() if method == "getUpdates"
    )
    await bot.until(lambda: sum(requests.counts().values()) > failures + 10, timeout=10)
    await bot.telegram.start()
    await is_at_work(bot, place, anna)
    assert len(warned(bot)) == 2, warned(bot)
    (line,) = lines(bot, "Telegram is away")
    assert "directly: " in line


async def test_ways_that_all_fail_are_told_once(bot: RunningBot, place: Place) -> None:
    """Each with its reason, and no line for each attempt."""
    polling = replace(bot.limits.polling, soon=QUICK)
    telegram = TelegramLimits(routes=RouteLimits(connect=30.0, return_after=0.05))
    bot.limits = replace(bot.limits, polling=polling, telegram=telegram)
    port = int(bot.telegram_url.rpartition(":")[2])
    bot.telegram_url = f"http://telegram.invalid:{port}"
    names = {"telegram.invalid": ("127.0.0.1", port)}
    async with (
        Proxy("http", names, "someone:proxy-password") as first,
        Proxy("socks5", names) as second,
    ):
        proxies = [first.url, second.url]
        bot.extra_settings += f"\ntg-proxy = {json.dumps(proxies)}"
        hold(await bot.add_server())
        anna = await at_menu(bot)
        await anna.press("Refresh")
        await at_rest(bot)
        first.login = "someone:another-password"
        first.break_off()
        await second.stop()
        await bot.until(lambda: lines(bot, "Telegram is away"), timeout=10)
        assert bot.app
        requests = bot.app._session.requests
        seen = sum(requests.counts().values())
        await bot.until(lambda: sum(requests.counts().values()) > seen + 10, timeout=10)
        first.login = "someone:proxy-password"
        await is_at_work(bot, place, anna)
        assert len(lines(bot, "Telegram is away")) == 1
        assert len(warned(bot)) == 2, warned(bot)
        (told,) = lines(bot, "Telegram is away")
        place_of_first = f"http://127.0.0.1:{first.url.rpartition(':')[2]}"
        assert f"by {place_of_first}: the proxy refuses (407" in told
        assert f"by {second.url}: the proxy is not reachable" in told
        assert "proxy-password" not in told
        await bot.end()


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        ("http://127.0.0.1:3128", []),
        ("socks5://proxy.example.com:1080/", []),
        ("http://someone@127.0.0.1:3128", ["someone@"]),
        ("http://someone:abc@127.0.0.1:3128", ["someone:abc@"]),
        ("http://u:p%40ssword@h:1", ["u:p%40ssword@", "p%40ssword", "p@ssword"]),
        ("http://127.0.0.1:3128/?key=hidden", ["?key=hidden"]),
    ],
)
def test_what_of_a_proxy_is_hidden(url: str, hidden: list[str]) -> None:
    assert secret_parts(url) == hidden
