"""nginx in front of a TrueConf Server: what it answers in place of the server is told as what it
is, and never as something that the server said.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from demo.telegram import Person
from demo.trueconf import Drop, Fault, Hang
from services.alerts.kinds import Kind
from tests.contract.programs.fronts import Fronted
from tests.contract.programs.proxies import Nginx
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import alarm
from tests.stories.screens.scenes import ROOM, at_menu, hold, words

CHECK, AGAIN = "Status", "Refresh"
PAGE = "default_type text/html; return 200 '<html><body>Back at eight</body></html>';"
ELSEWHERE = "/elsewhere"
EMPTY_404 = 'return 404 "";'
FORBIDDEN = "deny all;"

Upset = Callable[[Nginx, Fronted], Awaitable[None]]


def with_directives(directives: str) -> Upset:
    async def upset(nginx: Nginx, _: Fronted) -> None:
        await nginx.serve(directives)

    return upset


async def server_is_away(_: Nginx, server: Fronted) -> None:
    await server.api.stop()


async def server_hangs(_: Nginx, server: Fronted) -> None:
    server.faults.add(Fault("/", Hang(), times=None))


# What a press says and what a check finds.
UPSETS: dict[str, tuple[Upset, str, str]] = {
    "200 maintenance": (with_directives(PAGE), "error-protocol", "verdict-api-error"),
    "302": (
        with_directives(f"return 302 https://$host:$server_port{ELSEWHERE};"),
        "error-protocol",
        "verdict-api-error",
    ),
    "403": (with_directives(FORBIDDEN), "error-blocked", "verdict-api-error"),
    "404 empty": (with_directives(EMPTY_404), "error-protocol", "verdict-api-error"),
    "404 page": (with_directives("return 404;"), "error-protocol", "verdict-api-error"),
    "502": (server_is_away, "error-unreachable-server-error", "verdict-api-error"),
    "503": (
        with_directives("return 503;"),
        "error-unreachable-server-error",
        "verdict-api-error",
    ),
    "504": (server_hangs, "error-unreachable-server-error", "verdict-api-error"),
}


async def at_list(bot: RunningBot, server: Fronted) -> Person:
    hold(server)
    anna = await at_menu(bot)
    await anna.press("Conferences")
    assert "1. Stand-up" in anna.screen.text
    return anna


@pytest.mark.parametrize("directives", ["", "gzip on; gzip_proxied any; gzip_types *;"])
async def test_a_conference_is_stopped_through_it(
    bot: RunningBot, nginx: Nginx, server: Fronted, directives: str
) -> None:
    await nginx.serve(directives)
    anna = await at_list(bot, server)
    for label in ("1.", "Stop…", "⏹ Stop "):
        await anna.press(label)
    await anna.sees("has been stopped")
    assert server.stops == [ROOM]


@pytest.mark.parametrize("upset", UPSETS)
async def test_a_press_says_what_it_is(
    bot: RunningBot, nginx: Nginx, server: Fronted, upset: str
) -> None:
    change, message, _ = UPSETS[upset]
    anna = await at_list(bot, server)
    before = anna.screen
    await change(nginx, server)
    press = await anna.press("Refresh")
    assert (press.text, anna.screen) == (words().text(message), before)
    assert not any(ELSEWHERE in line for line in nginx.asked)


@pytest.mark.parametrize("upset", UPSETS)
async def test_a_check_finds_what_it_is(
    bot: RunningBot, nginx: Nginx, server: Fronted, upset: str
) -> None:
    change, _, verdict = UPSETS[upset]
    anna = await at_menu(bot)
    await anna.press(CHECK)
    assert words().text("verdict-running") in anna.screen.text
    await change(nginx, server)
    await anna.press(AGAIN)
    assert words().text(verdict) in anna.screen.text
    assert "conferences" not in anna.screen.text, "no permission is missing"

    server.faults.clear()
    if not server.api.is_up:
        await server.api.start()
    await nginx.serve()
    await anna.press(AGAIN)
    assert words().text("verdict-running") in anna.screen.text


@pytest.mark.parametrize("directives", [PAGE, FORBIDDEN, EMPTY_404])
async def test_an_outage_is_told(
    bot: RunningBot, nginx: Nginx, server: Fronted, directives: str
) -> None:
    bot.status_settings["Main"] = "state = true\ntimeout = 1\nfailures = 2\nrecoveries = 1"
    hold(server)
    await at_menu(bot)
    await nginx.serve(directives)
    outage = await alarm(bot, Kind.OUTAGE, timeout=60)
    assert outage.data["verdict"] == "api-error"
    await nginx.serve()
    await alarm(bot, Kind.RECOVERY, timeout=60)


async def test_a_stop_of_which_the_answer_is_lost_is_sent_once(
    bot: RunningBot, nginx: Nginx, server: Fronted
) -> None:
    """nginx answers 502 although the server has done it."""
    anna = await at_list(bot, server)
    for label in ("1.", "Stop…"):
        await anna.press(label)
    server.faults.add(Fault("/stop", Drop(before=False)))
    await anna.press("⏹ Stop ", wait=False)
    await anna.sees("has been stopped")
    assert server.stops == [ROOM]
    assert bot.outcomes() == ["stopped"]


@pytest.mark.parametrize("generation", ["v3.3", "v4"])
@pytest.mark.parametrize("directives", [EMPTY_404, "return 404;", PAGE, FORBIDDEN])
async def test_a_running_conference_is_not_on_record_as_over(
    bot: RunningBot, nginx: Nginx, server: Fronted, directives: str
) -> None:
    anna = await at_list(bot, server)
    for label in ("1.", "Stop…"):
        await anna.press(label)
    await nginx.serve(directives)
    await anna.press("⏹ Stop ")
    wrong = ("has been stopped", "had already ended", "permission")
    assert not any(word in anna.screen.text for word in wrong), anna.screen
    assert server.stops == []
    assert server.world.running(ROOM)
    assert not {"stopped", "stopped-restarted", "already-ended"} & set(bot.outcomes())
