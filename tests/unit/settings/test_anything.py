"""Anything at all: settings or a SettingsError, soon, and nothing told."""

from __future__ import annotations

import time
import tomllib
import traceback
from pathlib import Path
from typing import Any

import hypothesis
from hypothesis import example, given
from hypothesis import strategies as st

from bot.settings.model import (
    HealthSettings,
    ServerSettings,
    Settings,
    SettingsError,
    StatusSettings,
    WebhookSettings,
    load,
)
from tests.unit.settings.files import LANGUAGES, SECRET, SERVER, TOP

KEYS = [
    field.alias or name
    for model in (Settings, HealthSettings, WebhookSettings, ServerSettings, StatusSettings)
    for name, field in model.model_fields.items()
]
scalars = (
    st.integers()
    | st.booleans()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(["http://[", "[::1]:1", "sqlite+aiosqlite:///x", "1:a", "Europe", "a\0b"])
    | st.dates()
)
some_keys = st.sampled_from(KEYS) | st.text(max_size=5)
some_values = st.recursive(
    scalars | st.just(SECRET),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(some_keys, inner, max_size=4),
    max_leaves=15,
)
status_tables = st.dictionaries(some_keys, some_values, max_size=5)
server_tables = st.dictionaries(some_keys, some_values | status_tables, max_size=8)
files = st.dictionaries(
    some_keys, some_values | st.dictionaries(st.text(max_size=5), server_tables), max_size=8
)
environments = st.dictionaries(
    st.sampled_from([f"BOT__{key.upper().replace('-', '_')}" for key in KEYS])
    | st.just("BOT__HEALTH__LISTEN")
    | st.from_regex(
        r"BOT__SERVERS__([A-Z_]{0,5}|MAIN)__(IP|CLIENT_SECRET|SERVER_STATUS__PORT)", fullmatch=True
    ),
    st.text(max_size=20) | st.just(SECRET),
    max_size=5,
)


def refusal(environ: dict[str, str]) -> SettingsError | None:
    try:
        load(Path("settings.toml"), environ, LANGUAGES)
    except SettingsError as error:
        return error
    return None


def judge(environ: dict[str, str]) -> None:
    begin = time.process_time()  # of the processor: a busy machine takes none of it
    error = refusal(environ)
    assert time.process_time() - begin < 1
    if error is not None:
        assert error.mistakes
        assert len(str(error).splitlines()) == len(error.mistakes)
        told = [*traceback.format_exception(error), *(each.picture for each in error.mistakes)]
        assert SECRET not in "".join(told)


VALID = tomllib.loads(TOP + SERVER)


# The time is measured by `judge`: hypothesis' own limit is too short for a machine that is busy.
@hypothesis.settings(deadline=None)
@given(base=st.sampled_from([{}, VALID]), values=files, environ=environments)
@example(base={}, values={"servers": {"": {"ip": "[::1]", "server_status": []}}}, environ={})
@example(base={}, values={"servers": {"\n": 1}, "tg-users-id": {}}, environ={})
@example(base={}, values={"servers": {"\n": {"a": {"ip": []}}}}, environ={})
@example(base={}, values={"servers": {"\x85": {"\u2028": {"ip": []}}}}, environ={})
def test_any_file_and_any_environment(
    base: dict[str, Any], values: dict[str, Any], environ: dict[str, str]
) -> None:
    judge({**environ, "SETTINGS_TOML": as_toml({**base, **values})})


@hypothesis.settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text(text: str) -> None:
    judge({"SETTINGS_TOML": f"{text}\nx = '{SECRET}"})


def as_toml(value: Any) -> str:
    """The text of a table, its inner tables inline."""
    return "\n".join(f"{quoted(key)} = {inline(inner)}" for key, inner in value.items())


def inline(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case list():
            return f"[{', '.join(map(inline, value))}]"
        case dict():
            inner = ", ".join(f"{quoted(key)} = {inline(one)}" for key, one in value.items())
            return f"{{{inner}}}"
        case _:
            return str(value)


def quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'
