"""`make bench` in the smallest: that it works, not what it measures."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from rich.console import Console

from bench.__main__ import measured
from bench.effort import QUICK
from bench.figures import Figure
from bench.process import LINUX
from bench.rounds import ROUNDS
from bench.rounds.crowd import growth
from bench.table import table_of

TIMES = {"s", "ms"}


async def quickly(*names: str) -> dict[str, Figure]:
    groups = await measured(names, QUICK)
    assert list(groups) == list(names)
    return {figure.name: figure for figures in groups.values() for figure in figures}


def table_with(figure: Figure) -> str:
    console = Console(width=130)
    with console.capture() as captured:
        console.print(table_of({"group": [figure]}))
    return captured.get()


async def test_presses_are_measured_beside_a_bare_bot_and_what_they_ask_for_is_counted() -> None:
    figures = await quickly("screens")
    for window in ("menu", "list", "card", "v4 list"):
        assert figures[f"{window}: above the server's own time"].value > 0
        assert figures[f"{window}: requests to Telegram"].kept
        if window != "v4 list":  # so few presses do not open all of its connections
            assert figures[f"{window}: TLS handshakes"].value == 0
    assert figures["list: requests before it"].value == 1


async def test_who_stops_is_told_what_became_of_it() -> None:
    figures = await quickly("stops")
    for status in (500, 403, 400):
        first, result = (
            figures[f"HTTP {status}: Yes → {what}"] for what in ("next screen", "result")
        )
        assert 0 < first.value <= result.value


async def test_a_crowd_is_measured_and_the_bot_tidied() -> None:
    figures = await quickly("crowd")
    assert figures["3 at once: presses a second"].value > 0
    assert ("memory after each round, tidied" in figures) == LINUX


@pytest.mark.soak
async def test_every_time_stands_beside_a_floor() -> None:
    figures = await quickly(*ROUNDS)
    assert all(figure.rounds for figure in figures.values())
    assert [name for name, each in figures.items() if each.unit in TIMES and not each.floor] == []
    assert any(figure.unit == "MiB" for figure in figures.values()) == LINUX


def test_a_figure_is_the_median_of_its_rounds_and_knows_its_promise() -> None:
    figure = Figure("press", "ms", [9.0, 3.0, 4.0], [2.0, 1.0, 8.0], "bare", most=3.5)
    assert figure.to_json() == {
        "name": "press",
        "unit": "ms",
        "median": 4.0,
        "lowest": 3.0,
        "highest": 9.0,
        "rounds": [9.0, 3.0, 4.0],
        "floor": 2.0,
        "floor_rounds": [2.0, 1.0, 8.0],
        "against": "bare",
        "ratio": 2.0,
        "most": 3.5,
        "least": None,
        "kept": False,
    }
    json.dumps(figure.to_json())
    (row,) = [line for line in table_with(figure).splitlines() if "press" in line]
    assert row.split() == ["press", "4", "ms", "3", "…", "9", "2", "2.0", "bare", "≤", "3.5", "✗"]


def test_more_can_be_better() -> None:
    kept, broken = (Figure("rate", "", [rate], [400.0], least=300) for rate in (310.0, 290.0))
    assert (kept.kept, broken.kept) == (True, False)
    (row,) = [line for line in table_with(broken).splitlines() if "rate" in line]
    assert row.split()[-3:] == ["≥", "300", "✗"]


def test_the_table_says_where_and_when() -> None:
    said = table_with(Figure("requests", "", [2]))
    assert "cores, Python 3." in said
    assert str(datetime.now(UTC).year) in said


def test_growth_is_the_slope_of_the_rounds() -> None:
    figure = growth([200.0, 200.5, 201.0, 201.5, 202.0], presses=2000)
    assert figure.value == pytest.approx(2.5)
    assert not figure.kept
    flat = growth([200.0, 200.4, 200.0, 200.4, 200.0], presses=2000)
    assert flat.value == pytest.approx(0.0)
    assert flat.kept


def test_a_count_has_no_floor() -> None:
    figure = Figure("requests", "", [2, 2, 2], most=2)
    assert (figure.ratio, figure.floor_value, figure.kept) == (None, None, True)
    (row,) = [line for line in table_with(figure).splitlines() if "requests" in line]
    assert row.split() == ["requests", "2", "≤", "2", "✓"]
