"""What a list needs to know of a conference, and its row does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from services.matching.choice import Choice, Only, Order
from services.trueconf import Participants, Session, TrueConfClient


@dataclass(frozen=True, slots=True)
class Facts:
    """None: nobody can tell."""

    people: int | None = None
    hosts: int | None = None
    guests: int | None = None
    recording: bool | None = None

    @classmethod
    def of(cls, participants: Participants) -> Facts:
        people = participants.people
        return cls(
            people=len(people),
            hosts=sum(bool(each.is_host) for each in people) if participants.hosts_known else None,
            guests=sum(each.is_guest for each in people),
        )

    def beside(self, others: Facts) -> Facts:
        """All that is known of one conference; `others` count where both know something."""
        known = {k: v for k, v in asdict(others).items() if v is not None}
        return replace(self, **known)

    def fits(self, only: Only, *, protected: bool) -> bool | None:
        """None: nobody can tell. Where nobody is in it, there is no host either."""
        match only:
            case Only.RECORDED:
                return self.recording
            case Only.NO_HOST:
                return None if self.hosts is None else not self.hosts
            case Only.GUESTS:
                return None if self.people is None else 0 < self.people == self.guests
            case Only.PROTECTED:
                return protected


NOTHING = Facts()


class Need(StrEnum):
    """What has to be asked for each conference by itself."""

    PEOPLE = "people"
    RECORDING = "recording"

    @classmethod
    def of(cls, choice: Choice, sessions: Sequence[Session]) -> tuple[Need, ...]:
        """Lists of v3.3 tell how many people are in a conference; all else has to be asked."""
        untold = choice.order is Order.PEOPLE and any(each.people is None for each in sessions)
        people = untold or choice.only in (Only.NO_HOST, Only.GUESTS)
        recording = choice.only is Only.RECORDED
        return ((cls.PEOPLE,) if people else ()) + ((cls.RECORDING,) if recording else ())

    async def read(self, client: TrueConfClient, session: Session) -> Facts:
        """One request, or the pages of one. Raises TrueConfError."""
        if self is Need.PEOPLE:
            return Facts.of(await client.participants(session))
        if session.conference_id is None:
            return Facts()
        return Facts(recording=await client.is_recording(session.conference_id))
