"""Ten servers that fall and come back, and one on which conferences run; three operators."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from bot.alerts import SenderLimits
from demo.trueconf import Person as Participant
from demo.trueconf import SimulatedTrueConf
from services.monitoring import MonitorLimits
from tests.running_bot import RunningBot
from tests.stories.monitoring.scenes import PATIENCE, monitored

ANNA, BERND, CARMEN = 1001, 1002, 1003
STEADY = "Steady"
FALLING = tuple(f"Branch {number}" for number in range(1, 11))
INTERVAL = 0.5  # seconds between checks

_LASTING = (
    "SELECT o.id FROM outages o JOIN servers s ON s.id = o.server_id"
    " WHERE o.ended_at IS NULL AND s.name = ?"
)
_ENDED = "SELECT 1 FROM outages WHERE id = ? AND ended_at IS NOT NULL"
_SENT = (
    "SELECT count(DISTINCT chat_id) FROM alerts"
    " WHERE thread = ? AND kind = ? AND sent_at IS NOT NULL"
)


@dataclass
class World:
    """:ivar down: the outages that last, by the names of their servers"""

    bot: RunningBot
    down: dict[str, int] = field(default_factory=dict)
    told: list[int] = field(default_factory=list)
    rooms: int = 0

    async def begin(self) -> None:
        bot = self.bot
        bot.telegram.flood_control = True
        bot.limits = replace(
            bot.limits,
            monitor=MonitorLimits(part=PATIENCE / INTERVAL, tell_every=INTERVAL),
            sender=SenderLimits(longest_sleep=0.5),
        )
        for name in (*FALLING, STEADY):
            await monitored(bot, name, failures=1)
        for number, name in ((ANNA, "Anna"), (BERND, "Bernd"), (CARMEN, "Carmen")):
            bot.add_operator(number, name).chat.started = True
        await bot.begin()
        assert bot.app
        for server in bot.app._services.servers.all():
            await bot.app._services.monitor.choose_interval(bot.operator(ANNA), server, INTERVAL)
        await bot.end()

    @property
    def steady(self) -> SimulatedTrueConf:
        return self.bot.servers[STEADY]

    async def change(self, dice: random.Random) -> None:
        """Some servers come back whose outage has been told, others fall."""
        up = sorted({*FALLING} - {*self.down})
        for name in dice.sample(sorted(self.down), len(self.down) // 2):
            await self.come_back(name)
        for name in dice.sample(up, min(len(up), dice.randint(1, 3))):
            await self.bot.servers[name].stop()
            self.down[name] = 0

    async def come_back(self, name: str) -> None:
        await self.bot.servers[name].start()
        self.told.append(self.down.pop(name))

    def all_is_told(self) -> bool:
        """Whether everybody has got everything so far."""
        for name in self.down:
            found = self.bot.rows(_LASTING, name)
            self.down[name] = found[0][0] if found else 0
        lasting = [*self.down.values()]
        return (
            all(lasting)
            and all(self._is_sent(number, "outage") for number in (*lasting, *self.told))
            and all(self.bot.rows(_ENDED, number) for number in self.told)
            and all(self._is_sent(number, "recovery") for number in self.told)
        )

    def _is_sent(self, number: int, kind: str) -> bool:
        return self.bot.rows(_SENT, f"outage:{number}", kind) == [(3,)]

    def hold(self) -> tuple[str, str]:
        """Room and topic of a new conference."""
        self.rooms += 1
        room, topic = f"44061277{self.rooms:02}", f"Board {self.rooms}"
        self.steady.world.add_room(room, topic, "ivanova")
        self.steady.world.begin(room, [Participant("ivanova", "Anna Ivanova", 2)])
        return room, topic
