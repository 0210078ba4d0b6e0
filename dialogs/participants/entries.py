"""The rows of the window, in groups: who leads, the others, guests, and who is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.conferences import Attendance
from services.matching import Words, fold
from services.trueconf import Invitee, Participant


class Group(StrEnum):
    """In the order of the window."""

    HOSTS = "hosts"
    OTHERS = "others"
    GUESTS = "guests"
    MISSING = "missing"
    INVITED = "invited"  # of whom it is not known whether they are there


@dataclass(frozen=True, slots=True)
class Entry:
    """
    :ivar namesake: somebody else of the conference has the same name
    :ivar stay: seconds; None: unknown, or not there
    :ivar moderates: was invited to lead
    """

    group: Group
    name: str | None
    id: str | None
    namesake: bool
    is_owner: bool = False
    stay: float | None = None
    devices: int = 0
    device_names: tuple[str, ...] = ()
    moderates: bool = False


def entries_of(attendance: Attendance) -> list[Entry]:
    """Everybody, each group by name; the owner before other hosts."""
    there = attendance.participants.value
    people = there.people if there is not None else ()
    unsure = attendance.missing is None
    away = (attendance.invited.value if unsure else attendance.missing) or ()
    group = Group.INVITED if unsure else Group.MISSING
    called = [*(each.name for each in people), *(each.name for each in away)]
    names = Counter(fold(name) for name in called if name)
    found = [_there(each, names) for each in people]
    found += [_away(each, group, names) for each in away]
    order = {each: place for place, each in enumerate(Group)}
    return sorted(
        found,
        key=lambda each: (
            order[each.group],
            not each.is_owner,
            fold(each.name or each.id or "\uffff"),
        ),
    )


def matching(entries: Sequence[Entry], words: Words | None) -> list[Entry]:
    """Of all of them, where no words were typed."""
    return [
        each
        for each in entries
        if words is None or words.match(each.name, each.id, *each.device_names)
    ]


def _there(person: Participant, names: Counter[str]) -> Entry:
    group = Group.GUESTS if person.is_guest else Group.OTHERS
    return Entry(
        group=Group.HOSTS if person.is_host else group,
        name=person.name,
        id=person.id,
        namesake=_has_namesake(person.name, names),
        is_owner=person.is_owner,
        stay=person.stay,
        devices=person.devices,
        device_names=person.device_names,
    )


def _away(person: Invitee, group: Group, names: Counter[str]) -> Entry:
    return Entry(
        group=group,
        name=person.name,
        id=person.id,
        namesake=_has_namesake(person.name, names),
        moderates=person.is_moderator is True,
    )


def _has_namesake(name: str | None, names: Counter[str]) -> bool:
    return name is not None and names[fold(name)] > 1
