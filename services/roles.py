"""What somebody may do, and with which servers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    VIEW = "view"  # see how a server is doing, and who meets there
    ACT = "act"  # what changes something for others: stop a conference, switch the monitoring
    MANAGE = "manage"  # let people in, and remove them


class Role(StrEnum):
    OWNER = "owner"
    OPERATOR = "operator"
    VIEWER = "viewer"

    @property
    def rights(self) -> frozenset[Right]:
        return _RIGHTS[self]


_RIGHTS = {
    Role.OWNER: frozenset(Right),
    Role.OPERATOR: frozenset({Right.VIEW, Right.ACT}),
    Role.VIEWER: frozenset({Right.VIEW}),
}


@dataclass(slots=True)
class Standing:
    """One for each person. It changes in place, so that whoever has been handed it before, an
    open screen or a task that runs, knows at once.

    :ivar role: None: somebody who may do nothing
    :ivar server_ids: None: all servers, those to come included
    """

    role: Role | None = None
    server_ids: Collection[int] | None = None

    def may(self, right: Right, server_id: int | None = None) -> bool:
        """:param server_id: None: something that is about no server"""
        if self.role is None or right not in self.role.rights:
            return False
        return server_id is None or self.server_ids is None or server_id in self.server_ids

    @property
    def sees_all(self) -> bool:
        return self.role is not None and self.server_ids is None
