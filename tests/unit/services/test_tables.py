"""Files of tables, by the real process that makes them."""

from __future__ import annotations

import asyncio
import csv
import io
import os
import re
import tempfile
import zipfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from services.background import Supervisor
from services.operators import Operator
from services.roles import Role, Standing
from services.tables import (
    Column,
    Exports,
    Form,
    Shape,
    TableFailed,
    TableLimits,
    Tables,
    TooManyExports,
)
from services.tables.cells import FORMULA, LONGEST, Cell, clean

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = [f"{begin}cmd|'/C calc'!A0" for begin in FORMULA]
COLUMNS = [
    Column("=Head"),
    Column("Number", Shape.NUMBER),
    Column("Part", Shape.PART),
    Column("Moment", Shape.MOMENT),
]
Rows = Sequence[Sequence[Cell]]


async def some(*parts: Rows) -> AsyncIterator[Rows]:
    for part in parts:
        yield part


def row(text: Cell) -> Sequence[Cell]:
    return [text, -3, 0.5, "2026-11-28T14:03:05+01:00"]


def csv_rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


def shared_texts(parts: dict[str, str]) -> list[str]:
    root = ElementTree.fromstring(parts["xl/sharedStrings.xml"])  # noqa: S314 - our own
    return ["".join(each.itertext()) for each in root.iter(f"{SHEET}si")]


@pytest.fixture
def tables() -> Tables:
    return Tables(TableLimits())


async def test_no_cell_of_a_csv_is_a_formula(tables: Tables) -> None:
    file = await tables.make(Form.CSV, "Log", COLUMNS, some([row(each) for each in HOSTILE]))
    head, *rows = csv_rows(file.content)
    assert head == ["'=Head", "Number", "Part", "Moment"]
    assert len(rows) == len(HOSTILE)
    for cells in rows:
        assert cells[0].startswith("'")
        assert cells[1:] == ["-3", "0.5", "2026-11-28T14:03:05+01:00"]


async def test_no_cell_for_excel_is_a_formula(tables: Tables) -> None:
    file = await tables.make(Form.XLSX, "Log", COLUMNS, some([row(each) for each in HOSTILE]))
    parts = xlsx_parts(file.content)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert not [name for name in parts if "link" in name.lower()]
    # One that somebody edits stays a text.
    assert 'quotePrefix="1"' in parts["xl/styles.xml"]
    styled = re.findall(r'<c r="A\d+" s="(\d+)" t="s">', sheet)
    assert len(styled) == 1 + len(HOSTILE)  # the head is bold
    assert {clean(each) for each in HOSTILE} <= set(shared_texts(parts))


@pytest.mark.parametrize("form", Form)
async def test_what_no_file_can_hold(tables: Tables, form: Form) -> None:
    """Control characters, half a pair of letters, lines, quotes, directions, and far too much."""
    nasty = 'a\x00\x07\x1b"b";,\n\r\nc\ud800 \u202e <b>&amp; _x0041_ 🚀' + "Ж" * 50_000
    file = await tables.make(form, "[Lo/g]:*?'" * 9, COLUMNS, some([row(nasty), row(None)]))
    if form is Form.CSV:
        shown = csv_rows(file.content)[1][0]
        assert csv_rows(file.content)[2][0] == ""
    else:
        shown = next(each for each in shared_texts(xlsx_parts(file.content)) if "🚀" in each)
    assert len(shown) <= LONGEST + 10
    assert not re.search(r"[\x00-\x1f]", shown)
    assert shown.endswith("Ж")


async def test_moments_and_parts_are_numbers_for_excel(tables: Tables) -> None:
    file = await tables.make(Form.XLSX, "Log", COLUMNS, some([row("x")]))
    sheet = xlsx_parts(file.content)["xl/worksheets/sheet1.xml"]
    cells = dict(re.findall(r'<c r="(\w+)"[^>]*><v>([^<]+)</v>', sheet))
    assert (cells["B2"], cells["C2"]) == ("-3", "0.5")
    assert float(cells["D2"]) == pytest.approx(46354.5855, abs=0.001)  # by the operator's clocks


@pytest.mark.parametrize("form", Form)
async def test_no_rows(tables: Tables, form: Form) -> None:
    file = await tables.make(form, "Log", COLUMNS, some())
    assert (file.rows, file.cut) == (0, False)
    assert file.content


@pytest.mark.parametrize(
    "limits", [TableLimits(rows=5), TableLimits(size=280)], ids=["rows", "size"]
)
async def test_it_is_bounded(limits: TableLimits) -> None:
    rows = [row(f"Topic {number}") for number in range(3)]
    file = await Tables(limits).make(Form.CSV, "Log", COLUMNS, some(rows, rows, rows))
    assert file.cut
    assert file.rows == 5
    assert len(csv_rows(file.content)) == 6


async def test_it_is_not_cut_where_all_have_room() -> None:
    rows = [row("x")] * 5
    file = await Tables(TableLimits(rows=5)).make(Form.CSV, "Log", COLUMNS, some(rows))
    assert (file.rows, file.cut) == (5, False)


async def test_nothing_is_left_over(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for form in Form:
        await tables.make(form, "Log", COLUMNS, some([row("x")] * 1000))
    assert os.listdir(tmp_path) == []


async def test_a_process_that_fails_is_told(tables: Tables) -> None:
    broken = replace(COLUMNS[0], shape="nonsense")  # type: ignore[arg-type]
    with pytest.raises(TableFailed, match="nonsense"):
        await tables.make(Form.CSV, "Log", [broken], some([["x"]] * 10_000))


async def test_one_that_takes_too_long_is_ended() -> None:
    tables = Tables(TableLimits(patience=2.0))
    begun = asyncio.Event()

    async def endless() -> AsyncIterator[Rows]:
        begun.set()
        await asyncio.Event().wait()
        yield []

    with pytest.raises(TableFailed, match="too long"):
        await tables.make(Form.CSV, "Log", COLUMNS, endless())
    assert begun.is_set()
    # The next one has its turn.
    assert (await Tables(TableLimits()).make(Form.CSV, "Log", COLUMNS, some())).rows == 0


async def test_rows_that_cannot_be_read_are_no_file(tables: Tables) -> None:
    async def failing() -> AsyncIterator[Rows]:
        yield [row("x")]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await tables.make(Form.CSV, "Log", COLUMNS, failing())
    assert (await tables.make(Form.CSV, "Log", COLUMNS, some())).rows == 0


async def test_each_operator_has_one_under_way() -> None:
    supervisor = Supervisor()
    exports = Exports(supervisor.spawn)
    anna, boris = (Operator(number, "x", standing=Standing(Role.OWNER)) for number in (1, 2))
    go = asyncio.Event()

    async def work() -> None:
        await go.wait()

    exports.begin(anna, work)
    with pytest.raises(TooManyExports):
        exports.begin(anna, work)
    exports.begin(boris, work)
    go.set()
    async with asyncio.timeout(5):
        while True:
            try:
                exports.begin(anna, work)
                break
            except TooManyExports:
                await asyncio.sleep(0)
    await supervisor.close()
