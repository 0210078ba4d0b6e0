"""One clock, which tests can set: everything is given it, and nothing looks at the machine's."""

from __future__ import annotations

import ast

from tests.structure.modules import modules, within

# Where a program begins, and its clock is chosen.
BEGINNINGS = {"bot.app", "bot.check.run", "tools.diagram"}


def reads_the_machine(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
        for node in ast.walk(tree)
    )


def takes_it(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "utc_now" for node in ast.walk(tree))


def test_only_one_module_reads_the_clock_of_the_machine() -> None:
    program = {name: tree for name, tree in modules().items() if not within(name, "demo")}
    assert {name for name, tree in program.items() if reads_the_machine(tree)} == {
        "services.clock"
    }
    assert {name for name, tree in program.items() if takes_it(tree)} == BEGINNINGS
