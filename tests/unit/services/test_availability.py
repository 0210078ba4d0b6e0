"""Maintenance is counted apart: no part of what was well, nor of what was not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.monitoring.availability import Share, Span, availability, is_within, shares

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def span(begin: float, end: float) -> Span:
    """From so many hours ago until so many hours ago."""
    return NOW - timedelta(hours=begin), NOW - timedelta(hours=end)


def day(known: list[Span], outages: list[Span], planned: list[Span]) -> Share:
    (found,) = shares([span(24, 0)], known, outages, planned)
    return found


@pytest.mark.parametrize(
    ("outage", "available"),
    [
        (span(5, 4), 1),  # within
        (span(6, 4), 1),  # all of it
        (span(7, 5), 1 - 1 / 22),  # it began before
        (span(5, 3), 1 - 1 / 22),  # it lasts after
        (span(7, 3), 1 - 2 / 22),  # both
        (span(12, 11), 1 - 1 / 22),  # apart from it
    ],
)
def test_an_outage_counts_as_far_as_it_is_no_maintenance(outage: Span, available: float) -> None:
    found = day([span(24, 0)], [outage], [span(6, 4)])
    assert found.available == pytest.approx(available)
    assert (found.known, found.planned) == (1, 2 * 3600)


def test_a_day_that_is_all_maintenance_has_no_figure() -> None:
    assert day([span(24, 0)], [], [span(30, -1)]) == Share(None, 1, 24 * 3600)


def test_what_overlaps_counts_once() -> None:
    assert day([span(24, 0)], [], [span(6, 3), span(5, 4), span(4, 2)]).planned == 4 * 3600


def test_maintenance_in_which_nobody_looked_is_counted_too() -> None:
    found = day([span(24, 12)], [span(13, 12)], [span(10, 8)])
    assert (found.known, found.planned) == (0.5, 2 * 3600)
    assert found.available == pytest.approx(1 - 1 / 12)


def test_each_span_has_its_own() -> None:
    found = availability(NOW, [span(24 * 8, 0)], [], [span(48, 47), span(2, 1)])
    assert (found.day.planned, found.week.planned) == (3600, 2 * 3600)


@pytest.mark.parametrize(
    ("outage", "within"),
    [
        (span(6, 4), True),
        (span(5.5, 3), True),  # two that touch are one
        (span(7, 4), False),
        (span(3, 1), False),
        (span(9, 8), False),
    ],
)
def test_whether_an_outage_lies_within(outage: Span, within: bool) -> None:
    assert is_within(outage, [span(4, 2), span(6, 4), span(5, 4.5)]) == within


def test_without_maintenance_nothing_lies_within() -> None:
    assert not is_within(span(2, 1), [])
