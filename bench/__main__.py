"""The command line: `python -m bench` measures everything, `python -m bench screens` only that."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sys
from collections.abc import Sequence
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console

from bench.effort import FULL, QUICK, Effort
from bench.figures import Figure
from bench.rounds import ROUNDS
from bench.table import table_of

# Columns that the table takes: rather a wide table than one that is cut off.
WIDTH = 140

Groups = dict[str, Sequence[Figure]]


def main() -> int:
    arguments = _parser().parse_args()
    gc.freeze()  # the simulators are not to be held up by looking through what was imported
    names = arguments.names or list(ROUNDS)
    groups = asyncio.run(measured(names, QUICK if arguments.quick else FULL))
    if arguments.json:
        figures = {name: [each.to_json() for each in group] for name, group in groups.items()}
        sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    else:
        Console(width=max(Console().width, WIDTH)).print(table_of(groups))
    return 0


async def measured(names: Sequence[str], effort: Effort) -> Groups:
    """The figures by the name of what was measured; without those that this system cannot tell."""
    groups: Groups = {}
    progress = Console(stderr=True)
    with TemporaryDirectory() as folder:
        for name in names:
            begun = monotonic()
            figures = await ROUNDS[name](effort, Path(folder))
            groups[name] = [figure for figure in figures if not isnan(figure.value)]
            progress.print(f"{name}: {monotonic() - begun:.0f} s", highlight=False)
    return groups


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    # argparse compares with the choices what it has when nothing is named, too: an empty list.
    choices = [*ROUNDS, []]
    parser.add_argument(
        "names", nargs="*", choices=choices, metavar="WHAT", help=", ".join(ROUNDS)
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--quick", action="store_true", help="little of each: does it work at all")
    return parser


if __name__ == "__main__":
    sys.exit(main())
