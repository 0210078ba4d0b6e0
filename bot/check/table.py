"""The report as a table for people."""

from __future__ import annotations

from itertools import groupby

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from bot.check.report import Line, Report, State
from services.trueconf.parsing import text

_STYLES = {
    State.OK: "green",
    State.NOT_TRIED: "dim",
    State.WARNING: "yellow",
    State.FAULT: "bold red",
}


def show(report: Report, console: Console) -> None:
    """Write the report. The console knows how wide it is and whether there are colours."""
    table = Table(box=box.SIMPLE_HEAD, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for subject, lines in groupby(report.lines, key=lambda line: line.subject):
        table.add_section()
        table.add_row("", Text(subject, "bold"))
        for line in lines:
            table.add_row(Text(line.state, _STYLES[line.state]), _words(line))
    console.print(Group(table, Text(_sum(report))))


def _words(line: Line) -> Text:
    """Never as markup, and without control characters: some of it comes from outside."""
    words = Text(text(f"{line.name}: {line.found}") or "")
    return words.append(f"\n→ {line.advice}", "italic") if line.advice else words


def _sum(report: Report) -> str:
    counts = [(report.count(State.FAULT), "fault"), (report.count(State.WARNING), "warning")]
    parts = [f"{count} {what}{'s' * (count > 1)}" for count, what in counts if count]
    return f"{', '.join(parts)}." if parts else "All is well."
