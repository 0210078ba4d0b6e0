"""A week of conferences that are held, left, joined again, recorded and ended, by a seed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from demo.trueconf import Fault, Guest, Status
from demo.trueconf import Person as Participant
from tests.stories.policy.stage import EVENING, HOST, Stage

OTHER = Participant("petrov", "Petr Petrov", 1)
STEP = timedelta(minutes=15)
_USUAL = ["join", *["leave"] * 5, "record", "unrecord", "end"]


@dataclass(frozen=True)
class Happening:
    at: datetime
    what: str  # begin, join, leave, record, unrecord, end, fail, heal
    room: str = ""


def week(seed: int, days: int = 7, begins: int = 5) -> list[Happening]:
    """Each room is held once. Some hours the server fails."""
    random = Random(seed)  # noqa: S311 - play, not secrecy
    happenings: list[Happening] = []
    for day in range(days):
        for number in range(random.randint(2, begins)):
            room = f"44{day:02}{number:06}"
            at = EVENING + timedelta(days=day, minutes=random.randint(-8 * 60, 5 * 60))
            happenings.append(Happening(at, "begin", room))
            for _ in range(random.randint(1, 5)):
                at += timedelta(minutes=random.randint(5, 180))
                what = random.choice(_USUAL)
                happenings.append(Happening(at, what, room))
            happenings.append(Happening(at + timedelta(hours=random.randint(8, 30)), "end", room))
        if random.random() < 0.4:
            at = EVENING + timedelta(days=day, minutes=random.randint(0, 6 * 60))
            happenings.append(Happening(at, "fail"))
            happenings.append(Happening(at + timedelta(minutes=random.randint(5, 90)), "heal"))
    return sorted(happenings, key=lambda each: each.at)


class Town:
    """What happens to a conference that has been stopped is nothing, wherever it was stopped."""

    def __init__(self, stage: Stage, happenings: list[Happening]) -> None:
        self._stage = stage
        self._left = iter(happenings)
        self._next: Happening | None = next(self._left, None)

    async def live(self, days: int = 7) -> AsyncIterator[None]:
        """Again and again, when the rule has looked."""
        until = self._stage.clock() + timedelta(days=days)
        while self._stage.clock() < until:
            self._stage.clock.now += STEP
            while self._next is not None and self._next.at <= self._stage.clock():
                self._happen(self._next)
                self._next = next(self._left, None)
            await self._stage.look()
            yield

    def _happen(self, happening: Happening) -> None:
        world, room, faults = self._stage.world, happening.room, self._stage.server.faults
        what = happening.what
        if what == "fail":
            faults.add(Fault(".", Status(503), times=None))
        elif what == "heal":
            faults.clear()
        elif what == "begin":
            world.add_room(room, f"Room {room}", "ivanova")
            world.begin(room, [HOST, OTHER], self._stage.clock())
        elif world.running(room):
            self._change(what, room)

    def _change(self, what: str, room: str) -> None:
        world = self._stage.world
        (held,) = world.running(room)
        if what == "join":
            world.join(room, Guest())
        elif what == "leave" and held.people:
            world.leave(room, held.people[-1].id)
        elif what in ("record", "unrecord"):
            world.recording(room, on=what == "record")
        elif what == "end":
            world.end(room)
