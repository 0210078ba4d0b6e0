"""An `Operator` is the proof that somebody may use the bot: who makes one, and who asks for it."""

from __future__ import annotations

import ast

from tests.structure.modules import modules


def calling(name: str) -> set[str]:
    """The modules that call something of this name, be it a class, a function or a method."""
    return {
        module
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == name
    }


def test_only_one_module_makes_operators() -> None:
    assert calling("Operator") == {"services.operators"}


def test_ids_become_operators_at_two_doors() -> None:
    assert calling("ensure") - {"services.operators"} == {
        "bot.updates.access.access",
        "dialogs.context.update",
    }
