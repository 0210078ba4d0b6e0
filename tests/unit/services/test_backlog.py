"""What becomes of alerts that have piled up for a chat: plain rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from services.alerts.backlog import Kept, pointless, to_merge
from services.alerts.kinds import Kind

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def piled(*what: tuple[Kind, str], age: timedelta = timedelta()) -> list[Kept]:
    numbers = count(1)
    return [Kept(next(numbers), kind, 1, thread, NOW - age) for kind, thread in what]


def outages(number: int, age: timedelta = timedelta()) -> list[Kept]:
    """So many outages that are over, each with its end."""
    what = [(kind, str(n)) for n in range(number) for kind in (Kind.OUTAGE, Kind.RECOVERY)]
    return piled(*what, age=age)


def merged(waiting: list[Kept]) -> int:
    return len(to_merge(waiting, NOW, most=10, fresh=DAY))


@pytest.mark.parametrize(
    ("number", "age", "together"),
    [
        (10, timedelta(), 0),
        (11, timedelta(), 11),
        (200, timedelta(), 200),
        (1, 2 * DAY, 0),
        (2, 2 * DAY, 2),
        (2, DAY / 2, 0),
        (2, -30 * DAY, 0),  # the clock was set back
    ],
)
def test_what_is_over_is_told_together_when_it_is_much_or_old(
    number: int, age: timedelta, together: int
) -> None:
    assert merged(outages(number, age)) == together


@pytest.mark.parametrize(("age", "together"), [(2 * DAY, 1), (DAY / 2, 0)])
def test_an_old_one_joins_what_is_told_together_already(age: timedelta, together: int) -> None:
    missed = Kept(100, Kind.MISSED, 1, "missed:1", NOW)
    assert merged([missed, *outages(1, age)]) == together


@pytest.mark.parametrize("what", [Kind.OUTAGE_CHANGED, Kind.OUTAGE_REPEAT, Kind.FORGOTTEN_CHANGED])
def test_of_what_is_said_meanwhile_the_newest_is_kept_until_the_end(what: Kind) -> None:
    assert pointless(piled((what, "1"), (what, "2"), (what, "1"))) == [1]
    end = Kind.FORGOTTEN_ENDED if what is Kind.FORGOTTEN_CHANGED else Kind.RECOVERY
    assert pointless(piled((what, "1"), (what, "2"), (end, "1"))) == [1]


def test_an_outage_that_lasts_is_told_for_itself_however_old() -> None:
    lasting = piled((Kind.OUTAGE, "lasts"), age=400 * DAY)
    found = to_merge([*lasting, *outages(20)], NOW, most=10, fresh=DAY)
    assert lasting[0] not in [each.begin for each in found]


def test_the_end_of_what_was_told_before_is_told_for_itself() -> None:
    assert merged(piled((Kind.RECOVERY, "told"), (Kind.RECOVERY, "too"), age=9 * DAY)) == 0


def test_times_offline_are_told_together_like_outages() -> None:
    assert merged(piled(*[(Kind.OFFLINE, str(n)) for n in range(11)])) == 11


@pytest.mark.parametrize("age", [timedelta(), 9 * DAY])
def test_what_cannot_be_dated_is_not_old(age: timedelta) -> None:
    waiting = [
        Kept(1, Kind.OUTAGE, 1, "a"),
        Kept(2, Kind.RECOVERY, 1, "a"),
        Kept(3, Kind.OUTAGE, 1, "b", NOW - age),
        Kept(4, Kind.RECOVERY, 1, "b", NOW - age),
    ]
    assert len(to_merge(waiting, NOW, most=10, fresh=DAY)) == (2 if age else 0)


FORGOTTEN, ENDED = (Kind.FORGOTTEN, "f"), (Kind.FORGOTTEN_ENDED, "f")
CERTIFICATE, RENEWED = (Kind.CERTIFICATE, "c"), (Kind.CERTIFICATE_RENEWED, "c")


@pytest.mark.parametrize(
    ("what", "given_up"),
    [
        ([FORGOTTEN], []),
        ([FORGOTTEN, ENDED], [1]),
        ([FORGOTTEN, FORGOTTEN, ENDED], [1, 2]),  # with a reminder
        ([FORGOTTEN, FORGOTTEN], [1]),
        ([FORGOTTEN, (Kind.FORGOTTEN_ENDED, "another")], []),
        ([CERTIFICATE, CERTIFICATE, CERTIFICATE], [1, 2]),  # 14, 3 and 0 days
        ([CERTIFICATE, RENEWED], [1]),
        ([CERTIFICATE, (Kind.CERTIFICATE, "another")], []),
        ([(Kind.OUTAGE, "o"), (Kind.RECOVERY, "o")], []),
        ([(Kind.STOP_RESULT, "s"), (Kind.STOP_RESULT, "s")], []),
    ],
)
def test_what_a_later_alert_has_made_untrue(
    what: list[tuple[Kind, str]], given_up: list[int]
) -> None:
    assert pointless(piled(*what)) == given_up


def test_a_kind_of_another_version_is_left_alone() -> None:
    unknown = [Kept(1, "from-the-future", None, "x", NOW - 9 * DAY)] * 3
    assert pointless(unknown) == []
    assert merged(unknown) == 0
