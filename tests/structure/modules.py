"""The program's own modules, read as syntax trees: nothing is imported to look at it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from tools.floor_plan import ROOT, trees

__all__ = ["PACKAGES", "ROOT", "imports", "literals", "modules", "within"]

PACKAGES = ("bot", "dialogs", "l10n", "services", "demo", "tools")


def modules() -> Mapping[str, ast.Module]:
    """Name and tree of every module of the program."""
    return trees()


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that a module imports anywhere in it, also inside of functions.

    `from a import b` gives `a.b` where that is a module of ours, since then it is what is meant.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their package"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else str(node.module)


def within(module: str, package: str) -> bool:
    """Whether a module is this package or in it."""
    return module == package or module.startswith(f"{package}.")


def literals(tree: ast.AST) -> set[str]:
    """Every text that stands in a module; docstrings too."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
