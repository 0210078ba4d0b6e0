"""What is wrong with a value, and what is right: quoted in a file, unquoted in the environment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.settings import destinations, values
from bot.settings.source import KeyPath, Mistake, Source, dotted
from bot.settings.text import first_invisible

# What is said of a value in the file, and what of one in the environment.
_WORDS = (
    (", in quotes", ""),
    ("text in quotes", "text without quotes"),
    ("a list of at least one Telegram id", "at least one Telegram id"),
    ("a list of Telegram ids", "Telegram ids"),
    ("[12345, 67890]", "12345,67890"),
    ("[-1001234567890]", "-1001234567890"),
    (
        '["mailto://user:password@example.com", "https://example.com/webhook"]',
        "mailto://user:password@example.com,https://example.com/webhook",
    ),
    ("a list of addresses for Apprise, or of webhooks", "addresses for Apprise, or webhooks"),
    ("or a list of such", "or several, separated by commas"),
    ('""', "nothing"),
    ('"', ""),
)


def descriptions(*models: type[BaseModel]) -> Mapping[str, str | None]:
    """What each key must be, as its field says."""
    return {
        field.alias or name: field.description
        for model in models
        for name, field in model.model_fields.items()
    }


def mistake(detail: ErrorDetails, source: Source, right: Mapping[str, str | None]) -> Mistake:
    if destinations.is_in_a_table(detail):
        entry, problem = destinations.problem_of(detail)
        return Mistake(source.named((destinations.KEY,)), f"{destinations.KEY}, {entry}", problem)
    loc = destinations.untagged(detail["loc"])
    must_be = right[[part for part in loc if isinstance(part, str)][-1]] or ""
    place = [part for part in loc if part != "name"]  # the name itself is no key
    match place:
        case ["servers", int(number), *_]:
            place[1] = list(source.values["servers"])[number]
    # A check of several fields stands on one of them, and may find another one wrong.
    place[-1] = detail.get("ctx", {}).get("key", place[-1])
    entry = f", entry {place[-1] + 1}" if isinstance(place[-1], int) else ""
    path = tuple(part for part in place if isinstance(part, str))
    match detail["type"]:
        case values.EXPLAINED:
            problem = detail["msg"]
        case values.FOUND:
            problem = f"is wrong; {detail['msg']}; it must be {must_be}"
        case "missing":
            problem = f"is missing; it must be {must_be}"
        case _:
            problem = f"is wrong; it must be {must_be}"
    if path in source.variables:
        problem = _in_the_environment(problem)
    return Mistake(source.named(path), dotted(path) + entry, problem + _invisible(source, path))


def _in_the_environment(problem: str) -> str:
    for in_file, in_environment in _WORDS:
        problem = problem.replace(in_file, in_environment)
    return problem


def _invisible(source: Source, path: KeyPath) -> str:
    """What nobody can see in a wrong value."""
    found = next(filter(None, map(first_invisible, _texts(source.values, path))), None)
    return f"; it holds an invisible character ({found})" if found else ""


def _texts(given: Any, path: KeyPath) -> Iterator[str]:
    for part in path:
        if not isinstance(given, Mapping) or part not in given:
            return
        given = given[part]
    for each in given if isinstance(given, list) else [given]:
        if isinstance(each, str):
            yield each
