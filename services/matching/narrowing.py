"""Which rows of a list match, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.matching.choice import Choice, Only, Order
from services.matching.facts import NOTHING, Facts
from services.matching.words import Words, fold
from services.trueconf import Session


@dataclass(frozen=True, slots=True)
class Candidate:
    """
    :ivar facts: None: they are still being read
    """

    session: Session
    facts: Facts | None = NOTHING
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """
    :ivar session: with the number of people that was read
    :ivar sure: False: nobody can tell whether the filter would leave it out
    :ivar why: its owner or its id, where only they hold a word that was looked for
    """

    session: Session
    sure: bool = True
    why: tuple[str, ...] = ()


def narrow(candidates: Iterable[Candidate], words: Words | None, choice: Choice) -> Sequence[Kept]:
    """Sure ones first. The order of the candidates, the longest first, is kept among equals.

    What is unknown is never left out. What is still being read is, where a filter depends on it:
    whoever shows the list says how much there is to come.
    """
    kept = []
    for each in candidates:
        if words is not None and not _said(words, each.session):
            continue
        fits: bool | None = True
        if choice.only is not None:
            if each.facts is None and choice.only is not Only.PROTECTED:
                continue
            fits = (each.facts or NOTHING).fits(choice.only, protected=each.protected)
        if fits is not False:
            session = _counted(each.session, each.facts)
            why = () if words is None else _why(words, session)
            kept.append(Kept(session, fits is True, why))
    return sorted(kept, key=lambda each: (not each.sure, *_place(each.session, choice.order)))


def _said(words: Words, session: Session) -> bool:
    return words.match(session.topic, session.conference_id, session.owner)


def _why(words: Words, session: Session) -> tuple[str, ...]:
    topic = fold(session.topic or "")
    beside = [word for word in words.folded if word not in topic]
    return tuple(
        text
        for text in (session.owner, session.conference_id)
        if text and any(word in fold(text) for word in beside)
    )


def _counted(session: Session, facts: Facts | None) -> Session:
    if facts is None or facts.people is None:
        return session
    return replace(session, people=facts.people)


def _place(session: Session, order: Order) -> tuple[bool, int | str]:
    """What has no number or no name stands last."""
    match order:
        case Order.DURATION:
            return False, 0
        case Order.PEOPLE:
            return session.people is None, -(session.people or 0)
        case Order.NAME:
            return not session.topic, fold(session.topic or "")
