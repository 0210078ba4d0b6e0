"""What can happen on a walk: each step is plain data, so that a walk can be told and repeated."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from demo.telegram import Fault, UnseenError
from tests.walks.broken import Broken
from tests.walks.events import BEGINNINGS, EVENTS, FALL, FAULTS, PERSONAL
from tests.walks.people import PEOPLE
from tests.walks.place import HOME, PATIENCE, Place

# From the deepest window there are fewer steps than these to the menu.
FAR_FROM_HOME = 8


class Impossible(Exception):
    """Not here: what the step needs is not there (any more)."""


class Step(Protocol):
    @property
    def hasty(self) -> bool:
        """The next step comes before this one has been worked off."""

    async def take(self, place: Place) -> None:
        """
        :raises Impossible:
        """


@dataclass(frozen=True)
class Say:
    who: int
    text: str
    hasty: bool = False

    def __str__(self) -> str:
        return f"{PEOPLE[self.who]} writes {self.text!r}"

    async def take(self, place: Place) -> None:
        _expect(place.people[self.who].chat.bot == "member")
        await place.people[self.who].send(self.text)


@dataclass(frozen=True)
class Press:
    """A button of `owner`'s chat, sent as if it stood in the chat of `who`.

    :ivar back: on which message, counted from the newest that has had buttons
    :ivar age: as it was how many edits ago
    """

    who: int
    owner: int
    back: int
    age: int
    label: str
    twice: bool = False
    hasty: bool = False

    def __str__(self) -> str:
        told = [f"{PEOPLE[self.who]} presses [{self.label}]"]
        if self.owner != self.who:
            told.append(f"of {PEOPLE[self.owner]}'s")
        if self.back:
            told.append(f"{self.back} screens back")
        if self.age:
            told.append(f"as it was {self.age} edits ago")
        if self.twice:
            told.append("and it is delivered twice")
        return ", ".join(told)

    async def take(self, place: Place) -> None:
        _expect(place.people[self.who].chat.bot == "member")
        found = place.version(self.owner, self.back, self.age)
        if found is None:
            raise Impossible
        message, version = found
        buttons = [each for row in version.keyboard for each in row if each.text == self.label]
        _expect(bool(buttons) and buttons[0].data is not None)
        data = str(buttons[0].data)
        await place.press(self.who, message, version, data, twice=self.twice)


@dataclass(frozen=True)
class GoHome:
    """Back, again and again, until the menu: by buttons alone where every server is well."""

    who: int
    hasty: bool = False

    def __str__(self) -> str:
        return f"{PEOPLE[self.who]} goes back to the menu"

    async def take(self, place: Place) -> None:
        _expect(place.people[self.who].chat.bot == "member" and place.history.is_in(self.who))
        place.bot.telegram.faults.clear()
        for server in place.bot.servers.values():
            server.faults.clear()
        await place.rest()
        for _ in range(FAR_FROM_HOME):
            if place.window(self.who) in HOME or not await self._go_back(place):
                break
        if place.window(self.who) not in HOME:
            await place.people[self.who].send("/start")
            try:
                await place.bot.telegram.until(lambda: place.window(self.who) in HOME, PATIENCE)
            except UnseenError as unseen:
                raise Broken("every window leads home", unseen) from None

    async def _go_back(self, place: Place) -> bool:
        """One window back, if there is a button for it."""
        found, calm, before = place.way_back(self.who), place.calm, place.screen(self.who)
        if found is None:
            return False
        message, back = found
        await place.press(self.who, message, message.now, str(back.data))
        await place.rest()
        certain = calm and place.calm and not place.body.mortal
        if certain and place.screen(self.who) == before:
            raise Broken("every window leads home", f"[{back.text}] does nothing on\n{before}")
        return True


@dataclass(frozen=True)
class Person:
    """Something that people do with the chat."""

    who: int
    act: str
    hasty: bool = False

    def __str__(self) -> str:
        return f"{PEOPLE[self.who]} {self.act}"

    async def take(self, place: Place) -> None:
        act, _ = PERSONAL[self.act]
        try:
            act(place, self.who)
        except ValueError:
            raise Impossible from None


@dataclass(frozen=True)
class Happens:
    """Something that happens to a server, or to a room on it."""

    server: str
    act: str
    room: str
    hasty: bool = False

    def __str__(self) -> str:
        return f"{self.server}: {self.act} ({self.room})"

    async def take(self, place: Place) -> None:
        if self.act in BEGINNINGS:
            # Between the bot's last look and its request, nothing could keep a new session from
            # being stopped in the place of the old one: the request names the room only.
            await place.rest()
        if self.act == FALL:
            place.cuts.append(datetime.now(UTC))
        server = place.server(self.server)
        before = {session.id for session in server.world.running()}
        event, _ = EVENTS[self.act]
        try:
            done = event(server, self.room)
            after = {session.id for session in server.world.running()}
            place.ended |= {(self.server, gone) for gone in before - after}
            if done is not None:
                await done
        except (KeyError, ValueError):
            raise Impossible from None


@dataclass(frozen=True)
class TelegramFails:
    method: str
    kind: str
    hasty: bool = False

    def __str__(self) -> str:
        return f"the next {self.method} gets {self.kind}"

    async def take(self, place: Place) -> None:
        place.answers_lost |= FAULTS[self.kind].applied
        place.bot.telegram.faults.add(Fault(self.method, FAULTS[self.kind]))


@dataclass(frozen=True)
class TimePasses:
    """The confirm screens grow older than they may; and there is time for alerts."""

    hasty: bool = False

    def __str__(self) -> str:
        return "six minutes pass over the confirm screens"

    async def take(self, place: Place) -> None:
        await place.rest()
        for key, shown_at in place.bot.rows("SELECT key, shown_at FROM confirmations"):
            earlier = datetime.fromisoformat(shown_at) - timedelta(minutes=6)
            await place.bot.change(
                "UPDATE confirmations SET shown_at = ? WHERE key = ?", str(earlier), key
            )
        await asyncio.sleep(0.5)


@dataclass(frozen=True)
class Restart:
    hasty: bool = False

    def __str__(self) -> str:
        return "the bot is ended and begun again"

    async def take(self, place: Place) -> None:
        await place.body.end()
        await place.begin()


@dataclass(frozen=True)
class Kill:
    """
    :ivar after: in so many seconds, so that it falls into what goes on
    """

    after: float
    hasty: bool = False

    def __str__(self) -> str:
        return f"the bot is killed after {self.after:.3f} s and begun again"

    async def take(self, place: Place) -> None:
        _expect(place.body.mortal)
        await asyncio.sleep(self.after)
        await place.body.kill()
        place.answerable = len(place.pressed)
        place.cuts.append(datetime.now(UTC))
        await place.begin()


def _expect(possible: bool) -> None:
    if not possible:
        raise Impossible
