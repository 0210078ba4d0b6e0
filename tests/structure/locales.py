"""The texts as Fluent's own parser reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast

from l10n.texts import LOCALES, available

CODES = available(LOCALES)
PLURALS = {"zero", "one", "two", "few", "many"}


@dataclass
class Text:
    """One message: `words` is what it says itself, `functions` names what shows a variable
    that is not shown as it is, `selectors` holds for each variable that chooses between variants
    their names and the one that stands for the rest.
    """

    key: str
    variables: set[str] = field(default_factory=set)
    functions: dict[str, str] = field(default_factory=dict)
    selectors: dict[str, tuple[list[str], str]] = field(default_factory=dict)
    words: str = ""

    @property
    def plurals(self) -> dict[str, tuple[list[str], str]]:
        """The selectors that look at how many there are."""
        return {
            name: (variants, rest)
            for name, (variants, rest) in self.selectors.items()
            if PLURALS & {*variants}
        }

    def is_number(self, name: str) -> bool:
        """Whether a variable is given as a number, as far as the text shows it."""
        variants = self.selectors.get(name, ([], ""))[0]
        counted = PLURALS.union("0123456789") & {*variants}
        return bool(counted) or self.functions.get(name) in {"AGO", "DURATION", "HOURS", "NUMBER"}


def read(key: str, pattern: ast.Pattern) -> Text:
    text = Text(key)
    for node in _walk(pattern):
        match node:
            case ast.TextElement(value=words):
                text.words += words
            case ast.VariableReference(id=name):
                text.variables.add(name.name)
            case ast.FunctionReference(id=function, arguments=given):
                for argument in given.positional:
                    if isinstance(argument, ast.VariableReference):
                        text.functions[argument.id.name] = function.name
            case ast.SelectExpression(selector=ast.VariableReference(id=name), variants=variants):
                rest = next(_variant(each) for each in variants if each.default)
                text.selectors[name.name] = ([_variant(each) for each in variants], rest)
    return text


def _walk(node: Any) -> Iterator[ast.BaseNode]:
    if isinstance(node, list):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, ast.BaseNode):
        yield node
        for part in vars(node).values():
            yield from _walk(part)


def _variant(variant: ast.Variant) -> str:
    key = variant.key
    return key.name if isinstance(key, ast.Identifier) else key.value


def entries(path: Path) -> Iterator[ast.EntryType]:
    """Everything in a file, what cannot be read (Junk) included."""
    yield from FluentParser().parse(path.read_text(encoding="utf-8")).body


@cache
def texts(code: str) -> dict[str, dict[str, Text]]:
    """Every message of a language, by file and key."""
    return {
        path.name: {text.key: text for text in _messages(path)}
        for path in sorted((LOCALES / code).glob("*.ftl"))
    }


@cache
def all_texts(code: str) -> dict[str, Text]:
    """Every message of a language by key."""
    return {key: text for file in texts(code).values() for key, text in file.items()}


def _messages(path: Path) -> Iterator[Text]:
    for entry in entries(path):
        if isinstance(entry, ast.Message) and entry.value is not None:
            yield read(entry.id.name, entry.value)
