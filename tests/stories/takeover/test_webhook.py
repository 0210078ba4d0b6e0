"""Two bots behind one nginx, configured as the README has it: Telegram's updates come to whichever
is active, and those of a takeover are neither lost nor handled twice.
"""

from __future__ import annotations

import re
import signal
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from demo.telegram import Person
from demo.telegram.presses import PressSeen
from demo.trueconf import Fault, Hang, SimulatedTrueConf
from services.db import TurnLimits
from tests.contract.programs.proxies import Nginx
from tests.process.process import ROOT
from tests.process.scenes import two_conferences
from tests.running_bot import RunningBot
from tests.stories.health.places import free_port
from tests.stories.takeover.pair import Pair
from tests.stories.webhook.front import webhook_settings

NEXT = re.compile(r" *proxy_next_upstream .*\n")


def of_the_readme(ports: tuple[int, int]) -> tuple[str, str]:
    """What stands beside the server of nginx, and within it."""
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"^```nginx\n(upstream .*?^}\n)(location .*?^}\n)```$", text, re.M | re.S)
    assert found
    beside, location = found.groups()
    for number, port in enumerate(ports, start=1):
        assert f"192.0.2.{number}:8091" in beside
        beside = beside.replace(f"192.0.2.{number}:8091", f"127.0.0.1:{port}")
    return beside, location


@pytest.fixture(params=[True, False], ids=["nginx-asks-the-other", "telegram-asks-again"])
def asks_the_other(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def ports() -> tuple[int, int]:
    """Where the bots listen."""
    return free_port(), free_port()


@pytest.fixture
async def nginx(
    bot: RunningBot, ports: tuple[int, int], asks_the_other: bool
) -> AsyncIterator[Nginx]:
    beside, location = of_the_readme(ports)
    if not asks_the_other:
        location, removed = NEXT.subn("", location)
        assert removed == 1
    built = Nginx(bot.folder / "nginx", "", bot.authority)
    await built.configured(location, beside)
    bot.telegram.world.webhook_ports[443] = built.port
    yield built
    await built.stop()


@pytest.fixture
async def server(bot: RunningBot) -> SimulatedTrueConf:
    server, _ = await two_conferences(bot)
    for number, name in ((1002, "Boris"), (1003, "Carmen")):
        bot.add_operator(number, name)
    return server


@pytest.fixture
async def pair(
    bot: RunningBot, nginx: Nginx, ports: tuple[int, int], server: SimulatedTrueConf
) -> AsyncIterator[Pair]:
    bot.limits = replace(bot.limits, turn=TurnLimits(tries=0.1, proofs=0.5, lease=4.0))
    first, second = map(webhook_settings, ports)
    built = Pair(bot, (first, second))
    await built.begin()
    for each in bot.people.values():
        await each.send("/start")
        await each.sees("Running conferences: 2")
    await nothing_is_left(built)
    yield built
    await built.close()


async def nothing_is_left(pair: Pair) -> None:
    """Each update that was taken has been handled to its end."""
    left = "SELECT 1 FROM received WHERE content IS NOT NULL"
    await pair.until(lambda: not pair.bot.rows(left), "nothing is left")


async def refresh(pair: Pair) -> list[PressSeen]:
    return [await each.press("Refresh", wait=False) for each in pair.bot.people.values()]


async def answered(pair: Pair, presses: list[PressSeen]) -> None:
    await pair.until(lambda: all(press.answers for press in presses), "answers")


def asked_each_time(nginx: Nginx) -> bool:
    """It has left out no bot because it had said 503 before."""
    return "no live upstreams" not in (nginx.folder / "output").read_text("utf-8")


def handled(pair: Pair, who: Person) -> int:
    """How many presses of somebody have been handled to their end, by both."""
    lines = [line for each in pair.both for line in each.presses]
    return sum(f" operator={who.id} " in line for line in lines)


async def test_the_standby_takes_nothing(pair: Pair, nginx: Nginx, asks_the_other: bool) -> None:
    await answered(pair, await refresh(pair))
    await answered(pair, await refresh(pair))
    statuses = {delivery.status for delivery in pair.bot.telegram.world.deliveries}
    assert statuses == ({200} if asks_the_other else {200, 503})
    assert not pair.both[1].presses


async def test_presses_while_one_ends_and_the_other_takes_over(
    pair: Pair, server: SimulatedTrueConf, nginx: Nginx
) -> None:
    presses = await refresh(pair)
    pair.both[0].signal(signal.SIGTERM)
    await over(pair, server, presses)
    assert asked_each_time(nginx)


async def test_presses_while_one_is_killed_and_the_other_takes_over(
    pair: Pair, server: SimulatedTrueConf, nginx: Nginx
) -> None:
    """Those that were in work are handled by the other one."""
    server.faults.add(Fault(".", Hang(), times=None))
    requests = len(server.requests)
    presses = await refresh(pair)
    taken = {press.update_id for press in presses}
    deliveries = pair.bot.telegram.world.deliveries
    await pair.bot.telegram.until(
        lambda: taken <= {each.update_id for each in deliveries if each.status == 200}
    )
    await server.until(lambda: len(server.requests) > requests)
    pair.both[0].signal(signal.SIGKILL)
    server.faults.clear()
    await over(pair, server, presses)
    assert asked_each_time(nginx)


@pytest.mark.parametrize("asks_the_other", [True])  # else it takes three times as long
async def test_presses_while_one_stands_still_and_the_other_takes_over(
    pair: Pair, server: SimulatedTrueConf
) -> None:
    """What it was asked meanwhile it refuses when it goes on."""
    pair.bot.telegram.press_lifetime = 120.0
    first = pair.both[0]
    pair.pause(first)
    await over(pair, server, await refresh(pair))
    pair.wake()
    assert await first.ended() == 1
    assert [handled(pair, each) for each in pair.bot.people.values()] == [3, 3, 3]


async def over(pair: Pair, server: SimulatedTrueConf, presses: list[PressSeen]) -> None:
    """Nobody is active at first, then the second is; everybody goes on pressing."""
    bot, people = pair.bot, pair.bot.people.values()
    presses += await refresh(pair)
    await pair.taken_over(1)
    assert pair.active is pair.both[1]
    server.world.adhoc("3303303303", "Interview")
    presses += await refresh(pair)
    await answered(pair, presses)
    for each in people:
        await each.sees("Running conferences: 3")
    await pair.until(lambda: all(handled(pair, each) >= 3 for each in people), "all is handled")
    await pair.until(lambda: bot.telegram.world.updates.pending == 0, "all is delivered")
    assert [handled(pair, each) for each in people] == [3, 3, 3]
    await nothing_is_left(pair)
