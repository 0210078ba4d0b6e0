"""The texts of one language as Fluent has them, read when they are needed.

Reading all languages took a tenth of a second and 9 MiB of every start, and Babel's data the most
of it. A text without values needs no more than its file: so the commands, which Telegram is told
in all languages, leave the languages that nobody speaks unread.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Resource, TextElement

# Where a message begins: every other line of it is indented, or ends a choice.
_KEY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)


class Bundle:
    """Texts of a folder of `.ftl` files, which is named by its language.

    :param functions: what the texts can call, by name
    """

    def __init__(self, folder: Path, functions: Mapping[str, Callable[..., Any]]) -> None:
        self._language = folder.name
        self._functions = dict(functions)
        self._sources = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl"))]
        # The first one counts where a key stands twice, as within Fluent.
        self._places = {
            key: place
            for place, source in reversed([*enumerate(self._sources)])
            for key in _KEY.findall(source)
        }
        self._read: dict[int, Resource] = {}
        self._plain: dict[str, str] = {}

    def format(self, key: str, args: Mapping[str, Any]) -> tuple[str, Sequence[Exception]] | None:
        """The text, and what is wrong with its values; None: it is missing in this language."""
        if key not in self._places:
            return None
        self._resource(self._places[key])
        if key in self._plain:
            return self._plain[key], ()
        bundle = self._whole
        if not bundle.has_message(key) or (pattern := bundle.get_message(key).value) is None:
            return None
        text, errors = bundle.format_pattern(pattern, dict(args))
        return str(text), errors

    @cached_property
    def _whole(self) -> FluentBundle:
        """All files: a text may refer to one of another file."""
        bundle = FluentBundle([self._language], self._functions, use_isolating=False)
        for place in range(len(self._sources)):
            bundle.add_resource(self._resource(place))
        return bundle

    def _resource(self, place: int) -> Resource:
        if place not in self._read:
            # Where a text stands in its file is a lot of memory.
            self._read[place] = FluentParser(with_spans=False).parse(self._sources[place])
            for entry in self._read[place].body:
                if isinstance(entry, Message) and self._places.get(entry.id.name) == place:
                    self._remember(entry)
        return self._read[place]

    def _remember(self, message: Message) -> None:
        """Keep the text of a message without values: the first one of this key."""
        elements = message.value.elements if message.value is not None else []
        parts = [element.value for element in elements if isinstance(element, TextElement)]
        if parts and len(parts) == len(elements):
            self._plain.setdefault(message.id.name, "".join(parts))
