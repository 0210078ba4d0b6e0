"""A clock that a test moves for the bot, also where that is a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path


@dataclass(frozen=True)
class SharedClock:
    """The real time, and as many seconds more as stand in a file."""

    file: Path

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    @property
    def ahead(self) -> timedelta:
        return timedelta(seconds=float(self.file.read_text()))

    def move(self, minutes: float) -> None:
        """Whoever reads meanwhile finds the old number or the new one."""
        new = self.file.with_suffix(".new")
        new.write_text(str((self.ahead + timedelta(minutes=minutes)).total_seconds()))
        new.replace(self.file)

    def move_to(self, moment: datetime) -> None:
        self.move((moment - self()).total_seconds() / 60)
