"""Polls become shorter where quiet ones are cut, and longer again, carefully."""

from __future__ import annotations

import pytest

from bot.polling.length import LengthLimits, PollLength
from bot.polling.troubles import TOLD, PollTroubles

LIMITS = LengthLimits()


def after_quiet(length: PollLength, seconds: float) -> None:
    """That many seconds of polls that nobody cuts."""
    while seconds > 0:
        seconds -= length.seconds
        length.was_quiet(length.seconds + 0.05)


@pytest.mark.parametrize("limit", [24.9, 20.0, 10.0, 5.0])
def test_it_ends_before_the_cut(limit: float) -> None:
    length = PollLength(LIMITS)
    cuts = 0
    while length.seconds >= limit:
        length.was_cut(limit)
        cuts += 1
    assert cuts == 1
    assert length.seconds >= LIMITS.shortest


def test_it_never_becomes_nothing_or_longer() -> None:
    length = PollLength(LIMITS)
    for after in (1.0, 0.1, 50.0, 1.0):
        length.was_cut(after)
        assert length.seconds == LIMITS.shortest
    length.was_lost()
    assert length.seconds == LIMITS.shortest


def test_a_lost_poll_halves_it() -> None:
    length = PollLength(LIMITS)
    length.was_lost()
    assert length.seconds == 12


def test_it_grows_back_to_the_longest_and_no_further() -> None:
    length = PollLength(LIMITS)
    length.was_cut(10.0)
    after_quiet(length, LIMITS.grow_after * 20)
    assert length.seconds == LIMITS.longest


def test_tries_that_are_cut_become_rare() -> None:
    """A proxy that cuts at 20 s, for a day."""
    length = PollLength(LIMITS)
    clock, cuts = 0.0, 0
    while clock < 24 * 3600:
        if length.seconds >= 20:
            length.was_cut(20.0)
            clock += 20
            cuts += 1
        else:
            clock += length.seconds
            length.was_quiet(length.seconds + 0.01)
    assert cuts <= 10


def test_polls_that_updates_end_say_nothing() -> None:
    length = PollLength(LIMITS)
    length.was_cut(10.0)
    for _ in range(10_000):
        length.was_quiet(3.0)
    assert length.seconds == 8


def test_a_trouble_is_told_once() -> None:
    troubles = PollTroubles()
    assert [troubles.is_new("away") for _ in range(100)] == [True] + [False] * 99
    assert troubles.is_new("token")


def test_one_that_comes_and_goes_is_not_told_each_time(caplog: pytest.LogCaptureFixture) -> None:
    troubles = PollTroubles()
    told = 0
    for _ in range(100):
        told += troubles.is_new("away")
        troubles.end()
    assert told == TOLD
    assert len(caplog.messages) == TOLD


def test_no_end_without_a_beginning(caplog: pytest.LogCaptureFixture) -> None:
    PollTroubles().end()
    assert caplog.messages == []
