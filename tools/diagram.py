"""The state machine as a Mermaid diagram, read from the windows: `make diagram` writes it into
CONTRIBUTING.md.

An arrow leads from a window, by a button or a command, to the windows that its handler names. Ways
back are left out: every window has one.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import SwitchTo

from bot.updates import create_router
from dialogs import FLOWS
from dialogs.navigation import JUMPS, OF_ALL
from dialogs.widgets import Label, Screen
from l10n import FALLBACK, LOCALES, Languages, Texts
from services.clock import utc_now
from tools.floor_plan import drawing

DOCUMENT = Path(__file__).parents[1] / "CONTRIBUTING.md"
# Between these marks of the document, by what stands there.
BEGIN, END = "<!-- `make diagram` writes what follows: {}. -->\n", "<!-- Here it ends: {}. -->\n"
# What every button that leads back begins with, in each language.
BACK = "◀"
# What buttons tell whose words depend on what is shown.
SHOWN = {
    "counted": True,
    "people": 5,
    "all": True,
    "stoppable": 7,
    "chosen": 2,
    "named": 7,
    "invited": 2,
}

# Where from, by what, and where to.
_Arrow = tuple[str, str, State]


def diagram() -> str:
    """The windows in their flows, and the ways between them; in Mermaid's language."""
    texts = Languages(LOCALES, None, ZoneInfo("UTC"), utc_now).texts(FALLBACK)
    lines, arrows = ["flowchart LR", "  commands([a command])"], list(_from_commands())
    for flow in FLOWS:
        name = flow.__name__.removeprefix("dialogs.")
        lines.append(f"  subgraph {name}")
        for state, window in flow.create_dialog().windows.items():
            lines.append(f'    {_node(state)}["{_title(state)}"]')
            arrows += dict.fromkeys(_from_window(state, window, texts))
        lines.append("  end")
    lines += (f'  {begin} -- "{label}" --> {_node(end)}' for begin, label, end in arrows)
    return "\n".join(["```mermaid", *lines, "```", ""])


def drawn(document: str) -> str:
    """A document with the newest diagrams between its marks; raises ValueError without them."""
    for name, picture in (("packages", drawing()), ("windows", diagram())):
        begin, end = BEGIN.format(name), END.format(name)
        before, after = document.index(begin) + len(begin), document.index(end)
        document = document[:before] + picture + document[after:]
    return document


def _from_commands() -> Iterator[_Arrow]:
    for handler in create_router().message.handlers:
        for command in _commands(handler.filters or []):
            jumps = {way[command] for way in (JUMPS, OF_ALL) if command in way}
            ends = jumps or _named_by(handler)
            yield from (("commands", f"/{command}", end) for end in sorted(ends, key=_node))


def _commands(filters: Any) -> Iterator[str]:
    for each in filters:
        if isinstance(each.callback, Command):
            yield from map(str, each.callback.commands)


def _from_window(state: State, window: Screen, texts: Texts) -> Iterator[_Arrow]:
    for widget in (*_widgets(window.keyboard), window.on_message):
        label = _label(widget, texts)
        if not label.startswith(BACK):
            for end in sorted(_ends(widget) - {state}, key=_node):
                yield _node(state), label, end


def _widgets(widget: Any) -> Iterator[Any]:
    yield widget
    for inner in getattr(widget, "buttons", ()):
        yield from _widgets(inner)


def _label(widget: Any, texts: Texts) -> str:
    text = getattr(widget, "text", None)
    if isinstance(text, Label) and text.key.startswith("btn-"):
        return texts.text(text.key, **SHOWN)
    return "typing" if isinstance(widget, MessageInput) else "one of the list"


def _ends(widget: Any) -> set[State]:
    match widget:
        case SwitchTo():
            return {widget.state}
        case MessageInput():
            return _named_by(widget.func)
    return _named_by(getattr(widget, "on_click", None))


def _named_by(processor: Any) -> set[State]:
    """The windows that a handler names, itself or by the functions of `dialogs` in it."""
    states: set[State] = set()
    functions, seen = [getattr(processor, "callback", None)], set[FunctionType]()
    while functions:
        function = functions.pop()
        if isinstance(function, FunctionType) and function not in seen:
            seen.add(function)
            named = list(_globals_of(function))
            states.update(each for each in named if isinstance(each, State))
            functions += (each for each in named if _is_ours(each))
    return states


def _is_ours(named: Any) -> bool:
    return isinstance(named, FunctionType) and named.__module__.startswith("dialogs.")


def _globals_of(function: FunctionType) -> Iterator[Any]:
    """What the names in a function's text stand for: `open_home`, `navigation.open_home`,
    `ServersSG.home`.
    """
    for node in ast.walk(ast.parse(inspect.getsource(function))):
        match node:
            case ast.Name(id=name):
                yield function.__globals__.get(name)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                yield getattr(function.__globals__.get(name), attribute, None)


def _node(state: State) -> str:
    return str(state.state).replace("SG:", "_").lower()


def _title(state: State) -> str:
    return str(state.state).partition(":")[2].replace("_", " ")


if __name__ == "__main__":
    DOCUMENT.write_text(drawn(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
