"""What may stand behind `python -m bot`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import __version__
from bot.__main__ import _parser


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("", "settings.toml"),
        ("check", "settings.toml"),
        ("--settings a.toml", "a.toml"),
        ("--settings a.toml check", "a.toml"),
        ("check --settings a.toml", "a.toml"),
        ("check -v --settings=a.toml", "a.toml"),
        ("run --settings a.toml", "a.toml"),
        ("backup copy --settings a.toml", "a.toml"),
        ("backup --settings a.toml copy", "a.toml"),
        ("--settings b.toml check --settings a.toml", "a.toml"),
    ],
)
def test_the_settings_may_be_named_in_any_place(line: str, path: str) -> None:
    assert _parser().parse_args(line.split()).settings == Path(path)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"version {__version__}\n")


def test_help_begins_with_one_sentence_and_names_every_command() -> None:
    told = _parser().format_help()
    sentence = told.split("\n\n")[1]
    assert re.fullmatch(r"[^.`]+\.", sentence)
    for command in ("run", "check", "backup", "demo"):
        assert re.search(rf"^ +{command} ", told, re.MULTILINE)


@pytest.mark.parametrize("port", ["-1", "65536", "http", "\u0662"])
def test_what_is_no_port_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _parser().parse_args(["demo", f"--port={port}"])
    assert "is no port" in capsys.readouterr().err
