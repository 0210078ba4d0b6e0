"""Whether the rule has seen enough of a server to act: not right after a start or a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

# Looks are not exactly an interval apart.
NEARLY = 0.9


@dataclass(slots=True)
class _Seen:
    since: datetime  # looks have gone well since then
    last: datetime
    ready_at: datetime | None = None


class Observing:
    def __init__(self, gap: timedelta) -> None:
        self._gap = gap
        self._seen: dict[int, _Seen] = {}

    def forget(self, server_id: int) -> None:
        """Observe anew."""
        self._seen.pop(server_id, None)

    def went_well(self, server_id: int, now: datetime, interval: float) -> datetime | None:
        """To be called for each look that went well. Since when the rule may act; None: not yet,
        as looks have not gone well for a whole interval.
        """
        seen = self._seen.get(server_id)
        if seen is None or not timedelta(0) <= now - seen.last <= self._gap:
            seen = self._seen[server_id] = _Seen(since=now, last=now)
        seen.last = now
        if seen.ready_at is None and (now - seen.since).total_seconds() >= interval * NEARLY:
            seen.ready_at = now
        return seen.ready_at
