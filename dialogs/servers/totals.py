"""The figures of all servers together, each with how many servers it is of, and how old it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.context import Texts
from dialogs.servers.state import State
from dialogs.servers.tally import Tally
from services.conferences import Count

# Seconds from which the age of a figure is said.
WORTH_SAYING = 60.0


@dataclass(frozen=True, slots=True)
class Total:
    """
    :ivar known: of so many servers
    :ivar read_at: the oldest of its parts
    """

    key: str
    number: int
    known: int
    read_at: datetime
    more: bool = False

    def text(self, texts: Texts) -> str:
        return texts.text(self.key, number=self.number) + ("+" if self.more else "")


@dataclass(frozen=True, slots=True)
class Totals:
    """
    :ivar text: in one line; "" where nothing is known
    :ivar read_at: the oldest of those whose age is not said
    """

    text: str
    read_at: datetime | None


def totals_of(
    states: Sequence[State], tallies: Sequence[Tally], texts: Texts, now: datetime
) -> Totals:
    """What is of before has its age in the row of its server, and is not added."""
    totals = _totals(states, tallies)
    fresh = [each.read_at for each in totals if _age(each, now) is None]
    scopes = [_scope(each, len(states), texts, now) for each in totals]
    if len({*scopes}) == 1:  # said once for all
        scopes = [""] * (len(scopes) - 1) + scopes[-1:]
    parts = (each.text(texts) + scope for each, scope in zip(totals, scopes, strict=True))
    return Totals(" · ".join(parts), min(fresh, default=None))


def _totals(states: Sequence[State], tallies: Sequence[Tally]) -> list[Total]:
    current = [each for each in states if each.listing and "listing" not in each.old]
    running = [
        Count(len(each.listing.sessions), each.listing.read_at)
        for each in current
        if each.listing and each.listing.read_at
    ]
    online = [each.online for each in states if each.online and "online" not in each.old]
    listed = {each.server.id for each in current}
    counted = [
        tally for state, tally in zip(states, tallies, strict=True) if state.server.id in listed
    ]
    found = [
        _total("servers-home-running", running),
        _total("servers-home-people", [each.people for each in counted]),
        _total("servers-home-online", online),
        _total(
            "servers-home-forgotten",
            [each.forgotten for each in counted],
            more=any(each.more for each in counted),
        ),
    ]
    return [each for each in found if each is not None]


def _total(key: str, parts: Sequence[Count | None], *, more: bool = False) -> Total | None:
    known = [each for each in parts if each is not None]
    if not known:
        return None
    oldest = min(each.read_at for each in known)
    return Total(key, sum(each.number for each in known), len(known), oldest, more)


def _age(total: Total, now: datetime) -> float | None:
    """Seconds, where it is worth saying."""
    age = (now - total.read_at).total_seconds()
    return age if age >= WORTH_SAYING else None


def _scope(total: Total, servers: int, texts: Texts, now: datetime) -> str:
    """Of how many servers, and as of when, where that is not of all of them and of now."""
    said = []
    if total.known < servers:
        said.append(texts.text("servers-home-of", known=total.known, all=servers))
    if (age := _age(total, now)) is not None:
        said.append(texts.text("servers-home-aged", age=age))
    return f" ({', '.join(said)})" if said else ""
