"""Is it the same session? By the ids and starts that a server tells, one by one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.conferences.listing import Listing, Obstacle
from services.conferences.references import Sameness, SessionRef
from services.conferences.session_state import Life, Look
from services.trueconf import Conference, Session

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EARLY, LATE = NOW - timedelta(hours=2), NOW - timedelta(minutes=1)
ROOM, OTHER = "440", "550"
SAME, DIFFERENT, UNKNOWN = Sameness.SAME, Sameness.DIFFERENT, Sameness.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "sameness"),
    [
        (SessionRef(ROOM, "1", EARLY), SessionRef(ROOM, "1", EARLY), SAME),
        (SessionRef(ROOM, "1", None), SessionRef(ROOM, "1", EARLY), SAME),
        (SessionRef(ROOM, None, EARLY), SessionRef(ROOM, "1", EARLY), SAME),
        (SessionRef(None, "1", None), SessionRef(None, "1", None), SAME),
        (SessionRef(ROOM, "1", EARLY), SessionRef(ROOM, "2", LATE), DIFFERENT),
        (SessionRef(ROOM, "1", None), SessionRef(ROOM, "2", None), DIFFERENT),
        (SessionRef(ROOM, None, EARLY), SessionRef(ROOM, "2", LATE), DIFFERENT),
        (SessionRef(ROOM, "1", EARLY), SessionRef(OTHER, "2", EARLY), DIFFERENT),
        (SessionRef(ROOM, None, None), SessionRef(OTHER, None, None), DIFFERENT),
        (SessionRef(ROOM, None, None), SessionRef(None, None, None), DIFFERENT),
        # One side does not tell enough.
        (SessionRef(ROOM, None, None), SessionRef(ROOM, None, None), UNKNOWN),
        (SessionRef(ROOM, "1", None), SessionRef(ROOM, None, EARLY), UNKNOWN),
        (SessionRef(ROOM, "1", EARLY), SessionRef(ROOM, None, None), UNKNOWN),
        # It contradicts itself.
        (SessionRef(ROOM, "1", EARLY), SessionRef(ROOM, "1", LATE), UNKNOWN),
        (SessionRef(ROOM, "1", EARLY), SessionRef(ROOM, "2", EARLY), UNKNOWN),
        (SessionRef(ROOM, "1", EARLY), SessionRef(OTHER, "1", EARLY), UNKNOWN),
        (SessionRef(ROOM, "1", EARLY), SessionRef(None, "1", None), UNKNOWN),
    ],
)
def test_two_references(one: SessionRef, other: SessionRef, sameness: Sameness) -> None:
    assert one.compare(other) is sameness
    assert other.compare(one) is sameness


def listed(*sessions: tuple[str | None, datetime | None]) -> Listing:
    rows = [
        Session(conference_id=ROOM, session_id=session_id, started_at=started_at)
        for session_id, started_at in sessions
    ]
    return Listing((Session(conference_id=OTHER, session_id="1"), *rows))


def own(
    session_id: str | None = None, *, running: bool | None = True, room: str = ROOM
) -> Conference:
    return Conference(id=room, running=running, session_id=session_id)


BY_ID, BY_START = SessionRef(ROOM, "1", None), SessionRef(ROOM, None, EARLY)
BY_BOTH, BY_NOTHING = SessionRef(ROOM, "1", EARLY), SessionRef(ROOM, None, None)


@pytest.mark.parametrize(
    ("ref", "listing", "conference", "life"),
    [
        # All agree, as far as they say anything.
        (BY_BOTH, listed(("1", EARLY)), own("1"), Life.RUNNING),
        (BY_BOTH, listed(("1", EARLY)), own(), Life.RUNNING),
        (BY_BOTH, listed(("1", None)), own("1"), Life.RUNNING),
        (BY_ID, listed(("1", EARLY)), own(running=None), Life.RUNNING),
        (BY_ID, listed((None, EARLY)), own("1"), Life.RUNNING),
        (BY_START, listed((None, EARLY)), own(), Life.RUNNING),
        (BY_START, listed(("1", EARLY)), own("1"), Life.RUNNING),
        (BY_BOTH, listed(("2", LATE)), own("2"), Life.REPLACED),
        (BY_BOTH, listed(("2", LATE)), own(), Life.REPLACED),
        (BY_BOTH, listed(("2", LATE)), own("3"), Life.REPLACED),
        (BY_START, listed((None, LATE)), own(), Life.REPLACED),
        (BY_ID, listed(), own("2"), Life.REPLACED),
        (BY_BOTH, listed(), own(running=False), Life.ENDED),
        # The ghost of a crash: the list does not know that it has ended.
        (BY_BOTH, listed(("1", EARLY)), own(running=False), Life.ENDED),
        # One lags behind the other.
        (BY_BOTH, listed(("1", EARLY)), own("2"), Life.UNCLEAR),
        (BY_BOTH, listed(("1", None)), own("2"), Life.UNCLEAR),
        (BY_BOTH, listed(("2", LATE)), own("1"), Life.UNCLEAR),
        (BY_START, listed(("1", EARLY)), own("2"), Life.UNCLEAR),
        (BY_START, listed((None, EARLY)), own("2"), Life.UNCLEAR),
        (BY_ID, listed((None, EARLY)), own("2"), Life.REPLACED),
        (BY_ID, listed(), own("1"), Life.RUNNING),
        (BY_ID, listed(), own(), Life.UNCLEAR),
        (BY_START, listed(), own("2"), Life.UNCLEAR),
        (BY_NOTHING, listed(), own(), Life.UNCLEAR),
        (BY_BOTH, listed(), own(running=None), Life.UNCLEAR),
        # It contradicts itself, or says too little.
        (BY_BOTH, listed(("1", LATE)), own("1"), Life.UNCLEAR),
        (BY_BOTH, listed(("1", LATE)), own(), Life.UNCLEAR),
        (BY_BOTH, listed(("2", EARLY)), own("2"), Life.UNCLEAR),
        (BY_ID, listed((None, LATE)), own(), Life.UNCLEAR),
        (BY_ID, listed((None, None)), own(), Life.UNCLEAR),
        (BY_NOTHING, listed((None, None)), own(), Life.UNCLEAR),
        (BY_NOTHING, listed(("1", None)), own(), Life.UNCLEAR),
        (BY_BOTH, listed(("1", EARLY)), own("1", room=OTHER), Life.UNCLEAR),
        (BY_BOTH, listed(("1", EARLY)), own(running=False, room=OTHER), Life.UNCLEAR),
        # Two sessions of the room.
        (BY_BOTH, listed(("1", EARLY), ("2", LATE)), own("2"), Life.RUNNING),
        (BY_BOTH, listed(("2", LATE), ("3", NOW)), own("3"), Life.REPLACED),
        (BY_NOTHING, listed((None, None), (None, LATE)), own(), Life.UNCLEAR),
    ],
)
def test_what_became_of_a_session(
    ref: SessionRef, listing: Listing, conference: Conference, life: Life
) -> None:
    state = Look(listing, conference).state(ref)
    assert state.life is life
    assert state.over is (life in (Life.ENDED, Life.REPLACED))
    two = len(listing.of_conference(ROOM)) == 2 and not state.over
    assert (state.obstacle is Obstacle.TWO_SESSIONS) is two


def test_a_run_that_nobody_names() -> None:
    """It is the only one of its conference, which the confirm screen says."""
    alone, named = listed((None, None)), listed(("1", None))
    assert Look(alone, own()).state(BY_NOTHING).unnamed(BY_NOTHING)
    assert not Look(alone, own("1")).state(BY_NOTHING).unnamed(BY_NOTHING)
    assert not Look(named, own()).state(BY_NOTHING).unnamed(BY_NOTHING)
    assert not Look(alone, own()).state(BY_ID).unnamed(BY_ID)
    two = listed((None, None), (None, None))
    assert not Look(two, own()).state(BY_NOTHING).unnamed(BY_NOTHING)
    assert not Look(listed(), own()).state(BY_NOTHING).unnamed(BY_NOTHING)


def test_without_a_conference_id_only_the_list_tells() -> None:
    rows = (
        Session(session_id="1", started_at=EARLY),
        Session(session_id="2", started_at=None),
        Session(conference_id=ROOM, session_id="3"),
    )
    listing = Listing(rows)
    for ref, life in (
        (SessionRef(None, "1", EARLY), Life.RUNNING),
        (SessionRef(None, "3", EARLY), Life.UNCLEAR),
        (SessionRef(None, "4", LATE), Life.ENDED),
        (SessionRef(None, None, LATE), Life.UNCLEAR),
    ):
        state = Look(listing, None).state(ref)
        assert (state.life, state.obstacle) == (life, Obstacle.NO_ID)
