"""What the stories of this folder begin with."""

from __future__ import annotations

import io
import os
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import groupby

from rich.console import Console

from bot.check.limits import CheckLimits
from bot.check.report import Line, Report, State
from bot.check.run import Tell, check
from bot.check.table import Paper
from bot.settings.model import Settings, load
from demo.telegram import Person
from demo.trueconf import Person as Participant
from demo.trueconf import SimulatedTrueConf
from l10n.texts import LOCALES, available
from tests.running_bot import RunningBot

ROOM = "4406127733"
ANNA = 1001


class Scene:
    """Two servers, one of each generation, and an operator: nothing is broken yet.

    :ivar environ: settings beside those of the file
    :ivar limits: those of the check, with one poll that does not wait
    :ivar opened: what has to be closed after the check
    """

    def __init__(self, bot: RunningBot) -> None:
        self.bot = bot
        self.environ: dict[str, str] = {}
        self.limits = CheckLimits(listen=0.0)
        self.opened = AsyncExitStack()

    async def furnish(self) -> None:
        await self.bot.add_server("Main", "v3.3")
        await self.bot.add_server("Branch", "v4")
        for server in self.bot.servers.values():
            server.world.add_room(ROOM, "Stand-up", "ivanova")
            server.world.begin(ROOM, [Participant("ivanova", "Anna Ivanova", 2)])
        await self.anna.send("/start")

    @property
    def anna(self) -> Person:
        if ANNA not in self.bot.people:
            self.bot.add_operator(ANNA, "Anna")
        return self.bot.people[ANNA]

    @property
    def main(self) -> SimulatedTrueConf:
        return self.bot.servers["Main"]

    @property
    def branch(self) -> SimulatedTrueConf:
        return self.bot.servers["Branch"]

    def settings(self) -> Settings:
        path = self.bot.write_settings()
        return load(path, self.environ, available(LOCALES)).settings

    async def check(self, tell: Tell = lambda _: None, *, send_test: bool = False) -> Report:
        async with self.opened:
            limits = replace(self.bot.limits, check=self.limits)
            return await check(self.settings(), limits, tell=tell, send_test=send_test)

    def database_url(self, end: str = "") -> str:
        return f"sqlite+aiosqlite:///{self.bot.folder / 'data' / 'bot.sqlite3'}{end}"


def lines(report: Report, *states: State) -> dict[str, Line]:
    """The lines that stand so, by subject and name."""
    return {f"{line.subject}, {line.name}": line for line in report.lines if line.state in states}


def shown(report: Report, *, whole: bool = False, **console: object) -> str:
    """As it is printed, a subject after another one."""
    output = Console(file=io.StringIO(), width=80, **console)  # type: ignore[arg-type]
    paper = Paper(output, whole=whole)
    subjects = groupby(report.lines, key=lambda line: line.subject)
    told = [paper.subject(list(lines)) for _, lines in subjects]
    return "\n".join([*told, paper.closing(report)])


def readable_by_others(scene: Scene) -> None:
    os.chmod(scene.bot.folder / "data" / "bot.sqlite3", 0o644)
