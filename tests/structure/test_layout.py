"""The floor plan: packages with a contract, no circles, few modules side by side, none too long.

The packages are the rooms of the house; an arrow is an import from one room to another one.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from statistics import median

import pytest

from tests.structure.modules import ROOT, modules, within
from tools.floor_plan import arrows, is_package, room

# Modules of a package that others import by themselves: they are slow to import or rarely used,
# so the package does not load them.
ON_DEMAND = {
    "bot.check.run",
    "bot.check.table",
    "bot.health.pages",
    "bot.process.backup",
    "services.db.inspection",
    "services.db.moving",
    "services.db.server",
    "services.db.models",
}
# Draws the windows of all flows.
DRAWING = "tools.diagram"
# A flow shows `create_dialog`, and its docstring says what for.
FLOWS = {f"dialogs.{path.parent.name}" for path in (ROOT / "dialogs").glob("*/windows.py")}
# The arrows of each part: more of them is a new way through the house, to be drawn on purpose.
ARROWS = {"services": 213, "bot": 89, "dialogs": 135, "l10n": 4, "demo": 16}
MOST_SIDE_BY_SIDE = 15
LONGEST = 250
# Tables are a list.
LONG = {"services.db.models", "demo.trueconf.faults", "demo.trueconf.world.state"}


def test_rooms_import_each_other_in_no_circle() -> None:
    below: dict[str, set[str]] = {}
    for here, there in arrows():
        below.setdefault(here, set()).add(there)
    while below:
        ground = [here for here, others in below.items() if not others & below.keys()]
        assert ground, f"a circle: {sorted(below)}"
        for here in ground:
            del below[here]


@pytest.mark.parametrize("part", ARROWS)
def test_no_arrow_comes_unnoticed(part: str) -> None:
    counted = sum(within(here, part) and within(there, part) for here, there in arrows())
    assert counted == ARROWS[part]


def deep_imports() -> Iterator[tuple[str, str]]:
    """From inner modules of a package, by modules outside of it."""
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or str(node.module) not in modules():
                continue
            name = str(node.module)
            if name != room(name) and room(name) != room(module) and "." in room(name):
                yield module, name


def test_others_import_from_the_package_and_not_from_its_modules() -> None:
    wrong = [
        (module, name)
        for module, name in deep_imports()
        if name not in ON_DEMAND and module != DRAWING
    ]
    assert wrong == []


def test_every_exception_is_needed() -> None:
    deep = set(deep_imports())
    assert {name for _, name in deep} >= ON_DEMAND


@pytest.mark.parametrize(
    "package", [name for name in modules() if is_package(name) and name.count(".") == 1]
)
def test_a_package_says_what_it_is_for_and_what_others_may_import(package: str) -> None:
    tree = modules()[package]
    if package.startswith(("bot.", "services.", "l10n")):
        said = ast.get_docstring(tree) or ""
        assert "In: " in said
        assert "Out: " in said
    shown = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    if shown and package not in FLOWS:
        (contract,) = (
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        )
        names = {alias.name for node in shown for alias in node.names}
        assert names == set(contract)


def test_few_modules_stand_side_by_side() -> None:
    """Migrations are a history, which only grows."""
    beside = Counter(
        name.rpartition(".")[0]
        for name in modules()
        if "." in name and not is_package(name) and "migrations" not in name
    )
    assert {folder for folder, many in beside.items() if many > MOST_SIDE_BY_SIDE} == set()


def test_modules_are_short() -> None:
    lines = {
        name: len((ROOT / f"{name.replace('.', '/')}.py").read_text().splitlines())
        for name in modules()
        if not is_package(name) and "migrations" not in name
    }
    assert {name for name, many in lines.items() if many > LONGEST} <= LONG
    assert median(lines.values()) <= 95
