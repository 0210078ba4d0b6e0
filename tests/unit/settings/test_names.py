"""Names of servers without the quotes that their dots need."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings.model import SettingsError
from tests.unit.settings.files import SERVER, TOP, loaded, mistakes

BODY = SERVER.partition("]")[2]


@pytest.mark.parametrize(
    ("tables", "names"),
    [
        (["vc.example.com"], ["vc.example.com"]),
        (["192.0.2.7"], ["192.0.2.7"]),
        (["vc1.example.com", "vc2.example.com"], ["vc1.example.com", "vc2.example.com"]),
        (["example.com", "example.org"], ["example.com", "example.org"]),
        (["example.com", "example.com.backup"], ["example.com", "example.com.backup"]),
        (["vc", "vc.example.com"], ["vc.example.com"]),
        (['"good.example.com"', "bad.example.com"], ["bad.example.com"]),
        (['"a.b".c'], ["a.b.c"]),
    ],
)
def test_the_message_says_that_the_name_needs_quotes(
    path: Path, tables: list[str], names: list[str]
) -> None:
    text = TOP + "".join(f"[servers.{table}]{BODY}" for table in tables)
    text += f"[servers.{tables[-1]}.server_status]\nport = 1\n"
    with pytest.raises(SettingsError) as caught:
        loaded(path, text)
    assert [str(mistake) for mistake in caught.value.mistakes] == [
        f'{path}: servers.{name}: the name needs quotes: [servers."{name}"]' for name in names
    ]
    assert caught.value.warnings == ()


def test_what_is_wrong_within_is_told_too(path: Path) -> None:
    text = f"{TOP}[servers.vc.example.com]{BODY}[servers.vc.example.com.server_status]\nport = 0\n"
    assert mistakes(path, text) == [
        ("file", "servers.vc.example.com"),
        ("file", 'servers."vc.example.com".server_status.port'),
    ]
    assert mistakes(path, text, BOT__SERVERS__VC_EXAMPLE_COM__IP="/")[1] == (
        "BOT__SERVERS__VC_EXAMPLE_COM__IP",
        'servers."vc.example.com".ip',
    )


def test_other_tables_in_a_server_are_unknown_keys_as_ever(path: Path) -> None:
    deep = ".".join("a" * 200)
    found = loaded(
        path, f"{TOP}{SERVER}[servers.Main.notes]\ntext = 1\n[servers.Main.{deep}]\nip = 1"
    )
    assert [warning.rpartition(": servers")[2] for warning in found.warnings] == [
        ".Main.notes: unknown key, ignored",
        ".Main.a: unknown key, ignored",
    ]
