"""The bot gets and renews its tokens itself, asks at most once per request, and says what is
missing.
"""

from __future__ import annotations

from typing import Any

import pytest

from demo.trueconf import Authority, Call, Fault, Generation, SimulatedTrueConf, Status, World
from tests.running_bot import SECRET, RunningBot
from tests.stories.screens.scenes import ANNA, ROOM, at_menu, hold, words
from tests.stories.screens.test_lists import fill

GENERATIONS: list[Generation] = ["v3.3", "v4"]
REFUSED = words().text("error-not-authorised")


def grants(server: SimulatedTrueConf) -> int:
    return sum(seen.path.endswith("/token") for seen in server.requests)


def readings(server: SimulatedTrueConf) -> int:
    """Requests with a token."""
    free = ("/token", "/api/v4/server", "/vsstatus")
    return sum(not seen.path.endswith(free) for seen in server.requests)


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_one_token_serves_the_whole_walk(bot: RunningBot, generation: Generation) -> None:
    server = await bot.add_server("Main", generation)
    hold(server)
    anna = await at_menu(bot)
    for button in ("Conferences", "1.", "Refresh", "Stop", "⏹ Stop "):
        await anna.press(button)
    assert "has been stopped" in anna.screen.text
    assert grants(server) == 1


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_token_in_the_settings_is_used_until_it_is_refused(
    bot: RunningBot, generation: Generation
) -> None:
    server = await bot.add_server("Main", generation)
    hold(server)
    bot.server_settings["Main"] = 'ssl_certificate = "ca.pem"\naccess_token = "expired"'
    anna = await at_menu(bot)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text
    assert grants(server) == 1
    assert bot.write_settings().read_text().count("expired") == 1


async def test_the_secret_key_needs_no_application(bot: RunningBot) -> None:
    server = await bot.add_server()
    hold(server)
    server.applications.clear()
    bot.server_settings["Main"] = (
        f'ssl_certificate = "ca.pem"\naccess_token = "{server.secret_key}"'
    )
    anna = await at_menu(bot)
    for button in ("Conferences", "1.", "Stop", "⏹ Stop "):
        await anna.press(button)
    assert bot.stops() == [ROOM]
    assert grants(server) == 0
    assert not any(server.secret_key in line for line in bot.records.lines)


@pytest.mark.parametrize("refusal", ["401", "403-accessTokenInvalid"])
@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_token_revoked_between_presses(
    bot: RunningBot, generation: Generation, refusal: Any
) -> None:
    server = await bot.add_server("Main", generation)
    server.options.token_refusal = refusal
    hold(server)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    for button in ("1.", "Stop", "⏹ Stop "):
        server.revoke_tokens()
        press = await anna.press(button)
        assert not press.answers[0].alert
    assert "has been stopped" in anna.screen.text
    assert bot.stops() in ([ROOM], [ROOM, ROOM])  # a refused request was not applied


async def test_a_token_revoked_in_the_middle_of_paging(bot: RunningBot) -> None:
    server = await bot.add_server()
    topics = fill(server, 500, finished=200)

    async def revoke(_: SimulatedTrueConf) -> None:
        server.revoke_tokens()

    server.faults.add(Fault("/logs/calls", Call(revoke), after=1))
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/conferences")
    await anna.sees(f"{len(topics)} running")
    assert grants(server) == 2
    assert readings(server) == 4  # three pages, one of them asked for twice


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_a_token_that_lives_for_a_short_time_serves_many_calls(
    bot: RunningBot, generation: Generation
) -> None:
    server = await bot.add_server("Main", generation)
    server.applications["client"].token_lifetime = 60
    hold(server)
    anna = await at_menu(bot)
    await anna.press("Refresh")
    assert "Running conferences: 1" in anna.screen.text
    assert not any(seen.status in (401, 403) for seen in server.requests)
    assert grants(server) == 1


@pytest.mark.parametrize("generation", GENERATIONS)
async def test_refused_for_good(bot: RunningBot, generation: Generation) -> None:
    """Every fresh token is refused: one renewal for the request, then the message."""
    server = await bot.add_server("Main", generation)
    hold(server)
    body = '{"error": {"code": 401, "errors": [{"reason": "accessTokenInvalid"}]}}'
    refused = Status(401, body, "application/json")
    server.faults.add(Fault(r"/logs/calls|/conferences$", refused, times=None))
    anna = await at_menu(bot)
    assert "Running conferences: —" in anna.screen.text
    before = grants(server), readings(server)
    press = await anna.press("Conferences")
    assert press.text == REFUSED
    assert (grants(server) - before[0], readings(server) - before[1]) == (1, 2)


@pytest.mark.parametrize("shape", ["400-oauth", "401-oauth", "403-reason", "401-envelope"])
async def test_wrong_credentials(bot: RunningBot, shape: Any) -> None:
    server = await bot.add_server()
    server.options.bad_credentials = shape
    server.applications["client"].secret = "another one"
    anna = await at_menu(bot)
    before = grants(server)
    press = await anna.press("Conferences")
    assert press.text == REFUSED
    assert grants(server) == before + 1
    assert readings(server) == 0
    server.applications["client"].secret = SECRET
    press = await anna.press("Conferences")
    assert not press.answers[0].alert


@pytest.mark.parametrize(
    ("generation", "permission"), [("v3.3", "logs.calls:read"), ("v4", "conferences")]
)
async def test_a_missing_permission_is_named(
    bot: RunningBot, generation: Generation, permission: str
) -> None:
    server = await bot.add_server("Main", generation)
    hold(server)
    server.applications["client"].permissions.discard(permission)
    anna = await at_menu(bot)
    before = grants(server)
    press = await anna.press("Conferences")
    assert f"lacks the permission {permission}" in press.text
    assert grants(server) == before
    server.applications["client"].permissions.add(permission)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text


UNTRUSTED = {"other authority": "error-tls-untrusted", "other name": "error-tls-name"}
UNTRUSTED |= {"expired": "error-tls-expired", "system": "error-tls-untrusted"}


@pytest.mark.parametrize("reason", UNTRUSTED)
async def test_the_secret_is_never_sent_to_an_untrusted_server(
    bot: RunningBot, reason: str
) -> None:
    name = "192.0.2.1" if reason == "other name" else "127.0.0.1"
    authority = Authority() if reason == "other authority" else bot.authority
    tls = authority.issue(name, expired=reason == "expired")
    server = SimulatedTrueConf(World("vc.example.com"), tls=tls)
    await server.start()
    bot.servers["Main"] = server
    if reason == "system":
        bot.server_settings["Main"] = "ssl_certificate = true"
    anna = await at_menu(bot)
    press = await anna.press("Conferences")
    assert press.text == words().text(UNTRUSTED[reason])
    assert {seen.path for seen in server.requests} == {"/vsstatus"}  # without TLS on any server
    assert not any(SECRET in str(seen) for seen in server.requests)
