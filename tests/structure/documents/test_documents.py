"""Links and pictures of all documents, and the diagram of the windows."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.structure.documents.markdown import Document
from tests.structure.modules import ROOT
from tools.diagram import DOCUMENT, diagram, drawn

DOCUMENTS = {path.name: Document(path) for path in sorted(ROOT.glob("*.md"))}
# Bytes; a page with a dozen of them is still there at once.
LARGEST_PICTURE = 100_000


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    links = [link for link in DOCUMENTS[name].links if not link.startswith("https://")]
    assert [link for link in links if not leads_somewhere(name, link)] == []


def leads_somewhere(name: str, link: str) -> bool:
    path, _, anchor = link.partition("#")
    if not anchor:
        return (ROOT / path).exists()
    target = DOCUMENTS.get(path or name)
    return target is not None and anchor in target.anchors


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_picture_is_there_and_small(name: str) -> None:
    paths = {ROOT / picture for picture in DOCUMENTS[name].pictures}
    assert [path.name for path in paths if not path.is_file()] == []
    assert [path.name for path in paths if path.stat().st_size > LARGEST_PICTURE] == []


def test_no_picture_is_left_over() -> None:
    pictures = chain.from_iterable(document.pictures for document in DOCUMENTS.values())
    shown = {ROOT / picture for picture in pictures}
    assert {*(ROOT / "assets").rglob("*.png")} - shown == set()


def test_the_diagram_shows_the_windows_as_they_are() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert drawn(text) == text, "run `make diagram`"


def test_the_diagram_has_a_way_to_every_window() -> None:
    windows = re.findall(r'^    (\w+)\["', diagram(), re.MULTILINE)
    ends = re.findall(r"--> (\w+)$", diagram(), re.MULTILINE)
    assert {*windows} == {*ends}
