"""A text that is no TOML: its place, its line without values, and only the hint that fits."""

from __future__ import annotations

import pytest

from bot.settings.toml import Flaw, parse
from tests.unit.settings.files import SECRET

QUOTES = 'text stands in straight quotes: "…"'
NAME = 'a name with blanks or other signs stands in quotes: [servers."NAME"]'


def flaw(text: str) -> Flaw:
    found = parse(text)
    assert isinstance(found, Flaw)
    return found


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("ip = vc.example.com", QUOTES),
        ("tg-api-token = 123456:AbC", QUOTES),
        ("ip = “vc.example.com”", QUOTES),
        ("[servers.Head office]", NAME),
        ("[servers.Офис]", NAME),
        ('[servers."Head office"', "the name of a table ends with ]"),
        (r'ssl_certificate = "C:\Users\ca.pem"', "paths are written with /"),
        ('ip = "vc.example.com', "a text ends with the quote that it begins with"),
        ("state = True", "true and false are written with small letters"),
        ('ip: "vc.example.com"', 'between a key and its value stands =: key = "…"'),
        ("[a]\n[a]", "each key and each table stands once"),
        ("ip = 'a'\u200b", "that line holds an invisible character (U+200B): type it again"),
    ],
)
def test_only_the_hint_that_fits_is_told(line: str, hint: str) -> None:
    assert flaw(f"a = 1\n{line}\n").problem.partition("; ")[2] == hint


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("a = 1\n\tip = vc.example.com", [" ip = ••.•••••••.•••", "      ^"]),
        ("[servers.Head office]\r\n", ["[servers.Head office]", "              ^"]),
        (f"client_secret = {SECRET}", ["client_secret = ••••••-•••••-•••••", " " * 16 + "^"]),
        (f"client_secret: {SECRET}", ["•••••••••••••: ••••••-•••••-•••••", " " * 13 + "^"]),
        (f"a = [\n[{SECRET}", ["[••••••-•••••-•••••", " ^"]),
    ],
)
def test_the_line_is_shown_without_values(text: str, picture: list[str]) -> None:
    assert [line[2:] for line in flaw(text).picture.splitlines()] == picture


def test_of_a_long_line_the_place_is_shown() -> None:
    line, sign = flaw(f'ip = "{"x" * 5000}" y').picture.splitlines()
    assert len(line) < 80
    assert line[sign.index("^")] == "•"


@pytest.mark.parametrize(
    "text", ["a = 1\na = 2", "a = '", "a = " + "9" * 5000, "a = " + "[" * 9**5]
)
def test_without_a_place_there_is_no_picture(text: str) -> None:
    assert flaw(text).picture == ""


def test_no_control_character_reaches_the_terminal() -> None:
    assert flaw("a = \x1b[31mred").picture.splitlines()[0].isprintable()
