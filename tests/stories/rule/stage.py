"""The rule in the whole bot: Anna owns it, others have been let in. Time is moved, and the rule
looks when a story says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from demo.telegram import Person, Screen
from demo.trueconf import Generation, SimulatedTrueConf
from demo.trueconf import Person as Participant
from demo.trueconf import Session as Held
from services.alerts.kinds import Kind
from services.clock import utc_now
from services.members.grants import Grant
from services.policy import Mode, Policy, PolicyState
from services.roles import Role
from services.servers import Server
from services.trueconf import TrueConfError
from tests.running_bot import RunningBot
from tests.stories.members.scenes import EVE, services
from tests.stories.screens.scenes import ANNA, BORIS, HOST, ROOM, words

TOPIC = "Weekly sync"
SAY = words().text


class Clock:
    """The machine's, which stories put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


class House:
    def __init__(self, bot: RunningBot, server: SimulatedTrueConf, clock: Clock) -> None:
        self.bot, self.server, self.clock = bot, server, clock

    @property
    def policy(self) -> Policy:
        return services(self.bot).policy

    @property
    def main(self) -> Server:
        return next(each for each in services(self.bot).servers.all() if each.name == "Main")

    @property
    def state(self) -> PolicyState:
        return self.policy.state(self.bot.operator(ANNA), self.main)

    async def begin(self) -> None:
        """The rule looks only when it is told to."""
        await self.bot.begin()
        await self.policy.stop()

    async def person(
        self, number: int, name: str, role: Role, servers: Collection[int] | None = None
    ) -> Person:
        """Somebody who has been let in."""
        person = self.bot.people.get(number) or self.bot.add_person(number, name)
        operators = services(self.bot).operators
        operators.admit(number, name, role, servers)
        await self.bot.change(
            "INSERT OR REPLACE INTO members (id, role, servers, let_in_by, since)"
            " VALUES (?, ?, ?, ?, '2026-11-01 00:00:00.000000')",
            number,
            role,
            Grant.of(role, servers).servers,
            ANNA,
        )
        await operators.greet(operators.ensure(number))
        await person.send("/start", wait=True)
        return person

    async def choose(self, mode: Mode, **terms: Any) -> None:
        """As if an owner had come to this the long way; at any time of the day."""
        policy, now = self.policy, self.clock()
        await policy._course(self.main, dry_since=now - timedelta(days=2), reported_at=now)
        await policy._write(
            self.bot.operator(ANNA),
            self.main,
            enabled=mode is not Mode.OFF,
            acts=mode is Mode.ON,
            **{"from_hour": 0, "to_hour": 0, **terms},
        )

    async def look(self) -> None:
        with suppress(TrueConfError):
            await self.policy._looks.look(self.main)

    async def pass_(self, minutes: float) -> None:
        """Time passes, in which the rule looks as often as it does."""
        until = self.clock.ahead + timedelta(minutes=minutes)
        while self.clock.ahead < until:
            self.clock.ahead += timedelta(minutes=5)
            await self.look()

    def forget(
        self, room: str = ROOM, topic: str = TOPIC, people: Sequence[Participant] = (HOST,)
    ) -> Held:
        """A conference was left running."""
        self.server.world.add_room(room, topic, "ivanova")
        started = self.clock() - timedelta(hours=5)
        return self.server.world.begin(room, people, started)

    async def warn(self) -> None:
        """The rule is on, and warns of what is forgotten."""
        await self.choose(Mode.ON)
        await self.look()
        await self.pass_(5)
        await self.sent()

    async def sent(self) -> None:
        """All alerts have arrived."""
        await self.bot.until(
            lambda: not self.bot.rows("SELECT 1 FROM alerts WHERE sent_at IS NULL")
        )

    def message(self, person: Person, kind: Kind = Kind.RULE_WARNING) -> int:
        """The number of the newest message that tells of this."""
        query = "SELECT message_id FROM alerts WHERE kind = ? AND chat_id = ? ORDER BY id DESC"
        return int(self.bot.rows(query, kind, person.id)[0][0])

    def shown(self, person: Person, kind: Kind = Kind.RULE_WARNING) -> Screen:
        """That message as it is now."""
        return Screen.of(person.chat.messages[self.message(person, kind)])

    async def reads(self, person: Person, text: str) -> Screen:
        """Wait until the warning says this."""
        await self.bot.telegram.until(lambda: text in self.shown(person).text)
        return self.shown(person)

    async def open_rules(self, person: Person) -> None:
        await self.go(person, SAY("btn-open-forgotten"), SAY("btn-open-rules"))
        await self.bot.telegram.until(lambda: "Everything about" in person.screen.text)

    async def go(self, person: Person, *labels: str) -> None:
        """From /start."""
        await person.send("/start", wait=True)
        for label in labels:
            await self.bot.telegram.until(partial(self._offers, person, label))
            await person.press(label)
            await self.bot._rest(person.id)

    def _offers(self, person: Person, label: str) -> bool:
        return label in person.screen.labels


async def house_of(bot: RunningBot, generation: Generation = "v3.3") -> House:
    """The bot runs for one server, and Anna has met it."""
    house = House(bot, await bot.add_server("Main", generation), Clock())
    bot.now = house.server.world.now = house.clock
    bot.add_operator(ANNA, "Anna")
    await house.begin()
    await bot.people[ANNA].send("/start", wait=True)
    return house


__all__ = ["ANNA", "BORIS", "EVE", "ROOM", "SAY", "TOPIC", "House", "house_of"]
