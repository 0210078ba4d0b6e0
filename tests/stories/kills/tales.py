"""What happens in the stories of kills: several tales, each of acts in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from demo.telegram import Fault, Status, TooManyRequests
from tests.stories.alerts.scenes import SEND
from tests.stories.kills.acts import Act
from tests.stories.kills.known import Known, Outage
from tests.stories.kills.lives import Lives
from tests.stories.kills.world import (
    ANNA,
    BERND,
    BRANCH,
    END,
    MAIN,
    MAINTENANCE,
    STEADY,
    World,
)
from tests.stories.watch.scenes import ROOM, forget

OUTAGES = 5  # in a story


@dataclass
class Tales:
    world: World
    lives: Lives
    began: datetime
    outages: list[Outage] = field(default_factory=list)
    away: Fault | None = None
    outages_before: int = 0
    maintenance: bool = False
    people_act: int = 4  # so many acts of people are still to come

    def all(self) -> list[list[Act]]:
        return [
            [*self._outage(MAIN), *self._outage(MAIN), *self._outage(MAIN, last=True)],
            [*self._outage(BRANCH), *self._outage(BRANCH, last=True)],
            [Act("a quarter of an hour passes", self._quarter)] * 3,
            [
                Act("the maintenance of Main begins", self._maintenance_begins),
                Act("Anna ends the maintenance", self._maintenance_ends, self._telegram_is_there),
            ],
            [
                Act("Anna takes what lasts", self._take, self._can_take),
                Act("Anna gives it back", self._give_back, self._can_give_back),
            ],
            [
                Act("Bernd mutes Main", self._mute, self._can_mute),
                Act("Bernd unmutes Main", self._unmute, self._telegram_is_there),
            ],
            [
                Act("Telegram is away", self._goes_away),
                Act("Telegram is back", self._comes_back, self._has_been_missed),
                Act("Telegram asks for pauses", self._floods),
            ],
            [
                Act("a conference is forgotten", self._is_forgotten, self._telegram_is_there),
                Act("the conference ends", self._ends, self._telegram_is_there),
            ],
        ]

    @property
    def _known(self) -> Known:
        return Known(self.world.bot)

    async def over(self) -> None:
        """All who waited are told."""
        await self.lives.died()
        self.world.clock.move_to(self.began + END)
        await self.lives.until(self._known.nothing_waits, "nothing waits at the end")

    # Servers

    def _outage(self, name: str, *, last: bool = False) -> list[Act]:
        """It lasts until Anna has given it back, and the last one until people have done all that
        they wanted to do about it.
        """

        def done() -> bool:
            down = [each for each in self._lasting() if each.server == name]
            return not (self.people_act if last else any(map(self._known.is_taken, down)))

        return [
            Act(f"{name} falls over", lambda: self._fall(name)),
            Act(f"{name} comes back", lambda: self._rise(name), done),
        ]

    async def _fall(self, name: str) -> None:
        await self.world.bot.servers[name].stop()
        await self.lives.until(lambda: self._known.down(name), f"the outage of {name}")
        outage = Outage(name, self._known.down(name) or 0, name == MAIN and self.maintenance)
        self.outages.append(outage)
        if self.away and not outage.in_maintenance:
            told = partial(self._known.is_told_elsewhere, outage)
            await self.lives.until(told, f"a word by the second channel of {name}")

    async def _rise(self, name: str) -> None:
        outage = next(each for each in reversed(self.outages) if each.server == name)
        outage.told = not (outage.in_maintenance and self.maintenance)
        await self.world.bot.servers[name].start()
        await self.lives.until(lambda: not self._known.down(name), f"{name} is up")

    # Time

    async def _quarter(self) -> None:
        await self._pass(lambda: self.world.clock.move(16))

    async def _maintenance_begins(self) -> None:
        """The bot is away then, and learns of it as it begins again."""
        begins = self.began + MAINTENANCE + timedelta(minutes=1)
        self.maintenance = True
        await self._pass(lambda: self.world.clock.move_to(begins))
        self.lives.kill()
        await self._holds("SELECT 1 FROM pauses")

    async def _maintenance_ends(self) -> None:
        ended = "SELECT 1 FROM pauses WHERE ended_at IS NOT NULL"
        data = f"al-pause:{self._known.id_of(MAIN)}:1"
        await self._press(ANNA, data, lambda: self._known.rows(ended))
        self.maintenance = False
        for each in self._lasting():
            if each.in_maintenance:
                await self.lives.until(partial(self._known.is_put, each), "a late outage")

    async def _pass(self, move: Callable[[], None]) -> None:
        """Time passes: what nobody took is repeated, once. While Telegram is away that may come
        later, and only the newest.
        """
        lasting = self._lasting()
        for each in lasting:
            each.passes += 1
        if self.away:
            move()
            return
        await self._settled()
        silent = {MAIN} if self.maintenance else set()
        untaken = [
            each
            for each in lasting
            if each.server not in silent and not self._known.is_taken(each)
        ]
        before = [await self._repeats_beyond(each, -1) for each in untaken]
        move()
        for each, repeats in zip(untaken, before, strict=True):
            await self._repeats_beyond(each, repeats)
            each.promptly += 1
        await self._settled()

    async def _repeats_beyond(self, outage: Outage, number: int) -> int:
        """Wait until it has been repeated more often; -1: until it is looked after."""

        def found() -> bool:
            repeats = self._known.repeats(outage)
            return repeats is not None and repeats > number

        await self.lives.until(found, f"repeat {number + 1} of the outage of {outage.server}")
        return self._known.repeats(outage) or 0

    # People

    def _known_to_anna(self) -> list[Outage]:
        return [each for each in self._lasting() if self._known.message_of(ANNA, each.thread)]

    def _taken(self) -> list[Outage]:
        return [each for each in self._lasting() if self._known.is_taken(each)]

    def _can_take(self) -> bool:
        return self.away is None and bool(self._known_to_anna())

    async def _take(self) -> None:
        """As on the phone a moment ago: the key may have gone with an edit since."""
        outage = self._known_to_anna()[0]
        await self._press(ANNA, f"al-g-take:1:{outage.number}", self._taken)

    def _can_give_back(self) -> bool:
        return self.away is None and bool(self._taken())

    async def _give_back(self) -> None:
        (outage,) = self._taken()
        await self._press(ANNA, f"al-g-back:1:{outage.number}", lambda: not self._taken())

    def _can_mute(self) -> bool:
        return self.away is None and bool(self._known.message_of(BERND))

    async def _mute(self) -> None:
        await self._press(BERND, f"al-mute:{self._known.id_of(MAIN)}:1", self._mutes)

    async def _unmute(self) -> None:
        data = f"al-unmute:{self._known.id_of(MAIN)}"
        await self._press(BERND, data, lambda: not self._mutes())

    def _mutes(self) -> object:
        return self._known.rows("SELECT 1 FROM mutes")

    async def _press(self, who: int, data: str, done: Callable[[], object]) -> None:
        await self.lives.press(who, data, done)
        self.people_act -= "pause" not in data

    # Telegram

    async def _goes_away(self) -> None:
        self.outages_before = len(self.outages)
        self.away = self.world.bot.telegram.faults.add(Fault(".*", Status(502), times=None))

    def _has_been_missed(self) -> bool:
        """A server has fallen over meanwhile, if one was still to fall."""
        return len(self.outages) > self.outages_before or len(self.outages) == OUTAGES

    async def _comes_back(self) -> None:
        assert self.away
        self.away.times, self.away = 0, None

    async def _floods(self) -> None:
        self.world.bot.telegram.faults.add(Fault(SEND, TooManyRequests(1), times=2))

    # A conference

    async def _is_forgotten(self) -> None:
        """Nobody looks for it in a bot that has begun without Telegram."""
        forget(self.world.bot.servers[STEADY])
        await self._holds("SELECT 1 FROM sightings")
        await self._settled()

    async def _ends(self) -> None:
        self.world.bot.servers[STEADY].world.end(ROOM)
        await self._holds("SELECT 1 FROM sightings WHERE ended_at IS NOT NULL")

    async def _holds(self, query: str) -> None:
        await self.lives.until(lambda: self._known.rows(query), query)

    async def _settled(self) -> None:
        if self.away is None:
            await self.lives.until(self._known.nothing_is_due, "nothing waits")

    def _lasting(self) -> list[Outage]:
        return [each for each in self.outages if self._known.lasts(each)]

    def _telegram_is_there(self) -> bool:
        return self.away is None
