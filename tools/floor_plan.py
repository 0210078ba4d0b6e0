"""The rooms of the house and which imports which, read from the code.

A room is a package of the second level, or a module beside such packages. `make diagram` draws
them into CONTRIBUTING.md; tests/structure/test_layout.py holds what must stay true of them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# From the ground up: each imports only what stands before it.
PARTS = ("services", "l10n", "dialogs", "bot")

Arrow = tuple[str, str]


@cache
def trees() -> Mapping[str, ast.Module]:
    """Name and syntax tree of every module of the program."""
    return {
        _name(path): ast.parse(path.read_text(encoding="utf-8"), str(path))
        for part in (*PARTS, "demo", "tools")
        for path in sorted((ROOT / part).rglob("*.py"))
    }


def is_package(name: str) -> bool:
    return (ROOT / name.replace(".", "/") / "__init__.py").exists()


def room(module: str) -> str:
    package = ".".join(module.split(".")[:2])
    return package if is_package(package) else module


@cache
def arrows() -> frozenset[Arrow]:
    """From a room to each room that it imports when it is loaded."""
    return frozenset(
        (room(module), room(name))
        for module, tree in trees().items()
        if "." in module
        for name in _imported(tree)
        if "." in name and room(name) != room(module)
    )


def drawing() -> str:
    """The packages in Mermaid's language; an arrow that follows from others is left out."""
    lines = ["```mermaid", "flowchart TD"]
    packages = {room(module) for module in trees() if is_package(room(module))}
    for part in reversed(PARTS):
        here = sorted(package for package in packages if package.startswith(f"{part}."))
        inner = _reduced({(a, b) for a, b in arrows() if a in here and b in here})
        lines.append(f"  subgraph {part}")
        lines += (f"    {_node(package)}[{package.partition('.')[2]}]" for package in here)
        lines += (f"    {_node(a)} --> {_node(b)}" for a, b in sorted(inner))
        lines.append("  end" if here else f"    {part}_itself[texts and time zones]\n  end")
    lines += ("  bot ==> dialogs", "  dialogs ==> l10n", "  l10n ==> services")
    return "\n".join([*lines, "```", ""])


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in trees() else str(node.module) for name in inner]
        else:
            continue
        yield from (name for name in names if name in trees())


def _reduced(found: set[Arrow]) -> set[Arrow]:
    """Without the arrows that lead where a longer way leads, too."""
    below: dict[str, set[str]] = {}
    for a, b in found:
        below.setdefault(a, set()).add(b)

    def reached(start: str) -> set[str]:
        ends = set(below.get(start, ()))
        return ends.union(*(reached(end) for end in ends)) if ends else ends

    return {(a, b) for a, b in found if not any(b in reached(other) for other in below[a] - {b})}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _node(room_: str) -> str:
    return room_.replace(".", "_")
