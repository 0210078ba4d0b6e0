"""What is held on a simulated TrueConf Server: rooms, their sessions, their recordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from demo.trueconf.world.people import Presence

GROUP_CLASS = 10
"""`class` of a group conference in the log; up to 1 is person-to-person (section 4)."""
POINT_TO_POINT_CLASS = 1


@dataclass(kw_only=True)
class Recording:
    """One recording of a room; `stopped` is None while it is being written."""

    id: int
    conference_id: str
    started: datetime
    stopped: datetime | None = None
    size: int = 0


@dataclass(kw_only=True)
class Invitation:
    """Somebody is invited into a room; `id` is that of a user, or of a guest or a device."""

    id: str
    display_name: str | None = None
    is_moderator: bool = False


@dataclass(kw_only=True)
class Room:
    """A conference with an id. One that is not permanent is gone when its session ends."""

    id: str
    topic: str | None
    owner: str
    created: datetime
    url: str | None
    permanent: bool = True
    recordings: list[Recording] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)

    @property
    def is_recording(self) -> bool:
        return any(recording.stopped is None for recording in self.recordings)


@dataclass(kw_only=True)
class Session:
    """One run of a conference: a row of the log, with everyone who has ever been in it.

    `ghost` marks a row that a crash left without an end although nothing runs any more.
    """

    id: str
    conference_id: str | None
    topic: str | None
    owner: str
    started: datetime
    ended: datetime | None = None
    kind: int = GROUP_CLASS
    ghost: bool = False
    stays: list[Presence] = field(default_factory=list)

    @property
    def people(self) -> list[Presence]:
        """Those who are connected now."""
        return [stay for stay in self.stays if stay.left is None]

    @property
    def is_group(self) -> bool:
        return self.kind > POINT_TO_POINT_CLASS
