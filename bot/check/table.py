"""The report as a table for people."""

from __future__ import annotations

import io
from itertools import groupby

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from bot.check.report import Line, Report, State
from services.trueconf import clean_text

_STYLES = {
    State.OK: "green",
    State.NOT_TRIED: "dim",
    State.WARNING: "yellow",
    State.FAULT: "bold red",
}


def table(report: Report, output: Console | None = None) -> str:
    """`output` knows its width, colours and letters; nothing is written to it."""
    output = output or Console()
    paper = Console(
        file=io.StringIO(),
        width=output.width,
        force_terminal=output.is_terminal,
        no_color=output.no_color,
        legacy_windows=False,
    )
    with paper.capture() as captured:
        arrow = "->" if output.options.ascii_only else "→"
        paper.print(Group(_rows(report, arrow), Text(_sum(report))))
    return captured.get().rstrip("\n")


def _rows(report: Report, arrow: str) -> Table:
    rows = Table(box=box.SIMPLE_HEAD, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for subject, lines in groupby(report.lines, key=lambda line: line.subject):
        rows.add_section()
        rows.add_row("", Text(subject, "bold"))
        for line in lines:
            rows.add_row(Text(line.state, _STYLES[line.state]), _words(line, arrow))
    return rows


def _words(line: Line, arrow: str) -> Text:
    """Never as markup, and without control characters: some of it comes from outside."""
    words = Text(clean_text(f"{line.name}: {line.found}") or "")
    return words.append(f"\n{arrow} {line.advice}", "italic") if line.advice else words


def _sum(report: Report) -> str:
    counts = [(report.count(State.FAULT), "fault"), (report.count(State.WARNING), "warning")]
    parts = [f"{count} {what}{'s' * (count > 1)}" for count, what in counts if count]
    return f"{', '.join(parts)}." if parts else "All is well."
