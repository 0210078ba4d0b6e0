"""The figures as a table for people."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from rich import box
from rich.table import Table

from bench.figures import Figure

# From here on figures are shown without a decimal place.
_LARGE = 100


def table_of(groups: Mapping[str, Sequence[Figure]]) -> Table:
    """:param groups: the figures by the name of what was measured"""
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, caption=_where_and_when(), caption_justify="left"
    )
    table.add_column("median of the rounds", no_wrap=True)
    for column in ("", "from … to", "floor", "times"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("the floor is", no_wrap=True)
    table.add_column("promised", justify="right", no_wrap=True)
    for group, figures in groups.items():
        table.add_row(f"[bold]{group}[/bold]")
        for figure in figures:
            table.add_row(*_cells(figure))
        table.add_section()
    return table


def _where_and_when() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"
    return f"{machine}, {datetime.now(UTC).date()}"


def _cells(figure: Figure) -> tuple[str, ...]:
    low, high = min(figure.rounds), max(figure.rounds)
    return (
        f"  {figure.name}",
        f"{_number(figure.value)} {figure.unit}".rstrip(),
        f"{_number(low)} … {_number(high)}" if low < high else "",
        "" if figure.floor_value is None else _number(figure.floor_value),
        "" if figure.ratio is None else f"{figure.ratio:.1f}",
        figure.against,
        _promise(figure),
    )


def _promise(figure: Figure) -> str:
    if figure.kept is None:
        return ""
    promises = (("≥", figure.least), ("≤", figure.most))
    said = " ".join(f"{sign} {_number(what)}" for sign, what in promises if what is not None)
    return f"{said} {'[green]✓[/green]' if figure.kept else '[bold red]✗[/bold red]'}"


def _number(value: float) -> str:
    if value == int(value) or abs(value) >= _LARGE:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"
