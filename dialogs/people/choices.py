"""What is chosen for a person, or for an invitation: a role, and servers by boxes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Self

from dialogs.context import WindowOutdated
from dialogs.wishes import Wish
from services.errors import ServerGone
from services.members import GRANTED
from services.roles import Role
from services.servers import Server

# The item of the box that stands for all servers, those to come included.
ALL = "all"


def role_of(word: str) -> Role:
    """
    :raises WindowOutdated: the button is forged, or of another version
    """
    if word not in GRANTED:
        raise WindowOutdated
    return Role(word)


def after(
    wish: Wish, chosen: Collection[int] | None, servers: Sequence[Server]
) -> frozenset[int] | None:
    """Which servers are chosen after a press on a box; None: all.

    :raises ServerGone:
    """
    everything = frozenset(server.id for server in servers)
    if wish.item == ALL:
        return everything if wish.refused else None
    server_id = next((each for each in everything if str(each) == wish.item), None)
    if server_id is None:
        raise ServerGone
    before = everything if chosen is None else frozenset(chosen)
    return before - {server_id} if wish.refused else before | {server_id}


@dataclass(frozen=True, slots=True)
class Draft:
    """An invitation that is being made, as dialog data."""

    role: Role
    server_ids: frozenset[int] | None = None

    def to_dict(self) -> dict[str, Any]:
        ids = None if self.server_ids is None else sorted(self.server_ids)
        return {"invite_role": self.role.value, "invite_servers": ids}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: there is none, or another version left it
        """
        match data:
            case {"invite_role": str(role), "invite_servers": None}:
                return cls(role_of(role))
            case {"invite_role": str(role), "invite_servers": list(ids)}:
                return cls(role_of(role), frozenset(each for each in ids if type(each) is int))
        raise WindowOutdated
