"""The golden set: what the bot calls forgotten, on both generations, read from `golden.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from demo.trueconf import Fault, Generation, Guest, SimulatedTrueConf, Status
from demo.trueconf import Person as Participant
from services.forgotten.rules import Doubt, Rule
from tests.running_bot import RunningBot
from tests.stories.forgotten.stage import Stage, reason
from tests.stories.screens.scenes import words

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OWNER = "ivanova"


@dataclass(frozen=True)
class Case:
    """One of `golden.toml`, where its fields are explained."""

    name: str
    expected: str
    running: time = time()
    begins_in: time = time()
    people: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    kind: str = "session"
    created_days_ago: int = 1
    earlier_sessions: int = 0
    unreadable: bool = False
    generations: tuple[str, ...] = ("v3.3", "v4")
    server: Mapping[str, Any] = field(default_factory=dict)

    @property
    def age(self) -> timedelta:
        return _duration(self.running) - _duration(self.begins_in)

    @property
    def verdict(self) -> Rule | Doubt | None:
        """What puts it on the list of the forgotten ones."""
        kind, _, name = self.expected.partition(": ")
        match kind:
            case "rule":
                return Rule(name)
            case "doubt":
                return Doubt(name)
        assert self.expected in ("not forgotten", "not listed")
        return None

    @property
    def reason(self) -> str | None:
        return self.verdict and reason(self.verdict, sum(self.people.values()))

    def stage(self, server: SimulatedTrueConf, room: str) -> None:
        world, started = server.world, NOW - self.age
        stays = [*_crowd(self.left), *_crowd(self.people)]
        if self.kind == "point to point":
            world.point_to_point(OWNER, "petrov", started)
            return
        if self.kind == "ad hoc without id":
            world.adhoc(None, self.name, OWNER, stays, started)
            return
        created = NOW - timedelta(days=self.created_days_ago)
        world.add_room(room, self.name, OWNER, created)
        world.finished(self.earlier_sessions, room)
        begin = world.ghost if self.kind == "ghost" else world.begin
        session = begin(room, stays, started)
        for stay in session.stays[: sum(self.left.values())]:
            stay.left = NOW - self.age / 2
        if self.unreadable:
            ids = f"{room}|{session.id.partition('@')[0]}"
            server.faults.add(Fault(f"/({ids})[^/]*/participants", Status(502), times=None))


def _duration(length: time) -> timedelta:
    return timedelta(hours=length.hour, minutes=length.minute, seconds=length.second)


def _crowd(numbers: Mapping[str, int]) -> Iterator[Participant]:
    for kind, number in numbers.items():
        for each in range(number):
            match kind:
                case "owner":
                    yield Participant(OWNER, "Anna Ivanova", 2)
                case "plain-owner":
                    yield Participant(OWNER, "Anna Ivanova")
                case "moderator":
                    yield Participant(f"petrov{each}", "Pyotr Petrov", 2)
                case "user":
                    yield Participant(f"user{each}", f"User {each}")
                case "guest":
                    yield Guest()
                case _:
                    raise ValueError(kind)


def _cases() -> list[Case]:
    path = Path(__file__).with_name("golden.toml")
    found = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [Case(**row) for row in found]


def _servers() -> Iterator[Any]:
    """The cases of one generation that can share a server."""
    for options, group in groupby(_cases(), lambda case: case.server):
        cases = list(group)
        name = ",".join(f"{key}={value}" for key, value in options.items()) or "usual"
        for generation in ("v3.3", "v4"):
            known = [case for case in cases if generation in case.generations]
            yield pytest.param(generation, known, id=f"{generation}-{name}")


@pytest.mark.parametrize(("generation", "cases"), list(_servers()))
async def test_golden_set(bot: RunningBot, generation: Generation, cases: list[Case]) -> None:
    server = await bot.add_server("Main", generation)
    server.world.now = lambda: NOW
    options = dict(cases[0].server)
    server.options.clock_skew = timedelta(minutes=options.pop("ahead", 0))
    for option, value in options.items():
        assert hasattr(server.options, option)
        setattr(server.options, option, value)
    for number, case in enumerate(cases):
        case.stage(server, f"8{number:09}")
    stage = Stage(bot, server)
    await bot.begin()
    await stage.search(stage.anna)

    expected = [case for case in cases if case.verdict]
    judged = [case for case in expected if isinstance(case.verdict, Rule)]
    assert _headline(len(judged), len(expected) - len(judged)) in stage.anna.screen.text
    shown = await stage.all_rows(stage.anna)
    assert {row.topic: row.reason for row in shown} == {
        case.name: case.reason for case in expected
    }
    assert [row.judged for row in shown] == [True] * len(judged) + [False] * (
        len(expected) - len(judged)
    )
    longest_first = sorted(judged, key=lambda case: case.age, reverse=True)
    assert [row.topic for row in shown[: len(judged)]] == [case.name for case in longest_first]

    await stage.anna.press("Back")
    await stage.anna.press("Conferences")
    running = sum(case.expected != "not listed" for case in cases)
    assert stage.anna.screen.text.splitlines()[1].startswith(f"{running} running")


def _headline(forgotten: int, unjudged: int) -> str:
    """The second line of the list, down to the numbers."""
    text = words().text(
        "forgotten-list-title",
        server="Main",
        count=forgotten,
        unjudged=unjudged,
        hours=1,
        looked_at=NOW,
    )
    return re.sub("<.*?>", "", text).splitlines()[1]
