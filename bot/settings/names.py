"""Unquoted server names: to TOML, [servers.vc.example.com] is a table in a table in a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

Table = dict[str, Any]

# Names of hosts have fewer parts; what lies deeper is no name.
_MOST_PARTS = 12


def mend_names(servers: Table, known: Collection[str]) -> list[str]:
    """Turn such tables into the servers that were meant, so that mistakes in them are told too;
    the names that need quotes. `known` are the keys of a server's table.
    """
    names: list[str] = []
    for first in list(servers):
        paths = [*_inner(servers[first], known, (first,))]
        names += map(".".join, paths)
        for path in reversed(paths):  # the inner ones first, which the outer ones hold
            servers.setdefault(".".join(path), _taken(servers, path))
    return names


def _taken(tables: Table, path: tuple[str, ...]) -> Table:
    """Take out a table, and those around it that hold nothing any more."""
    first, *rest = path
    if not rest:
        return dict(tables.pop(first))
    taken = _taken(tables[first], tuple(rest))
    if not tables[first]:
        del tables[first]
    return taken


def _inner(
    table: object, known: Collection[str], path: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Where the tables of other servers are in a server's table."""
    if not isinstance(table, dict) or len(path) > _MOST_PARTS:
        return
    for key, inner in table.items():
        if key in known or not isinstance(inner, dict):
            continue
        if any(each in inner for each in known):
            yield (*path, key)
        yield from _inner(inner, known, (*path, key))
