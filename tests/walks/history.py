"""Who might do what, what was protected and what was being stopped, at each moment of a walk. The
database itself writes it down as it changes, whoever changes it, and a kill takes nothing of it
away.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from datetime import UTC, datetime, timedelta

from services.roles import Right, Role
from tests.running_bot import RunningBot
from tests.walks.moments import moment

# From a statement to its commit, and from there to what the bot knows; unless it has rested since.
GRACE = timedelta(seconds=0.5)

# Read by SQLite to the millisecond, as it writes.
_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
_TABLES = (
    "CREATE TABLE walk_members (at TEXT, who INTEGER, role TEXT, servers TEXT)",
    "CREATE TABLE walk_protections (at TEXT, number INTEGER, server_id INTEGER, kind TEXT,"
    " value TEXT, holds INTEGER)",
    "CREATE TABLE walk_outcomes (at TEXT, number INTEGER)",
)
_MEMBER = f"INSERT INTO walk_members VALUES ({_NOW}, "  # noqa: S608 - ours
_PROTECTION = f"INSERT INTO walk_protections VALUES ({_NOW}, "  # noqa: S608 - ours
_WRITERS = {
    "INSERT ON members": f"{_MEMBER} new.id, new.role, new.servers)",
    "UPDATE ON members": f"{_MEMBER} new.id, new.role, new.servers)",
    "DELETE ON members": f"{_MEMBER} old.id, NULL, NULL)",
    "INSERT ON protections": f"{_PROTECTION} new.id, new.server_id, new.kind, new.value, 1)",
    "DELETE ON protections": f"{_PROTECTION} old.id, old.server_id, old.kind, old.value, 0)",
    # The first one of a stop: who looks again gets another.
    "UPDATE OF settled_at ON audit WHEN old.settled_at IS NULL": (
        "INSERT INTO walk_outcomes VALUES (new.settled_at, new.id)"
    ),
}


def begin_to_write(bot: RunningBot) -> None:
    """To be called once, before the first member."""
    for table in _TABLES:
        bot.execute(table)
    for number, (event, writing) in enumerate(_WRITERS.items()):
        bot.execute(f"CREATE TRIGGER walk_{number} AFTER {event} BEGIN {writing}; END")


class History:
    def __init__(self, bot: RunningBot) -> None:
        self._bot = bot
        self._rests: list[datetime] = []

    def rested(self) -> None:
        """From now on the bot knows what has been changed."""
        self._rests.append(datetime.now(UTC))

    def might(
        self, who: int, right: Right, server: str | None, since: datetime, until: datetime
    ) -> bool:
        """Whether somebody had a right at any moment from `since` to `until`.

        :param server: a name; None: any server
        """
        if who in self._bot.operators:
            return True
        changes = self._bot.rows(
            "SELECT at, role, servers FROM walk_members WHERE who = ? ORDER BY rowid", who
        )
        ends = [self._known(at) for at, *_ in changes[1:]] + [until]
        return any(
            moment(at) <= until
            and end >= since
            and role is not None
            and right in Role(role).rights
            and (servers is None or server is None or self._id(server) in json.loads(servers))
            for (at, role, servers), end in zip(changes, ends, strict=False)
        )

    def is_in(self, who: int) -> bool:
        """Whether they may use the bot now."""
        changes = self._bot.rows(
            "SELECT role FROM walk_members WHERE who = ? ORDER BY rowid DESC", who
        )
        return who in self._bot.operators or bool(changes and changes[0][0])

    def protected(
        self, server: str, room: str, owner: str, *, since: datetime, until: datetime
    ) -> bool:
        """Whether something protected a room from `since` to `until`, at every moment."""
        set_at = self._bot.rows(
            "SELECT at, number FROM walk_protections WHERE server_id = ? AND holds"
            " AND (value = ? OR kind = 'owner' AND value LIKE ? || '%')",
            self._id(server),
            room,
            owner,
        )
        return any(
            self._known(at) <= since and not self._lifted(number, moment(at), until)
            for at, number in set_at
        )

    def begun(self, batch: str, since: datetime) -> int:
        """How many of those that one Yes was for were in the middle of it at a moment, or have
        been begun since.
        """
        rows = self._bot.rows(
            "SELECT coalesce(at, settled_at) FROM audit"
            " LEFT JOIN walk_outcomes ON number = id WHERE batch = ?",
            batch,
        )
        return sum(settled is None or moment(settled) > since for (settled,) in rows)

    def _known(self, at: str) -> datetime:
        after = bisect_left(self._rests, moment(at))
        return min([moment(at) + GRACE, *self._rests[after : after + 1]])

    def _lifted(self, number: int, after: datetime, until: datetime) -> bool:
        """Numbers are given anew, so only what comes after its setting counts."""
        lifted = self._bot.rows(
            "SELECT at FROM walk_protections WHERE number = ? AND NOT holds", number
        )
        return any(after <= moment(at) <= until for (at,) in lifted)

    def _id(self, server: str) -> int:
        return int(self._bot.rows("SELECT id FROM servers WHERE name = ?", server)[0][0])
