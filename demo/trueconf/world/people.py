"""Who exists on a simulated TrueConf Server: users, and people present in sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

HOST_ROLE = 2
"""The number by which TrueConf's own bot tells a host (trueconf-api.md section 5)."""


@dataclass(frozen=True)
class Person:
    """Someone with an id: `ivanova`, `petrov@other.example.com/phone`, `#sip:hall@example.com`."""

    id: str
    display_name: str | None = None
    role: int = 1


class Guest(Person):
    """Someone without an account: the server makes up an id that begins with `#guest:`."""

    def __init__(self, display_name: str | None = "Guest", role: int = 1) -> None:
        super().__init__("", display_name, role)


@dataclass(kw_only=True)
class Presence:
    """One stay of a person in a session; `left` is None while the person is connected."""

    who: Person
    id: str
    call_id: str
    row: int
    joined: datetime
    left: datetime | None = None

    @property
    def display_name(self) -> str | None:
        return self.who.display_name

    @property
    def role(self) -> int:
        return self.who.role


@dataclass(kw_only=True)
class User:
    """An account. `status` as section 8: -2 not active ... 0 offline, 1 online, 2 busy, 5 host."""

    id: str
    display_name: str | None = None
    status: int = 0
    is_active: bool = True


def short_id(person_id: str) -> str:
    """The id without `@server` and `/instance`."""
    if person_id.startswith("#"):
        return person_id
    return person_id.partition("@")[0].partition("/")[0]
