"""Every section and every file that code or documents cite exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.modules import ROOT

DOCS = ROOT / "docs"
# What code calls a page, and its file.
PAGES = {
    "design": "design.md",
    "trueconf-api.md": "trueconf-api.md",
    "telegram-bot-api.md": "telegram-bot-api.md",
}
_NUMBER = r"\d+(?:\.\d+)?"
_CITED = re.compile(
    rf"(?<![\w/])(design|trueconf-api\.md|telegram-bot-api\.md),?\s+(?:#\s+)?(?:sections?\s+)?"
    rf"({_NUMBER}(?:(?:,| and| to)\s+{_NUMBER})*)(?![\w-])"
)
_FILE = re.compile(
    r"(?<![\w/.])((?:bot|dialogs|services|l10n|demo|tools|tests|docs|deploy|bench)/[\w/.-]+"
    r"\.(?:py|md|toml|ftl|service))"
)


def sections(page: str) -> set[str]:
    """The numbers of a page's headings; an item N of a numbered list in section M is M.N."""
    found: set[str] = set()
    section = ""
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        if heading := re.match(rf"#+ ({_NUMBER})\.? ", line):
            section = heading[1]
            found.add(section)
        elif item := re.match(r"(\d+)\. ", line):
            found.add(f"{section}.{item[1]}")
    return found


def files() -> Iterator[Path]:
    for folder in ("bot", "dialogs", "l10n", "services", "demo", "tools", "bench", "tests"):
        yield from (ROOT / folder).rglob("*.py")
    yield from ROOT.glob("*.md")
    yield from DOCS.rglob("*.md")


def cited() -> set[tuple[str, str]]:
    """Page and section of every citation."""
    return {
        (found[1], number)
        for path in files()
        for found in _CITED.finditer(path.read_text(encoding="utf-8"))
        for number in re.findall(_NUMBER, found[2])
    }


def test_there_are_citations_of_each_page() -> None:
    assert {page for page, _ in cited()} == set(PAGES)


@pytest.mark.parametrize(("page", "section"), sorted(cited()))
def test_what_is_cited_exists(page: str, section: str) -> None:
    assert section in sections(PAGES[page])


def test_every_file_that_is_named_exists() -> None:
    named = {
        (path.name, found[1])
        for path in files()
        for found in _FILE.finditer(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert [each for each in sorted(named) if not (ROOT / each[1]).exists()] == []
