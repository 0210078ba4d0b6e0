"""The bot as a process of its own, over simulators; and the moments to kill it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.__main__ import main
from bot.limits import Limits
from demo.telegram.faults import FaultKind
from demo.trueconf import Call, SimulatedTrueConf
from services.clock import Clock
from tests.running_bot import RunningBot

ROOT = Path(__file__).parent.parent.parent
RUNNING = "Bot is running…"

# Seconds that a start may take on a busy machine; importing aiogram alone takes some.
START = 60.0

_OPERATOR = re.compile(r"bot\.updates\.presses: press operator=(\d+) ")

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.__main__", "bot.app"])


class Process:
    """Can be begun again after its end, on the same database.

    It is a fork of a process that has done its imports: from there on the same as a new one, but
    seconds sooner, and with the limits and the clock of the test. `afresh`: it is a new one,
    `python -m bot`.
    `command`: what stands on the command line behind the settings.
    `own`: settings that no other process has.
    """

    def __init__(
        self, bot: RunningBot, *command: str, afresh: bool = False, own: str = ""
    ) -> None:
        self._bot = bot
        self._command = command
        self._afresh = afresh
        self._own = own
        self._pid = 0
        self._exit_code: Callable[[], int | None] = lambda: 0
        self._ran_before = 0  # lives that have said so, which one that is killed early does not
        self._polls_before = 0
        self._unhandled: Counter[int] = Counter()
        self._stdout = bot.folder / f"stdout-{id(self)}"
        self._stderr = bot.folder / f"stderr-{id(self)}"
        self._stdout.touch()
        self._stderr.touch()

    @property
    def pid(self) -> int:
        return self._pid

    @property
    def output(self) -> str:
        """What it has written to standard output, in all its lives."""
        return self._stdout.read_text("utf-8")

    @property
    def log(self) -> str:
        """What it has written to standard error, in all its lives."""
        return self._stderr.read_text("utf-8")

    @property
    def presses(self) -> list[str]:
        """The line in the log for each press."""
        return [line for line in self.log.splitlines() if "bot.updates.presses: press " in line]

    @property
    def at_work(self) -> bool:
        """Whether it has not handled every press of its life yet."""
        return any(map(self._is_pressed, self._bot.operators))

    @property
    def alive(self) -> bool:
        return self._exit_code() is None

    async def launch(self) -> None:
        """Start it, without waiting until it runs."""
        assert not self.alive
        file = f"settings-{id(self)}.toml" if self._own else "settings.toml"
        path = self._bot.write_settings(file, self._own)
        arguments = ("--settings", str(path), *self._command)
        self._ran_before = self.output.count(RUNNING)
        self._polls_before = self._bot.polls()
        waiting = {update.update_id for update in self._bot.telegram.world.updates.waiting}
        # What an earlier life has taken and not handled is lost.
        self._unhandled = self._pressed
        self._unhandled.subtract(self._handled)
        for press in self._bot.telegram.presses:
            self._unhandled[press.person_id] -= press.update_id in waiting
        self._bot.telegram.world.rest = self._rest
        if self._afresh:
            await self._exec(*arguments)
        else:
            self._fork(*arguments)

    async def _exec(self, *arguments: str) -> None:
        command = (sys.executable, "-m", "bot", *arguments)
        with self._stdout.open("ab") as stdout, self._stderr.open("ab") as stderr:
            process = await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, stdout=stdout, stderr=stderr
            )
        self._pid, self._exit_code = process.pid, lambda: process.returncode

    def _fork(self, *arguments: str) -> None:
        streams = (str(self._stdout), str(self._stderr))
        given = self._bot.limits, self._bot.now
        process = _FORKS.Process(target=_become_bot, args=(arguments, *given, *streams))
        process.start()
        assert process.pid
        self._pid, self._exit_code = process.pid, lambda: process.exitcode

    async def begin(self) -> None:
        """Start it and wait until it polls."""
        await self.launch()
        await self.running()

    async def running(self) -> None:
        """Wait until it polls."""
        await self._until(lambda: self.output.count(RUNNING) > self._ran_before)
        await self._until(lambda: self._bot.polls() > self._polls_before)

    async def logs(self, text: str) -> None:
        """Wait until this stands in the log."""
        await self._until(lambda: text in self.log)

    async def ended(self, timeout: float = START) -> int | None:
        """Wait for the end; the exit code, negative for a signal."""
        await self._bot.until(lambda: not self.alive, timeout=timeout)
        return self._exit_code()

    def signal(self, number: signal.Signals) -> None:
        os.kill(self._pid, number)

    def terminate(self) -> None:
        self.signal(signal.SIGTERM)

    def kill(self) -> None:
        """From one instant to the next; presses may remain unanswered."""
        self._bot.unanswered = True
        if self.alive:
            self.signal(signal.SIGKILL)

    async def close(self) -> None:
        """Kill what still runs, and hand its log to `RunningBot`, which looks at every log."""
        if self.alive:
            self.signal(signal.SIGKILL)
            await self.ended()
        # Each record begins with a date, which those in this process have not.
        records = re.split(r"^\d{4}-\d\d-\d\d [\d:,]+ ", self.log, flags=re.MULTILINE)
        self._bot.records.lines += [*records, self.output]

    @property
    def _pressed(self) -> Counter[int]:
        """How often each person has pressed."""
        return Counter(press.person_id for press in self._bot.telegram.presses)

    @property
    def _handled(self) -> Counter[int]:
        """How many presses of each operator have a line in the log."""
        return Counter(int(_OPERATOR.findall(line)[0]) for line in self.presses)

    def _is_pressed(self, who: int) -> bool:
        unhandled = self._pressed[who] - self._handled[who]
        return self.alive and unhandled > self._unhandled[who]

    async def _rest(self, who: int) -> None:
        """Wait until it has handled what an operator has pressed; others are not in its log."""
        if who in self._bot.operators:
            await self._bot.until(lambda: not self._is_pressed(who), timeout=START)

    async def _until(self, happened: Callable[[], Any]) -> None:
        await self._bot.until(lambda: happened() or not self.alive, timeout=START)
        assert happened(), f"it has ended with code {self._exit_code()}:\n{self.log}"


def _become_bot(
    arguments: tuple[str, ...], limits: Limits, now: Clock, stdout: str, stderr: str
) -> None:
    """In the fork: what `python -m bot` does."""
    append = os.O_WRONLY | os.O_APPEND
    os.dup2(os.open(stdout, append), 1)
    os.dup2(os.open(stderr, append), 2)
    sys.argv = ["bot", *arguments]
    sys.exit(main(limits, now))


@dataclass(frozen=True)
class KillWhileTelegramIsAsked(FaultKind):
    """A fault of the simulated Telegram: the answer finds nobody."""

    process: Process = field(kw_only=True)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        self.process.kill()
        return web.Response()


def kill_while_server_is_asked(process: Process, *, applied: bool) -> Call:
    """A fault of a simulated server: the answer finds nobody, the request is carried out or not.

    Where it is not, it comes to nothing: the server falls silent as the bot dies.
    """

    async def kill(_server: SimulatedTrueConf) -> None:
        process.kill()
        if not applied:
            await asyncio.Event().wait()

    return Call(kill, before=not applied)
