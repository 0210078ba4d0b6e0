"""Where settings come from: the TOML file (or SETTINGS_TOML), with BOT__ variables laid over it.

Knows the keys and not their values: `bot.settings.model` judges those. What is read here holds
secrets, so no text made here repeats a value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.settings.names import mend_names
from bot.settings.text import bare, unwrapped, whole_text
from bot.settings.toml import Flaw, parse
from bot.settings.unknown import unknown_key

PREFIX = "BOT__"
WHOLE_FILE = "SETTINGS_TOML"

KeyPath = tuple[str, ...]


@dataclass(frozen=True)
class Mistake:
    """One thing that keeps the program from starting, in `source`: a file or a variable.

    :ivar picture: lines that show the place, to be told below; or nothing
    """

    source: str
    key: str
    problem: str
    picture: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.source, self.key, self.problem)))


class SettingsError(Exception):
    """The settings cannot be used. Holds every mistake at once, and no value that was found."""

    def __init__(self, mistakes: list[Mistake], warnings: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes
        self.warnings = warnings


@dataclass(frozen=True)
class Keys:
    """The keys of the file itself, of tables that stand once, of a server and of server_status."""

    top: tuple[str, ...]
    tables: Mapping[str, tuple[str, ...]]
    server: tuple[str, ...]
    status: tuple[str, ...]


@dataclass
class Source:
    """Everything that was given, not yet judged; `text` is that of the whole file."""

    label: str
    folder: Path
    text: str
    values: dict[str, Any]
    variables: dict[KeyPath, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def named(self, path: KeyPath) -> str:
        """The file or the environment variable that gave the value at `path`."""
        return self.variables.get(path, self.label)


def read(path: Path, environ: Mapping[str, str], keys: Keys) -> Source:
    """Without judging values. Raises SettingsError if there is no file, or it is not TOML."""
    whole_file = environ.get(WHOLE_FILE, "")
    if bare(whole_file):
        label, folder, text = WHOLE_FILE, Path.cwd(), whole_file
    else:
        label, folder, text = str(path), path.absolute().parent, _text(path)
    text = whole_text(text)
    source = Source(label, folder, text, _parse(text, label))
    for name in mend_names(_table(source.values, "servers"), {*keys.server, "server_status"}):
        written = f"servers.{name}" if name.isprintable() else dotted(("servers", name))
        problem = f"the name needs quotes: [servers.{_quoted(name)}]"
        source.mistakes.append(Mistake(label, written, problem))
    source.warnings.extend(_unknown_keys(source, keys))
    _overlay(source, environ, keys)
    return source


def dotted(path: KeyPath) -> str:
    """A key as it is written in the file: servers."Head office".ip."""
    return ".".join(
        part if re.fullmatch(r"[\w-]+", part, re.ASCII) else _quoted(part) for part in path
    )


def _quoted(part: str) -> str:
    """In quotes and on one line."""
    return json.dumps(part, ensure_ascii=not part.isprintable())


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
        if "\0" not in text:
            return text
        problem = "is not UTF-8 text; save it as UTF-8"  # but UTF-16, of which zeros are a half
    except FileNotFoundError:
        problem = "there is no such file; copy settings.example.toml and fill it in"
    except UnicodeDecodeError:
        problem = "is not UTF-8 text; save it as UTF-8"
    except (OSError, ValueError):  # ValueError: a path that no file can have
        problem = "cannot be read; it must be a file that the bot may read"
    raise SettingsError([Mistake(str(path), "", problem)])


def _parse(text: str, label: str) -> dict[str, Any]:
    found = parse(text)
    if isinstance(found, Flaw):
        raise SettingsError([Mistake(label, "", found.problem, found.picture)])
    return found


def _table(values: dict[str, Any], key: str) -> dict[str, Any]:
    table = values.get(key)
    return table if isinstance(table, dict) else {}


def _unknown_keys(source: Source, keys: Keys) -> Iterator[str]:
    def unknown(table: dict[str, Any], path: KeyPath, known: tuple[str, ...]) -> Iterator[str]:
        for key in table:
            if key not in known:
                yield f"{source.label}: {dotted((*path, key))}: {unknown_key(key, known, table)}"

    yield from unknown(source.values, (), (*keys.top, *keys.tables, "servers"))
    for table, known in keys.tables.items():
        yield from unknown(_table(source.values, table), (table,), known)
    servers = _table(source.values, "servers")
    for name in servers:
        server = _table(servers, name)
        status = _table(server, "server_status")
        yield from unknown(server, ("servers", name), (*keys.server, "server_status"))
        yield from unknown(status, ("servers", name, "server_status"), keys.status)


def _overlay(source: Source, environ: Mapping[str, str], keys: Keys) -> None:
    possible = _possible_variables(source, keys)
    for variable, value in environ.items():
        if not variable.startswith(PREFIX):
            continue
        match possible.get(variable, []):
            case [path]:
                _put(source.values, path, unwrapped(value))
                source.variables[path] = variable
            case []:
                _report_unknown(source, variable, possible, environ)
            case paths:
                fitting = " and ".join(dotted(path) for path in paths)
                problem = f"fits {fitting}; rename one of these servers, or set them in the file"
                source.mistakes.append(Mistake(variable, "", problem))


def _possible_variables(source: Source, keys: Keys) -> dict[str, list[KeyPath]]:
    paths: list[KeyPath] = [(key,) for key in keys.top]
    paths += [(table, key) for table, inner in keys.tables.items() for key in inner]
    for name in _table(source.values, "servers"):
        paths += [("servers", name, key) for key in keys.server]
        paths += [("servers", name, "server_status", key) for key in keys.status]
    possible: dict[str, list[KeyPath]] = {}
    for path in paths:
        possible.setdefault(_variable(path), []).append(path)
    return possible


def _variable(path: KeyPath) -> str:
    return PREFIX + "__".join(re.sub(r"[^A-Z0-9]", "_", part.upper()) for part in path)


def _report_unknown(
    source: Source, variable: str, possible: Collection[str], environ: Collection[str]
) -> None:
    prefixes = [_variable(("servers", name)) + "__" for name in _table(source.values, "servers")]
    if not variable.startswith(_variable(("servers",)) + "__") or variable.startswith(
        tuple(prefixes)
    ):
        source.warnings.append(f"{variable}: {unknown_key(variable, possible, environ)}")
        return
    wanted = ", ".join(f"{prefix}…" for prefix in dict.fromkeys(prefixes)) or "none are there"
    problem = f"fits no server; variables of the servers in {source.label} begin with: {wanted}"
    source.mistakes.append(Mistake(variable, "", problem))


def _put(values: dict[str, Any], path: KeyPath, value: str) -> None:
    *tables, key = path
    for name in tables:
        values = values.setdefault(name, {})
        if not isinstance(values, dict):
            return  # not a table, which is a mistake of its own
    values[key] = value
