"""What is kept of the last check of a server, in memory and in its row."""

from __future__ import annotations

from dataclasses import dataclass

from services.db.models import StatusRow
from services.monitoring.verdicts import Check, Verdict


@dataclass(frozen=True, slots=True)
class KnownCheck:
    check: Check
    address: str  # where the server was then
    port: int | None  # the status port; None: not recorded
    port_answered: bool  # at least once since this address and port were set

    @classmethod
    def of_row(cls, row: StatusRow) -> KnownCheck:
        check = Check(Verdict(row.verdict), row.reason, row.checked_at, row.since)
        return cls(check, row.address, row.port, row.port_answered)

    def to_row(self, server_id: int) -> StatusRow:
        return StatusRow(
            server_id=server_id,
            address=self.address,
            port=self.port,
            verdict=self.check.verdict,
            reason=self.check.reason,
            port_answered=self.port_answered,
            checked_at=self.check.checked_at,
            since=self.check.since,
        )
