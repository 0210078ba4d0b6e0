"""Which role somebody gets, and for which servers: as an invitation and a member have it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol, Self

from services.roles import Role

# Owners stand in the settings: nobody becomes one here.
GRANTED = (Role.OPERATOR, Role.VIEWER)


class Granted(Protocol):
    """A row of the database."""

    role: str
    servers: str | None


@dataclass(frozen=True, slots=True)
class Grant:
    """:ivar server_ids: None: all servers, those to come included"""

    role: Role
    server_ids: frozenset[int] | None

    def __post_init__(self) -> None:
        if self.role not in GRANTED:
            raise ValueError(self.role)

    @classmethod
    def of(cls, role: Role, server_ids: Collection[int] | None) -> Self:
        return cls(role, None if server_ids is None else frozenset(server_ids))

    @classmethod
    def read(cls, row: Granted) -> Self | None:
        """None for a row that is damaged, or of another version: it grants nothing."""
        try:
            ids = None if row.servers is None else frozenset(map(int, json.loads(row.servers)))
            return cls(Role(row.role), ids)
        except (ValueError, TypeError):
            return None

    @property
    def servers(self) -> str | None:
        """As a row has them."""
        return None if self.server_ids is None else json.dumps(sorted(self.server_ids))

    def __str__(self) -> str:
        return f"{self.role}, servers {self.servers or 'all'}"
