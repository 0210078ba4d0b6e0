"""Whether the rule may stop a session: by what was read just now, and only if all of it agrees."""

from __future__ import annotations

from services.conferences import Card, Obstacle, Sameness, SessionRef
from services.forgotten import Finding, Rule, exceeds, judge
from services.policy.cases import CaseState
from services.policy.courses import PauseReason
from services.policy.terms import Terms

# It may be stopped; it may not, and why; or something is so odd that the rule has to pause.
Verdict = Finding | CaseState | PauseReason


def is_candidate(finding: Finding, terms: Terms) -> bool:
    """By the search alone, which may not know whether it is being recorded."""
    seen = finding.session
    return (
        finding.reason in terms.reasons
        and finding.obstacle is None
        and seen.conference_id is not None
        and SessionRef.of(seen).identified
        and exceeds(seen.age, terms.threshold)
        and (terms.recorded or not finding.recording)
    )


def judged(card: Card, ref: SessionRef, terms: Terms) -> Verdict:
    """Protections do not count here."""
    session, own, participants = card.session, card.conference, card.participants
    if card.obstacle is Obstacle.TWO_SESSIONS:
        return PauseReason.CONTRADICTION
    if own is None or participants is None:
        return CaseState.UNREACHABLE
    owner = session.owner or own.owner
    elsewhere = participants.session_ids - {ref.session_id, session.session_id}
    if (
        card.obstacle is not None
        or not ref.identified
        or ref.compare(SessionRef.of(session)) is not Sameness.SAME
        or own.running is None
        or owner is None
        or session.age is None
        or elsewhere
    ):
        return CaseState.DOUBT
    reason = judge(participants)
    if reason is not None and not isinstance(reason, Rule):
        return CaseState.DOUBT
    if reason not in terms.reasons or not exceeds(session.age, terms.threshold):
        return CaseState.PEOPLE
    if not terms.recorded and card.recording is not False:
        return CaseState.DOUBT if card.recording is None else CaseState.RECORDED
    assert reason is not None  # noqa: S101 - it is one of the chosen ones
    people = len(participants.people)
    return Finding(session, reason, people, None, participants, card.recording)
