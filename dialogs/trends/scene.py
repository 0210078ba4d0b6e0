"""What is to be seen on the picture of a course, in the reader's language and zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from dialogs.context import Texts
from dialogs.trends import axes
from dialogs.wording import shorten
from services.history import SLOT, Course, Point, Span
from services.pictures import Band, Drawing, Level, Line, Mark, Panel

# Characters of a server's name that fit above a picture.
NAME = 34
# Each panel with its title, and the states of the band.
FIGURES = {
    "users": "trends-users",
    "conferences": "trends-conferences",
    "people": "trends-people",
}
STATES = ("trends-up", "trends-down", "trends-unknown")


def drawing(
    server: str,
    span: Span,
    course: Course,
    texts: Texts,
    *,
    before: Course | None = None,
    limit: int | None = None,
) -> Drawing:
    """:param before: what to compare with
    :param limit: of users online, by the license
    """
    title = texts.text("trends-span", span=span)
    if before is not None:
        title = texts.text("trends-compared", span=title)
    panels = [_panel(name, course, before, texts, limit) for name in FIGURES]
    return Drawing(
        shorten(server, NAME),
        f"{title} · {texts.city(texts.timezone)}",
        course.begin,
        course.end,
        axes.moments(span, course.begin, course.end, texts),
        panels,
        _band(course, texts),
    )


def _panel(
    name: str, course: Course, before: Course | None, texts: Texts, limit: int | None
) -> Panel:
    means = _points(course, name)
    lines = [Line("", means, "area")]
    most = [value for _, value in means if value is not None]
    if course.step > SLOT:  # a point stands for several samples
        peaks = _points(course, f"{name}_most")
        lines = [
            Line(texts.text("trends-line-mean"), means, "area"),
            Line(texts.text("trends-line-most"), peaks, "line"),
        ]
        most += [value for _, value in peaks if value is not None]
    if before is not None:
        earlier = [(axes.a_week_later(at, texts), value) for at, value in _points(before, name)]
        lines.append(Line(texts.text("trends-line-before"), earlier, "before"))
        most += [value for _, value in earlier if value is not None]
    mark = level = None
    if name == "users" and course.peak is not None:
        peak = course.peak
        label = texts.text("trends-peak", number=peak.number, at=peak.at)
        mark = Mark(int(peak.at.timestamp()), peak.number, label)
        most.append(peak.number)
    if name == "users" and limit is not None:
        level = Level(limit, texts.text("trends-limit", number=limit))
        most.append(limit)
    ticks = axes.numbers(max(most, default=0) * 1.08)
    return Panel(texts.text(FIGURES[name]), lines, ticks, mark, level)


def _points(course: Course, name: str) -> list[tuple[int, float | None]]:
    """In the middle of what each stands for; nothing where no sample is."""
    known = {point.slot: point for point in course.points}
    value = attrgetter(name)
    return [
        (slot + course.step // 2, _short(value(known[slot])) if slot in known else None)
        for slot in range(course.begin, course.end, course.step)
    ]


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _band(course: Course, texts: Texts) -> Band:
    looked = [point for point in course.points if point.down is not None]
    bad = [point for point in looked if (point.down or 0) >= 1 / 2]
    known = [(max(begin, course.begin), min(end, course.end)) for begin, end in course.outages]
    legend = [texts.text(state) for state in STATES]
    spans = [*_joined(bad, course.step), *sorted(each for each in known if each[0] < each[1])]
    return Band(texts.text("trends-availability"), _joined(looked, course.step), spans, legend)


def _joined(points: Sequence[Point], step: int) -> list[tuple[int, int]]:
    return list(_spans(points, step))


def _spans(points: Sequence[Point], step: int) -> Iterator[tuple[int, int]]:
    """The time of points that follow each other, as one."""
    begin = end = None
    for point in points:
        if begin is None or point.slot != end:
            if begin is not None and end is not None:
                yield begin, end
            begin = point.slot
        end = point.slot + step
    if begin is not None and end is not None:
        yield begin, end
