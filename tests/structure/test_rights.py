"""No service acts for somebody before it has asked whether they may."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.structure.modules import modules, within

Function = ast.FunctionDef | ast.AsyncFunctionDef

# They hand the operator on to a method that asks, before they do anything.
HANDING_ON = {
    "services.conferences.listing.Conferences.by_key",
    "services.forgotten.searches.Forgotten.by_key",
    "services.forgotten.searches.Forgotten.search",
    "services.forgotten.searches.Forgotten.threshold",
    "services.forgotten.watch.ForgottenWatch.choose_interval",
    "services.forgotten.watch.ForgottenWatch.choose_threshold",
    "services.forgotten.watch.ForgottenWatch.switch",
    "services.monitoring.monitor.Monitor.choose_interval",
    "services.monitoring.monitor.Monitor.switch",
}
# They are what is asked, or are reached only through `Log`, `Stop`, `Acts`, `Members` and
# `Admission`.
INSIDE = (
    "services.operators.",
    "services.protection.protections.Protections.may_lift",
    "services.acts.record.",
    "services.servers.Servers.of",
    "services.log.query.",
    "services.stop.audit.",
    "services.stop.in_progress.",
    "services.stop.ledger.",
    "services.stop.rules.",
    "services.stop.sending.",
    "services.stop.veto.",
    "services.members.members.Members.admit",
)


def methods() -> Iterator[tuple[str, Function]]:
    """The public functions of the services that are given an operator."""
    for module, tree in modules().items():
        if not within(module, "services"):
            continue
        classes = [(node.name, node.body) for node in tree.body if isinstance(node, ast.ClassDef)]
        for owner, body in [("", tree.body), *classes]:
            for node in body:
                if isinstance(node, Function) and not node.name.startswith("_"):
                    arguments = [*node.args.args, *node.args.kwonlyargs]
                    if any(ast.unparse(a.annotation or a) == "Operator" for a in arguments):
                        path = [module, owner, node.name]
                        yield ".".join(filter(None, path)), node


def asks(function: Function) -> bool:
    """Whether its first statement that does something is `require`, or a loop of it."""
    body = [
        each
        for each in function.body
        if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
    ]
    first = body[0].body[0] if isinstance(body[0], ast.For) else body[0]
    return ".require(Right." in ast.unparse(first)


def test_each_method_begins_with_the_question() -> None:
    silent = {name for name, each in methods() if not asks(each) and not name.startswith(INSIDE)}
    # Reading a row of its own comes first where only that tells the server.
    assert silent - {"services.servers.Servers.shown_to"} == HANDING_ON
