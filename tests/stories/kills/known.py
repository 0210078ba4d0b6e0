"""What the database holds of the stories of kills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.running_bot import RunningBot
from tests.stories.kills.world import BERND, CARMEN

_LASTING = (
    "SELECT o.id FROM outages o JOIN servers s ON s.id = o.server_id"
    " WHERE o.ended_at IS NULL AND s.name = ?"
)
_TAKEN = "SELECT 1 FROM attention WHERE thread = ? AND taken_by IS NOT NULL"
_REPEATS = "SELECT repeats FROM attention WHERE thread = ? AND since IS NOT NULL"
_UNSENT = "SELECT 1 FROM alerts WHERE sent_at IS NULL AND given_up_at IS NULL"
# But for those for whom something may be deferred.
_DUE = f"{_UNSENT} AND (channel != '' OR chat_id NOT IN (?, ?))"
_BY_CHANNEL = "SELECT 1 FROM alerts WHERE channel != '' AND thread = ? AND sent_at IS NOT NULL"


@dataclass
class Outage:
    """
    :ivar passes: how often time passed while it lasted, so that it may have been repeated
    :ivar promptly: how often it surely was, while Telegram was there, so that each is told
    """

    server: str
    number: int
    in_maintenance: bool
    told: bool = True
    passes: int = 0
    promptly: int = 0

    @property
    def thread(self) -> str:
        return f"outage:{self.number}"


@dataclass(frozen=True)
class Known:
    bot: RunningBot

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.bot.rows(query, *values)

    def down(self, name: str) -> int | None:
        """The number of the outage of a server that lasts."""
        found = self.rows(_LASTING, name)
        return found[0][0] if found else None

    def lasts(self, outage: Outage) -> bool:
        return self.down(outage.server) == outage.number

    def is_taken(self, outage: Outage) -> bool:
        return bool(self.rows(_TAKEN, outage.thread))

    def repeats(self, outage: Outage) -> int | None:
        """None: it does not need anybody yet."""
        found = self.rows(_REPEATS, outage.thread)
        return found[0][0] if found else None

    def is_put(self, outage: Outage) -> bool:
        return bool(self.rows("SELECT 1 FROM alerts WHERE thread = ?", outage.thread))

    def is_told_elsewhere(self, outage: Outage) -> bool:
        return bool(self.rows(_BY_CHANNEL, outage.thread))

    def nothing_is_due(self) -> bool:
        return not self.rows(_DUE, BERND, CARMEN)

    def nothing_waits(self) -> bool:
        return not self.rows(_UNSENT)

    def message_of(self, who: int, thread: str = "%") -> int | None:
        """The newest of a thread, or of all."""
        query = "SELECT max(message_id) FROM alerts WHERE chat_id = ? AND thread LIKE ?"
        number: int | None = self.rows(query, who, thread)[0][0]
        return number

    def id_of(self, name: str) -> int:
        return int(self.rows("SELECT id FROM servers WHERE name = ?", name)[0][0])
