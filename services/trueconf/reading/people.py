"""From the rows of a conference to people. A person may be there on several devices."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from services.trueconf.models import Participant, Participants
from services.trueconf.reading.parsing import Row, clean_text, identity, integer, truth
from services.trueconf.reading.stays import device, stay

HOST = 2  # `role` or `flag` of a host (trueconf-api.md section 5)

MOST_DEVICES_NAMED = 4

KEYS = ("call_id", "uid", "id", "join_time", "leave_time")


def same_person(one: str | None, other: str | None) -> bool:
    """Equal apart from `/device`, letter case, and an `@server` that only one of them has."""
    if one is None or other is None:
        return False
    (name, server), (other_name, other_server) = _parts(one), _parts(other)
    return name == other_name and (server == other_server or "" in (server, other_server))


def _parts(person_id: str) -> tuple[str, str]:
    """User and server. What begins with `#` is a guest or a device: all of it is one name."""
    if person_id.startswith("#"):
        return person_id.casefold(), ""
    user, _, server = person_id.partition("/")[0].casefold().partition("@")
    return user, server


class Crowd:
    """Many people, among whom one is looked for as `same_person` compares."""

    def __init__(self, ids: Iterable[str | None]) -> None:
        self._servers: dict[str, set[str]] = {}
        for each in ids:
            if each is not None:
                user, server = _parts(each)
                self._servers.setdefault(user, set()).add(server)

    def holds(self, person_id: str) -> bool:
        user, server = _parts(person_id)
        servers = self._servers.get(user)
        return servers is not None and (not server or not servers.isdisjoint((server, "")))


class People:
    """`owner` is the id of the conference's owner."""

    def __init__(self, owner: str | None) -> None:
        self._owner = owner
        self._session_ids: set[str] = set()
        self._found: list[Participant] = []
        self._devices: set[str] = set()
        self._places: dict[str, dict[str, int]] = {}

    def add(self, row: Row, date: datetime | None = None) -> None:
        """A person, one more device of a known one, or a device that is listed again. `date` is
        the server's clock.
        """
        if session_id := identity(row.get("session_id")):
            self._session_ids.add(session_id)
        person = _participant(row, self._owner, date)
        if person.id is None:
            self._found.append(person)
            return
        device = person.id.casefold()
        if device in self._devices:
            return
        self._devices.add(device)
        user, server = _parts(person.id)
        places = self._places.setdefault(user, {})
        known = _known(places, server)
        if known is None:
            places[server] = len(self._found)
            self._found.append(person)
            return
        place = places.pop(known)
        places[known or server] = place
        self._found[place] = _joined(self._found[place], person)

    def all(self, *, settled: bool = True) -> Participants:
        """Of a list that was not settled somebody may be missing: having no host means nothing."""
        said = [each.is_host for each in self._found if each.is_host is not None]
        return Participants(
            people=tuple(self._found),
            hosts_known=bool(said) and (settled or any(said)) if self._found else settled,
            session_ids=frozenset(self._session_ids),
            settled=settled,
        )


def _known(servers: Collection[str], server: str) -> str | None:
    """Which of a user's servers is meant. Without a server it is the only one; if there are two it
    may be either, or another person.
    """
    if server in servers:
        return server
    if server:
        return "" if "" in servers else None
    return next(iter(servers)) if len(servers) == 1 else None


def _joined(person: Participant, again: Participant) -> Participant:
    """A host on any device is a host, and who came with the first one has been there since."""
    both = (person, again)
    said = [each.is_host for each in both if each.is_host is not None]
    names = dict.fromkeys(person.device_names + again.device_names)
    return replace(
        person,
        name=person.name or again.name,
        is_owner=person.is_owner or again.is_owner,
        is_host=any(said) if said else None,
        numbered=any(said) and all(each.numbered for each in both if each.is_host),
        stay=max((each.stay for each in both if each.stay is not None), default=None),
        devices=person.devices + 1,
        device_names=tuple(names)[:MOST_DEVICES_NAMED],
    )


def _participant(row: Row, owner: str | None, date: datetime | None) -> Participant:
    # On v4 `id` may be a number of the row, so `call_id` goes first.
    ids = [found for key in ("call_id", "uid", "id") if (found := identity(row.get(key)))]
    person_id = ids[0] if ids else None
    is_owner = same_person(person_id, owner) or truth(row.get("is_owner")) is True
    is_host = True if is_owner else _says_host(row)
    named = device(person_id, row)
    return Participant(
        id=person_id,
        name=clean_text(row.get("display_name")),
        is_guest=any(each.startswith("#guest") for each in ids),
        is_owner=is_owner,
        is_host=is_host,
        numbered=is_host is True and not is_owner and not truth(row.get("is_moderator")),
        stay=stay(row, date),
        device_names=(named,) if named else (),
    )


def _says_host(row: Row) -> bool | None:
    roles = [integer(row.get(key)) for key in ("role", "flag")]
    marks = [truth(row.get(key)) for key in ("is_owner", "is_moderator")]
    said = [role == HOST for role in roles if role is not None]
    said += [mark for mark in marks if mark is not None]
    return any(said) if said else None
