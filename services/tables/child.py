"""The process that makes a file: rows as lines of JSON come in, and the bytes of the file go out.

It needs a few times the memory of the file, for seconds only: the bot keeps none of it.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime

from services.tables.cells import QUOTE, Cell, Column, Form, Shape, clean, is_formula

# Excel shows a moment as a number without this.
NUMBER_FORMATS = {Shape.MOMENT: "yyyy-mm-dd hh:mm:ss", Shape.PART: "0.00%"}
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = "[]:*?/\\'"


def main() -> None:
    head = json.loads(sys.stdin.buffer.readline())
    columns = [Column(each[0], Shape(each[1]), each[2]) for each in head["columns"]]
    rows = map(json.loads, sys.stdin.buffer)
    make = as_csv if head["form"] == Form.CSV else as_xlsx
    sys.stdout.buffer.write(make(head["title"], columns, rows))


def as_csv(_title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """By RFC 4180; with the mark by which Excel knows UTF-8."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow([_guarded(column.head) for column in columns])
    for row in rows:
        writer.writerow([_guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return output.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - CSV does without

    output = io.BytesIO()
    book = xlsxwriter.Workbook(
        output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_sheet_name(title))
    bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    formats = {
        shape: book.add_format({"num_format": shown}) for shape, shown in NUMBER_FORMATS.items()
    }
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, clean(column.head), bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
            shown = formats.get(column.shape)
            if cell is None:
                continue
            if not isinstance(cell, str):
                sheet.write_number(last, number, cell, shown)
            elif column.shape is Shape.MOMENT:
                moment = datetime.fromisoformat(cell).replace(tzinfo=None)
                sheet.write_datetime(last, number, moment, shown)
            else:  # one that looks like a formula must not become one when somebody edits it
                sheet.write_string(last, number, clean(cell), quoted if is_formula(cell) else None)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()
    return output.getvalue()


def _guarded(text: str) -> str:
    return QUOTE + clean(text) if is_formula(text) else clean(text)


def _sheet_name(title: str) -> str:
    kept = "".join(" " if each in NOT_IN_SHEET_NAMES else each for each in clean(title))
    return kept[:LONGEST_SHEET_NAME].strip() or "1"


if __name__ == "__main__":
    main()
