"""What is on the pictures of Trends: series, words and scales, in each language."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dialogs.trends import axes
from dialogs.trends.scene import drawing
from l10n.texts import LOCALES, Languages, Texts
from services.history import SPANS, Course, Peak, Point, Span

GOLDEN = Path(__file__).with_name("scenes.json")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = "Europe/Berlin"


def words(code: str, zone: str = BERLIN) -> Texts:
    languages = Languages(LOCALES, None, ZoneInfo("UTC"), lambda: NOW)
    return languages.texts(code, ZoneInfo(zone))


def course(span: Span, end: datetime = NOW, factor: int = 1) -> Course:
    """Six points with a gap between them, an outage that is seen in part, and a peak."""
    length, step = SPANS[span]
    last = int(end.timestamp())
    begin = last - length
    points = [
        Point(
            slot=begin + step * place,
            users=place * 10 * factor,
            users_most=place * 12 * factor,
            conferences=place / 3,
            conferences_most=place,
            people=None if place == 1 else place * 2.5,
            people_most=None if place == 1 else place * 3,
            down=1.0 if place == 1 else 0.0,
        )
        for place in (0, 1, 2, 5, 6, 7)
    ]
    peak = Peak(84 * factor, datetime.fromtimestamp(begin + 7 * step, UTC))
    return Course(begin, last, step, points, peak, [(begin - 50, begin + 70)])


def scene(code: str) -> object:
    """All that is drawn; of the points the first ones, as the rest are gaps."""
    texts = words(code)
    scenes = {
        "day": drawing("Main", Span.DAY, course(Span.DAY), texts),
        "week": drawing(
            "Main",
            Span.WEEK,
            course(Span.WEEK),
            texts,
            before=course(Span.WEEK, NOW - timedelta(days=7), 2),
            limit=200,
        ),
        "month": drawing("M" * 80, Span.MONTH, course(Span.MONTH), texts),
        "year": drawing("Main", Span.YEAR, course(Span.YEAR), texts),
    }
    drawn = {name: json.loads(each.to_json()) for name, each in scenes.items()}
    for each in drawn.values():
        for panel in each["panels"]:
            for line in panel["lines"]:
                assert {value for _, value in line["points"][8:]} == {None}
                line["points"] = line["points"][:8]
    return drawn


@pytest.mark.parametrize("code", ["en", "ru", "de", "es"])
def test_what_is_drawn(code: str) -> None:
    assert scene(code) == json.loads(GOLDEN.read_text(encoding="utf-8"))[code]


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        # An hour is left out at 2, and one comes twice at 3: the words stay at their clocks.
        (datetime(2026, 3, 29, 22, tzinfo=UTC), [4, 8, 12, 16, 20, 0]),
        (datetime(2026, 10, 25, 23, tzinfo=UTC), [4, 8, 12, 16, 20, 0]),
    ],
)
def test_a_day_on_which_the_clocks_change(day: datetime, hours: list[int]) -> None:
    end = int(day.timestamp()) + 300
    ticks = axes.moments(Span.DAY, end - 23 * 3600, end, words("de"))
    told = [datetime.fromtimestamp(at, ZoneInfo(BERLIN)).hour for at, _ in ticks]
    assert told == hours
    assert [text for _, text in ticks] == [f"{hour:02}:00" for hour in hours]


def test_a_week_before_is_at_the_same_time_of_day() -> None:
    texts = words("de")
    before = datetime(2026, 10, 20, 9, tzinfo=ZoneInfo(BERLIN))
    later = axes.a_week_later(int(before.timestamp()), texts)
    assert datetime.fromtimestamp(later, ZoneInfo(BERLIN)).hour == 9


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (0, [0, 1, 2]),
        (2.5, [0, 1, 2, 3]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (21, [0, 10, 20, 30]),
        (1001, [0, 500, 1000, 1500]),
    ],
)
def test_a_scale_has_few_round_numbers(most: float, numbers: list[int]) -> None:
    assert [at for at, _ in axes.numbers(most)] == numbers
