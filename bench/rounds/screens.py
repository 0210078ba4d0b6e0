"""From a press to its screen: menu, list, card; where the time goes, and what is asked for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean, median
from time import monotonic

from bench.effort import Effort
from bench.figures import Figure, milliseconds
from bench.floors.bot import LABEL
from bench.process import Process
from bench.stage import FIRST, TOPIC, Counts, Stage, hold
from demo.trueconf import Guest, RequestSeen, SimulatedTrueConf

# What design section 10 promises.
TIMES_A_BARE_PRESS = 2
TELEGRAM_REQUESTS = 2
REQUESTS_OF_A_LIST, OF_A_LIST_OF_V4 = 1, 2

ON_SCREENS = 8  # conferences
FINISHED = 200  # conferences of the call log that are over: they fill up the page that is read
PLACES = ("server", "telegram", "database", "total")
PRESSED = re.compile(r"press .*" + " ".join(rf"{place}=(\d+)ms" for place in PLACES))
BARE = "bare aiogram"
# A conference that comes and goes.
STIRRING = "2000000000"


@dataclass(frozen=True)
class Window:
    """
    :ivar way: the buttons that lead to it from the window before
    :ivar shows: what stands on it when it is complete
    :ivar requests: to the server before it is, as promised
    :ivar server: the number of its server
    :ivar telegram: requests to Telegram that were promised
    """

    name: str
    way: Sequence[str]
    shows: str = ""
    requests: int | None = None
    server: int = 0
    telegram: int = TELEGRAM_REQUESTS


WINDOWS = (
    Window("menu", ("Server 0",), "Running conferences: <b>"),
    Window("list", ("Conferences",), TOPIC, REQUESTS_OF_A_LIST),
    Window("card", (TOPIC,), "Running for"),
    Window(
        "v4 list",
        ("Back", "Back", "◀ Home", "Server 1", "Conferences"),
        TOPIC,
        OF_A_LIST_OF_V4,
        server=1,
        telegram=TELEGRAM_REQUESTS + 1,  # it is filled in
    ),
)


@dataclass(frozen=True)
class Round:
    """Presses on one window; seconds for each.

    :ivar shown: from the press to the screen
    :ivar served: for how long the server worked on it
    :ivar floor: from the press to the screen of the bare bot
    :ivar cpu: of the bot and of the bare one, for each press
    :ivar log: the milliseconds in the bot's log line, in the order of `PLACES`
    :ivar asked: requests to the server before the screen
    :ivar counts: what was asked for all of them
    """

    shown: Sequence[float]
    served: Sequence[float]
    floor: Sequence[float]
    cpu: tuple[float, float]
    log: Sequence[Sequence[int]]
    asked: Sequence[int]
    counts: Counts

    @property
    def above(self) -> list[float]:
        """From the press to the screen, without the time that the server took."""
        return [shown - served for shown, served in zip(self.shown, self.served, strict=True)]


async def measure(effort: Effort, folder: Path) -> list[Figure]:
    figures = []
    async with Stage(folder) as stage, Stage(folder) as floor:
        await stage.add_servers()
        await stage.add_servers(generation="v4")
        for server in stage.servers:
            hold(server, ON_SCREENS)
            server.world.finished(FINISHED)
        async with stage.bot() as bot, floor.bare_bot() as bare:
            await stage.send(stage.person, "/start")
            await floor.send(floor.person, "/start")
            for window in WINDOWS:
                for label in window.way:
                    await stage.press(stage.person, label)
                measure_round = partial(_round, stage, floor, (bot, bare), effort.presses, window)
                await measure_round()  # to get warm
                rounds = [await measure_round() for _ in range(effort.rounds)]
                figures += _figures(window, rounds, effort.presses)
    return figures


async def _round(
    stage: Stage, floor: Stage, processes: tuple[Process, Process], presses: int, window: Window
) -> Round:
    bot, bare = processes
    server = stage.servers[window.server]
    shown, served, asked, floor_shown = [], [], [], []
    before, lines = stage.counts(), len(PRESSED.findall(bot.log))
    cpu, bare_cpu = bot.cpu(), bare.cpu()
    for _ in range(presses):
        stir(server)
        mark, begun = len(server.requests), monotonic()
        shown.append(await stage.press(stage.person, "Refresh", window.shows))
        before_screen = [seen for seen in server.requests[mark:] if seen.at < begun + shown[-1]]
        served.append(_served(before_screen))
        asked.append(len(before_screen))
        floor_shown.append(await floor.press(floor.person, LABEL))
    log = [[int(part) for part in line] for line in PRESSED.findall(bot.log)[lines:]]
    used = (bot.cpu() - cpu) / presses, (bare.cpu() - bare_cpu) / presses
    return Round(shown, served, floor_shown, used, log, asked, stage.counts().since(before))


def stir(server: SimulatedTrueConf) -> None:
    """Let something change on every screen: Telegram takes no screen that is as it was."""
    world = server.world
    try:
        world.end(STIRRING)
    except KeyError:
        world.adhoc(STIRRING, "Stirring", people=[Guest()])
        world.join(str(FIRST), Guest())


def _served(requests: Sequence[RequestSeen]) -> float:
    """Seconds in which the server was at work on at least one of these requests."""
    spans = sorted((seen.at, seen.answered_at or seen.at) for seen in requests)
    busy, reached = 0.0, 0.0
    for begun, ended in spans:
        busy += max(0.0, ended - max(begun, reached))
        reached = max(reached, ended)
    return busy


def _figures(window: Window, rounds: Sequence[Round], presses: int) -> list[Figure]:
    shown, floor, above = (
        milliseconds([median(times) for times in each])
        for each in (
            [each.shown for each in rounds],
            [each.floor for each in rounds],
            [each.above for each in rounds],
        )
    )
    most = TIMES_A_BARE_PRESS * median(floor)
    cpu, bare_cpu = (
        milliseconds(each) for each in zip(*(each.cpu for each in rounds), strict=True)
    )
    return [
        Figure(f"{window.name}: press → screen", "ms", shown, floor, BARE),
        Figure(f"{window.name}: above the server's own time", "ms", above, floor, BARE, most),
        Figure(f"{window.name}: CPU of a press", "ms", cpu, bare_cpu, BARE),
        *_shares(window, rounds),
        *_counts(window, rounds, presses),
    ]


def _shares(window: Window, rounds: Sequence[Round]) -> list[Figure]:
    """What the whole press waits for, its answer included, by the bot's own log. What it waits
    for side by side counts twice, and is missing in what is left to the bot itself.
    """
    totals = [
        dict(zip(PLACES, map(fmean, zip(*each.log, strict=True)), strict=True)) for each in rounds
    ]
    waits = [
        Figure(
            f"{window.name}: waits for {place}",
            "%",
            [total[place] / total["total"] * 100 for total in totals],
        )
        for place in PLACES[:-1]
    ]
    ours = [100 - sum(parts) for parts in zip(*(wait.rounds for wait in waits), strict=True)]
    return [*waits, Figure(f"{window.name}: the bot itself", "%", ours)]


def _counts(window: Window, rounds: Sequence[Round], presses: int) -> list[Figure]:
    counted = (
        ("requests to Telegram", [each.counts.telegram for each in rounds], window.telegram),
        ("requests before it", [sum(each.asked) for each in rounds], window.requests),
        ("requests to the server", [each.counts.server for each in rounds], None),
        ("TLS handshakes", [each.counts.handshakes for each in rounds], 0),
    )
    return [
        Figure(f"{window.name}: {what}", "", [count / presses for count in counts], most=most)
        for what, counts, most in counted
    ]
