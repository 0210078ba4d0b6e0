"""Two hundred servers, each looked at every second: drift, CPU, memory, threads."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from bench.process import running
from demo.trueconf import SimulatedTrueConf, World
from tests.process.process import Process
from tests.running_bot import SECRET, RunningBot
from tests.stories.monitoring.scenes import ANNA

pytestmark = [pytest.mark.soak, pytest.mark.timeout(400)]

SERVERS, INTERVAL = 200, 1.0
# Seconds until the first tokens are there, and how long it is measured.
WARM_UP, MEASURED = 15.0, 60.0


@dataclass(frozen=True)
class Used:
    """What a process uses: seconds of CPU so far, bytes, threads."""

    cpu: float
    memory: int
    threads: int


def used(pid: int) -> Used:
    folder = Path("/proc") / str(pid)
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    resident = int((folder / "statm").read_text().split()[1])
    return Used(
        cpu=ticks / os.sysconf("SC_CLK_TCK"),
        memory=resident * os.sysconf("SC_PAGE_SIZE"),
        threads=len(list((folder / "task").iterdir())),
    )


@pytest.fixture
async def process(bot: RunningBot) -> AsyncIterator[Process]:
    process = Process(bot)
    yield process
    await process.close()


async def furnished(bot: RunningBot) -> list[SimulatedTrueConf]:
    tls = bot.authority.issue("127.0.0.1")
    for number in range(SERVERS):
        name = f"Server {number}"
        server = SimulatedTrueConf(World("vc.example.com"), "v3.3", tls=tls)
        server.applications["client"].secret = SECRET
        await server.start()
        bot.servers[name] = server
        bot.status_settings[name] = f"state = true\ntimeout = {INTERVAL}"
    bot.add_operator(ANNA, "Anna")
    return list(bot.servers.values())


def drift(servers: list[SimulatedTrueConf]) -> tuple[float, float, int]:
    """How far the checks of each server were from even distances, on average and at worst, in
    seconds; and how many there were.
    """
    off: list[float] = []
    for server in servers:
        moments = [seen.at for seen in server.requests if seen.path == "/vsstatus"]
        first = moments[0]
        late = [at - first - round((at - first) / INTERVAL) * INTERVAL for at in moments]
        off += [abs(each - median(late)) for each in late]
    return sum(off) / len(off), max(off), len(off)


async def measured(servers: list[SimulatedTrueConf], pid: int) -> tuple[Used, Used]:
    """What a process uses at the beginning of the measurement and at its end."""
    await asyncio.sleep(WARM_UP)
    for server in servers:
        server.requests.clear()
    before = used(pid)
    await asyncio.sleep(MEASURED)
    after = used(pid)
    return before, after


def report(process: tuple[Used, Used], drifts: tuple[float, float, int]) -> str:
    before, after = process
    average, worst, number = drifts
    return (
        f"{number} checks, drift {average * 1000:.0f} ms on average, {worst * 1000:.0f} ms at "
        f"worst, CPU {after.cpu - before.cpu:.1f} s, memory from {before.memory / 2**20:.0f} to "
        f"{after.memory / 2**20:.0f} MiB, {after.threads} threads"
    )


async def test_two_hundred_servers_every_second(
    bot: RunningBot, process: Process, capsys: pytest.CaptureFixture[str]
) -> None:
    servers = await furnished(bot)
    await process.begin()
    bot_used = await measured(servers, process.pid)
    bot_drift = drift(servers)
    process.terminate()
    assert await process.ended() == 0

    lines = "\n".join(f"{server.address} {server.status_port}" for server in servers)
    floor = ("bench.floors.checks", str(bot.folder / "ca.pem"))
    async with running(bot.folder, *floor, given=lines) as bare:
        bare_used = await measured(servers, bare.pid)
        bare_drift = drift(servers)

    with capsys.disabled():
        sys.stdout.write(
            f"\n{SERVERS} servers every {INTERVAL} s for {MEASURED} s\n"
            f"bot:   {report(bot_used, bot_drift)}\nhttpx: {report(bare_used, bare_drift)}\n"
        )
    average, _, number = bot_drift
    assert number > SERVERS * MEASURED / INTERVAL * 0.95
    assert average < INTERVAL / 10
    assert bot.rows("SELECT * FROM outages") == []
