"""One session, read afresh and judged for the rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.conferences import Card, Conferences, SessionRef
from services.errors import ConferenceEnded
from services.forgotten import Finding
from services.operators import Operators
from services.policy.cases import CaseState
from services.policy.judging import Verdict, judged
from services.policy.terms import Terms
from services.protection import Protections
from services.roles import Role
from services.servers import Server
from services.stop import Stop
from services.trueconf import TrueConfError


@dataclass(frozen=True, slots=True)
class Judged:
    """
    :ivar card: what was read; None: nothing that can be stopped
    :ivar by: the name of the operator who has stopped it meanwhile
    :ivar detail: of a protection: by whom, and the note
    """

    verdict: Verdict
    card: Card | None = None
    by: str | None = None
    detail: str | None = None


class Reading:
    def __init__(self, conferences: Conferences, protections: Protections, stop: Stop) -> None:
        self._conferences = conferences
        self._protections = protections
        self._stop = stop
        self._reader = Operators.rule(Role.VIEWER)

    async def judge(
        self, server: Server, ref: SessionRef, terms: Terms, since: datetime
    ) -> Judged:
        """:param since: when it was seen running: who has stopped it after that is told"""
        try:
            card = await self._conferences.card(self._reader, server, ref)
        except ConferenceEnded:
            return await self._ended(server, ref, since)
        except TrueConfError:
            return Judged(CaseState.UNREACHABLE)
        verdict = judged(card, ref, terms)
        owners = {card.session.owner, card.conference.owner if card.conference else None}
        for owner in owners:
            found = self._protections.of(server, ref.conference_id, owner)
            if found is not None and isinstance(verdict, Finding):
                return Judged(CaseState.PROTECTED, detail=found.account)
        if isinstance(verdict, Finding) and card.session.owner is None and card.conference:
            card = replace(card, session=replace(card.session, owner=card.conference.owner))
        return Judged(verdict, card)

    async def _ended(self, server: Server, ref: SessionRef, since: datetime) -> Judged:
        by = await self._stop.stopped_by(server.address, ref, since)
        return Judged(CaseState.ENDED if by is None else CaseState.STOPPED_BY, by=by)
