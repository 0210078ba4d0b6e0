"""The lenient parsers of fields (trueconf-api.md sections 12 and 14)."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.trueconf.http.responses import date
from services.trueconf.reading.parsing import (
    blank,
    clean_text,
    identity,
    integer,
    link,
    moment,
    number,
    truth,
)

# Machines are slow at times; that is no failure of what is tested.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("R&D <sync>", "R&D <sync>"),
        ("  two\n\tlines\u2028here ", "two lines here"),
        ("bell\x07\x00\x9f", "bell"),
        ("evil\u202egnp.exe\u2069", "evilgnp.exe"),
        ("שלום 👩‍👩‍👧", "שלום 👩‍👩‍👧"),
        ("half \ud800", "half"),
        ("x" * 5000, "x" * 5000),
        ("", None),
        (" \n", None),
        (7, None),
        (None, None),
    ],
)
def test_text(value: object, wanted: str | None) -> None:
    assert clean_text(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("0000002a@vc.example.com#vcs", "0000002a@vc.example.com#vcs"),
        (17, "17"),
        (True, None),
        ("", None),
        ("..", None),
        ("a\nb", None),
        ("a\u202eb", None),
        (1.5, None),
        (10**400, None),
        pytest.param(10**5000, None, id="huge"),
        ("nul\0", None),
        ("half \ud800", None),
        ("x" * 100_000, None),
    ],
)
def test_identity(value: object, wanted: str | None) -> None:
    assert identity(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        *((5, 5), ("5", 5), (5.0, 5), (" 5 ", 5), (-1, None), (True, None), ("five", None)),
        *(("1_0", None), ("٥", None), ("0x5", None), ("9" * 5000, None)),
        pytest.param(10**5000, None, id="huge"),
        pytest.param(-(10**5000), None, id="least"),
        *(("5e0", 5), ("+5", 5), ("5.0", 5), ("nan", None), ("5\0", None)),
        *((5.5, None), (math.nan, None), (math.inf, None), (10**400, None), ([5], None)),
    ],
)
def test_integer(value: object, wanted: int | None) -> None:
    assert integer(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(True, True), (0, False), ("1", True), ("False", False), (2, None), ("", None), ([], None)],
)
def test_truth(value: object, wanted: bool | None) -> None:
    assert truth(value) is wanted


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-22T09:30:00Z",
        "2026-11-22T12:30:00+03:00",
        "2026-11-22 12:30:00.000000+03:00",
        1795339800,
        1795339800.0,
        "1795339800",
        {"date": "2026-11-22 12:30:00.000000", "timezone_type": 3, "timezone": "Europe/Moscow"},
        {"date": "2026-11-22 12:30:00.000000", "timezone_type": 1, "timezone": "+03:00"},
        {"date": "2026-11-22 04:30:00.000000", "timezone_type": 1, "timezone": "-05:00"},
        {"date": "2026-11-22 09:30:00.000000", "timezone_type": 2, "timezone": "UTC"},
        {"date": "2026-11-22 09:30:00.000000", "timezone_type": 2, "timezone": "Z"},
        {"date": "2026-11-22 09:30:00.000000", "timezone": "z"},
        {"date": "2026-11-22 04:30:00.000000", "timezone_type": 2, "timezone": "EST"},
        {"date": "2026-11-22 05:30:00.000000", "timezone_type": 2, "timezone": "EDT"},
        {"date": "2026-11-22 12:30:00.000000", "timezone_type": "2", "timezone": "msk"},
        {"date": "2026-11-22 11:30:00.000000", "timezone_type": 2, "timezone": "CEST"},
        {"date": "2026-11-22 10:30:00.000000", "timezone_type": 3, "timezone": "CET"},
        {"date": "2026-11-22 12:30:00.000000", "timezone_type": 1, "timezone": "+0300"},
        {"date": "2026-11-22 12:30:00.000000", "timezone_type": 1, "timezone": "+3"},
        {"date": "2026-11-22 12:30:00.000000", "timezone_type": 1, "timezone": "+03:00:00"},
    ],
)
def test_a_moment_in_every_shape(value: object) -> None:
    assert moment(value) == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-22 09:30:00",
        "2026-11-22T09:30:00.000",
        "2026-11-22",
        1795339800000,
        0,
        -5,
        True,
        "",
        None,
        [],
        {},
        {"date": "2026-11-22 12:30:00", "timezone": None},
        {"date": "2026-11-22 12:30:00", "timezone": "Mars/Olympus"},
        {"date": "2026-11-22 12:30:00", "timezone": "../etc/passwd"},
        {"date": "2026-11-22 12:30:00", "timezone": "Europe"},
        {"date": "2026-11-22 12:30:00", "timezone": "+99:99"},
        {"date": "2026-11-22 12:30:00", "timezone": "+99999999999999"},
        {"date": "2026-11-22 12:30:00", "timezone": "-99999999999999:00"},
        {"date": "2026-11-22 12:30:00", "timezone": "+" + "9" * 5000},
        {"date": "2026-11-22 12:30:00", "timezone": "+24:00"},
        {"date": "2026-11-22 12:30:00", "timezone": "+٠٣:٠٠"},
        {"date": "2026-11-22 12:30:00", "timezone": "+"},
        {"date": "2026-11-22 12:30:00", "timezone_type": 2, "timezone": "IST"},
        {"date": "2026-11-22 12:30:00", "timezone_type": 2, "timezone": "+:"},
        {"date": "2026-11-22 12:30:00", "timezone": "nul\0byte"},
        {"date": "2026-11-22 12:30:00", "timezone": "half \ud800"},
        {"date": "2026-11-22 12:30:00", "timezone": "x" * 100_000},
        {"date": "2026-11-22 12:30:00", "timezone": "tzdata.zi"},
        {"date": "9999-12-31 23:59:59", "timezone": "-23:00"},
        {"date": "0001-01-01 00:00:00", "timezone": "+23:00"},
        {"date": "0001-01-01 00:00:00", "timezone": "Europe/Moscow"},
        {"date": {"date": "2026-11-22"}, "timezone": "UTC"},
        {"date": "2026-11-22" * 100_000, "timezone": "UTC"},
        "1e400",
        "9" * 100_000,
        pytest.param(10**5000, id="huge"),
        float("nan"),
        float("-inf"),
        {"date": None, "timezone": "UTC"},
        "0001-01-01T00:00:00+23:59",
    ],
)
def test_a_moment_that_is_unknown(value: object) -> None:
    assert moment(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "https://vc.example.com/c/1",
        "http://192.0.2.1:8080/c/1",
        "https://[2001:db8::1]/c/1",
        "HTTPS://vc.example.com",
    ],
)
def test_a_link_to_open(value: str) -> None:
    assert link(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "vc.example.com/c/1",
        "javascript:alert(1)",
        "tg://user?id=1",
        "https://server/c/1",
        "https://.example/c",
        "https://vc.example.com/a b",
        "https://vc.example.com/\n",
        "https://vc.example.com:port/",
        "https://[::1/c",
        "https:///c/1",
        "https://vc.example.com/" + "x" * 2000,
        "",
        None,
        5,
    ],
)
def test_a_link_not_to_open(value: object) -> None:
    assert link(value) is None


@pytest.mark.parametrize("value", [None, "", 0, "0", False])
def test_an_end_that_has_not_come(value: object) -> None:
    assert blank(value)


@pytest.mark.parametrize("value", ["2026-11-22 09:31:00", 1795339860, {"date": "x"}, True])
def test_an_end_that_has_come(value: object) -> None:
    assert not blank(value)


@unhurried
@given(value=ANYTHING)
def test_anything_is_a_right_value_or_none(value: Any) -> None:
    blank(value)
    assert truth(value) in (True, False, None)
    found = clean_text(value), identity(value), link(value)
    assert all(each is None or each.encode() for each in found)
    figure = number(value)
    assert figure is None or (math.isfinite(figure) and figure >= 0)
    when = moment(value)
    assert when is None or when.tzinfo is UTC


DATES = st.fixed_dictionaries(
    {},
    optional={
        "date": ANYTHING | st.datetimes().map(str) | st.just("2026-11-22 12:30:00.000000"),
        "timezone": ANYTHING
        | st.from_regex(r"[+-]?[0-9:.]{0,20}", fullmatch=True)
        | st.sampled_from(["Z", "EST", "MSK", "UTC", "Europe", "America/", "posix", "../x", ""]),
        "timezone_type": ANYTHING | st.integers(0, 4),
    },
)


@unhurried
@given(value=DATES)
def test_any_date_of_php_is_read_or_unknown(value: Any) -> None:
    when = moment(value)
    assert when is None or (when.tzinfo is UTC and 2000 <= when.year <= 2199)


@unhurried
@given(value=st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ [\d:]* ?[+-]?\w*"))
def test_any_date_of_a_header_is_read_or_unknown(value: str) -> None:
    when = date(value)
    assert when is None or (when.tzinfo is UTC and 2000 <= when.year <= 2199)


def test_texts_of_a_whole_page_are_read_at_once() -> None:
    begun = process_time()
    for nasty in ("x" * 2_000_000, "\x01" * 2_000_000, "\u202e" * 2_000_000, " x" * 1_000_000):
        clean_text(nasty)
        identity(nasty)
        link(nasty)
        moment(nasty)
        number(nasty)
    assert process_time() - begun < 0.5


@unhurried
@given(
    seconds=st.integers(946_800_000, 7_258_000_000),
    zone=st.timezones(),
)
def test_a_moment_survives_being_written(seconds: int, zone: ZoneInfo) -> None:
    when = datetime.fromtimestamp(seconds, zone)
    assert moment(when.isoformat()) == when
    assert moment({"date": when.isoformat()}) == when
