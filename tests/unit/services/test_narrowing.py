"""Which rows of a list match, and in which order they stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.matching import Candidate, Choice, Facts, Need, Only, Order, Words, narrow
from services.trueconf import Participant, Participants, Session

ALL = Choice()
FACTS = st.builds(
    Facts,
    people=st.none() | st.integers(0, 5),
    hosts=st.none() | st.integers(0, 5),
    guests=st.none() | st.integers(0, 5),
    recording=st.none() | st.booleans(),
)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        session=st.builds(
            Session,
            topic=st.none() | st.text(max_size=5),
            owner=st.none() | st.text(max_size=5),
            people=st.none() | st.integers(0, 5),
        ),
        facts=st.none() | FACTS,
        protected=st.booleans(),
    )
)
CHOICES = st.builds(Choice, st.sampled_from(Order), st.none() | st.sampled_from(Only))


def topics(
    candidates: Sequence[Candidate], choice: Choice = ALL, words: str = ""
) -> list[str | None]:
    return [kept.session.topic for kept in narrow(candidates, Words.of(words), choice)]


def named(topic: str | None, people: int | None = None, **facts: object) -> Candidate:
    return Candidate(Session(topic=topic, people=people), Facts(**facts))  # type: ignore[arg-type]


def test_names_stand_in_the_order_of_the_alphabet_and_untitled_ones_last() -> None:
    found = topics([named(t) for t in ("b", None, "Ä", "a", "C")], Choice(Order.NAME))
    assert found == ["Ä", "a", "b", "C", None]


def test_the_fullest_stand_first_and_uncounted_ones_last() -> None:
    listed = [
        named("few", 1),
        named("?", None),
        named("many", 9),
        Candidate(Session(topic="read"), Facts(people=5)),
    ]
    assert topics(listed, Choice(Order.PEOPLE)) == ["many", "read", "few", "?"]
    kept = narrow(listed, None, Choice(Order.PEOPLE))
    assert [each.session.people for each in kept] == [9, 5, 1, None]


@pytest.mark.parametrize(
    ("only", "facts", "fits"),
    [
        (Only.RECORDED, Facts(recording=True), True),
        (Only.RECORDED, Facts(recording=False), False),
        (Only.RECORDED, Facts(), None),
        (Only.NO_HOST, Facts(people=2, hosts=0), True),
        (Only.NO_HOST, Facts(people=0, hosts=0), True),
        (Only.NO_HOST, Facts(people=2, hosts=1), False),
        (Only.NO_HOST, Facts(people=2, hosts=None), None),
        (Only.GUESTS, Facts(people=2, guests=2), True),
        (Only.GUESTS, Facts(people=2, guests=1), False),
        (Only.GUESTS, Facts(people=0, guests=0), False),
        (Only.GUESTS, Facts(), None),
    ],
)
def test_a_filter_that_cannot_tell_leaves_nothing_out(
    only: Only, facts: Facts, fits: bool | None
) -> None:
    kept = narrow([Candidate(Session(topic="x"), facts)], None, Choice(only=only))
    assert [each.sure for each in kept] == ([] if fits is False else [fits is True])


def test_protected_ones() -> None:
    listed = [
        Candidate(Session(topic="a"), None, protected=True),
        Candidate(Session(topic="b"), Facts(), protected=True),
        Candidate(Session(topic="c"), Facts()),
    ]
    assert topics(listed, Choice(only=Only.PROTECTED)) == ["a", "b"]


def test_a_row_says_why_it_matches_where_its_topic_does_not() -> None:
    session = Session(topic="Budget", owner="ivanova@x", conference_id="77001")
    for typed, why in (
        ("budget", ()),
        ("ivan", ("ivanova@x",)),
        ("budget 770", ("77001",)),
        ("ivan 770", ("ivanova@x", "77001")),
    ):
        [kept] = narrow([Candidate(session)], Words.of(typed), ALL)
        assert kept.why == why


@given(CANDIDATES, CHOICES)
def test_what_is_known_is_never_lost(candidates: list[Candidate], choice: Choice) -> None:
    kept = narrow(candidates, None, choice)
    left_out = len(candidates) - len(kept)
    known = [
        each.facts is None or each.facts.fits(choice.only, protected=each.protected) is False
        for each in candidates
        if choice.only
    ]
    assert left_out <= sum(known)
    assert [each.sure for each in kept] == sorted((each.sure for each in kept), reverse=True)


@given(CANDIDATES, CHOICES, st.text(min_size=1, max_size=3))
def test_words_only_leave_out(candidates: list[Candidate], choice: Choice, typed: str) -> None:
    whole = [each.session for each in narrow(candidates, None, choice)]
    found = [each.session for each in narrow(candidates, Words.of(typed), choice)]
    assert [each for each in whole if each in found] == [each for each in found if each in whole]
    assert len(found) <= len(whole)


def test_people_are_told_apart() -> None:
    guest, host = Participant(is_guest=True, is_host=False), Participant(is_host=True)
    assert Facts.of(Participants(people=(guest, host), hosts_known=True)) == Facts(2, 1, 1)
    assert Facts.of(Participants(people=(guest,), hosts_known=False)) == Facts(1, None, 1)


@pytest.mark.parametrize(
    ("choice", "people", "needs"),
    [
        (Choice(), None, ()),
        (Choice(Order.NAME), None, ()),
        (Choice(Order.PEOPLE), None, (Need.PEOPLE,)),
        (Choice(Order.PEOPLE), 3, ()),
        (Choice(only=Only.GUESTS), 3, (Need.PEOPLE,)),
        (Choice(only=Only.PROTECTED), None, ()),
        (Choice(Order.PEOPLE, Only.RECORDED), None, (Need.PEOPLE, Need.RECORDING)),
    ],
)
def test_nothing_is_asked_that_no_choice_needs(
    choice: Choice, people: int | None, needs: tuple[Need, ...]
) -> None:
    assert Need.of(choice, [Session(people=people)]) == needs
