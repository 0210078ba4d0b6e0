"""The report for people: a line for each subject that is well, and what is not well."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.check.report import Line, Report, State
from services.trueconf import clean_text

_STYLES = {
    State.OK: "green",
    State.NOT_TRIED: "dim",
    State.OPTIONAL: "cyan",
    State.WARNING: "yellow",
    State.FAULT: "bold red",
}
_WIDEST = max(map(len, State))
# Of which findings the one line of a subject consists, and which are only counted in it.
_TOLD: dict[str, Callable[[str], str]] = {
    "token": lambda found: found.removeprefix("accepted"),
    "API": str,
    "certificate end": lambda found: f"certificate ends {found}",
    "place": str,
}
_COUNTED = ("permission", "operator", "group", "channel")


class Paper:
    """Puts words into the form that an output has.

    :param output: knows its width, colours and letters; nothing is written to it
    :param whole: show every line, and not only what is not well
    """

    def __init__(self, output: Console | None = None, *, whole: bool = False) -> None:
        self._output = output or Console()
        self._whole = whole
        self._arrow = "->" if self._output.options.ascii_only else "→"

    def subject(self, lines: Sequence[Line]) -> str:
        """How one subject stands. What to do about it follows at the end, in `closing`."""
        report = Report(lines)
        problems = report.problems
        rows = _rows()
        worst = problems[0].state if problems else State.OK
        told = _sum(report) if problems else _summary(lines)
        rows.add_row(_state(worst), _words(f"{lines[0].subject}: {told}"))
        for line in lines if self._whole else report.told:
            rows.add_row(_state(line.state), _words(f"  {line.name}: {line.found}"))
        return self._text(rows)

    def closing(self, report: Report) -> str:
        """What is to be read once more with what to do about it, the hints, and the sum."""
        rows = _rows()
        for line in report.told:
            words = _words(f"{line.subject}, {line.name}: {line.found}")
            if line.advice:
                words.append(f"\n{self._arrow} {line.advice}", "italic")
            rows.add_row(_state(line.state), words)
        for hint in report.hints:
            rows.add_row(Text("hint", "cyan"), hint)
        return "\n".join(["", self._text(rows), _sum(report)] if rows.rows else [_sum(report)])

    def _text(self, rows: Table) -> str:
        console = Console(
            file=io.StringIO(),
            width=self._output.width,
            force_terminal=self._output.is_terminal,
            no_color=self._output.no_color,
            legacy_windows=False,
        )
        with console.capture() as captured:
            console.print(rows)
        return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _rows() -> Table:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, min_width=_WIDEST)
    rows.add_column(overflow="fold")
    return rows


def _state(state: State) -> Text:
    return Text(state, _STYLES[state])


def _words(text: str) -> Text:
    """Never as markup, and without control characters: some of it comes from outside."""
    indent = text[: len(text) - len(text.lstrip())]
    return Text(indent + (clean_text(text) or ""))


def _summary(lines: Sequence[Line]) -> str:
    found = {line.name: line.found for line in lines if line.state is State.OK}
    parts = [told(found[name]) for name, told in _TOLD.items() if name in found]
    names = [name.partition(" ")[0] for name in found]
    counts = [(names.count(each), each) for each in _COUNTED]
    return ", ".join([*filter(None, parts), *_counted(counts)])


def _sum(report: Report) -> str:
    counts = [(report.count(State.FAULT), "fault"), (report.count(State.WARNING), "warning")]
    told = _counted(counts) or ["All is well"]
    if missing := report.count(State.OPTIONAL):
        told.append(f"{missing} optional")
    return f"{', '.join(told)}."


def _counted(counts: Sequence[tuple[int, str]]) -> list[str]:
    return [f"{count} {what}{'s' * (count > 1)}" for count, what in counts if count]
