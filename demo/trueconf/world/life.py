"""Life on a simulated server: people come and go, rooms restart, the server falls over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random

from demo.trueconf.server import SimulatedTrueConf
from demo.trueconf.world.conferences import Room
from demo.trueconf.world.people import Guest
from demo.trueconf.world.stage import NAMES, cast, person

_FEWEST, _MOST = 3, 10
_CROWD = 12
_ODDS_OF_OUTAGE = 1 / 200


class Life:
    """One event after another, the same ones for the same seed.

    `pause` is the mean number of seconds between two events; `outage` how many the server is away
    when it falls over, None if it never does. Only permanent rooms live: a conference held on
    the spot stays as it is, forgotten, until an operator stops it.
    """

    def __init__(
        self,
        server: SimulatedTrueConf,
        *,
        seed: int = 0,
        pause: float = 4.0,
        outage: float | None = 40.0,
    ) -> None:
        self._server = server
        self._world = server.world
        self._random = Random(seed)  # noqa: S311 - play, not secrecy
        self._pause = pause
        self._outage = outage
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to live; RuntimeError when it already does."""
        if self._task:
            raise RuntimeError("it lives already")
        self._task = asyncio.create_task(self._go_on(), name="life")

    async def stop(self) -> None:
        """Nothing happens any more; a server that was away stays away."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _go_on(self) -> None:
        while True:
            await asyncio.sleep(self._random.expovariate(1 / self._pause))
            self.step()
            if self._outage is not None and self._random.random() < _ODDS_OF_OUTAGE:
                await self.fall_over(self._outage)

    def step(self) -> None:
        """One event. Mostly someone comes or goes; seldom more than that."""
        weights: dict[Callable[[], None], int] = {
            self._come: 30,
            self._go: 24,
            self._be_online: 20,
            self._begin: 8,
            self._end: 6,
            self._record: 6,
            self._restart: 4,
        }
        [event] = self._random.choices(list(weights), list(weights.values()))
        event()

    async def fall_over(self, seconds: float) -> None:
        """The server does not answer for so long, then it is back as it was."""
        await self._server.stop()
        await asyncio.sleep(seconds)
        await self._server.start()

    def _rooms(self, *, running: bool) -> list[Room]:
        return [
            room
            for room in self._world.rooms.values()
            if room.permanent and bool(self._world.running(room.id)) == running
        ]

    def _held(self) -> Room | None:
        rooms = self._rooms(running=True)
        return self._random.choice(rooms) if rooms else None

    def _come(self) -> None:
        room = self._held()
        if room is None or len(self._world.session(room.id).people) >= _CROWD:
            return
        present = {stay.id for stay in self._world.session(room.id).people}
        comers = [person(self._world.users[name]) for name in NAMES if name not in present]
        self._world.join(room.id, self._random.choice([*comers, Guest("Visitor")]))

    def _go(self) -> None:
        room = self._held()
        people = self._world.session(room.id).people if room else []
        if room and len(people) > 1:
            self._world.leave(room.id, self._random.choice(people).id)

    def _be_online(self) -> None:
        user = self._random.choice(list(self._world.users.values()))
        user.status = self._random.choice([0, 0, 0, 1, 2])

    def _begin(self) -> None:
        rooms = self._rooms(running=False)
        if rooms and len(self._world.running()) < _MOST:
            room = self._random.choice(rooms)
            self._world.begin(room.id, cast(self._world, self._random, room))

    def _end(self) -> None:
        room = self._held()
        if room and len(self._rooms(running=True)) > _FEWEST:
            self._world.end(room.id)

    def _restart(self) -> None:
        room = self._held()
        if room:
            self._world.restart(room.id)

    def _record(self) -> None:
        room = self._held()
        if room:
            self._world.recording(room.id, on=not room.is_recording)
