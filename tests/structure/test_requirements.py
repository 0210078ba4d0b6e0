"""A pin without the extra is not applied to `name[extra]`: pip then takes the newest release, and
refuses it for want of a hash as soon as there is one. Whoever asks for an extra finds it pinned.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.structure.modules import ROOT
from tests.structure.test_repository import REQUIREMENTS

Pins = dict[str, set[str]]


def pins(text: str) -> Pins:
    """Every pinned package and the extras of its line."""
    found = re.findall(r"^([\w.-]+?)(?:\[(.*?)\])?==", text, re.MULTILINE)
    return {canonicalize_name(name): {*re.findall(r"[^,\s]+", extras)} for name, extras in found}


def asked(name: str, extras: set[str]) -> list[Requirement]:
    """What an installed package asks for, here and with these extras."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # it is for another system
        return []
    found = map(Requirement, lines)
    return [
        each
        for each in found
        if each.marker is None
        or any(each.marker.evaluate({"extra": extra}) for extra in {"", *extras})
    ]


def lacking(pinned: Pins, others: list[Requirement]) -> list[str]:
    """Extras that are asked for, by packages or in pyproject.toml, and not pinned."""
    wanted = others + [each for name in pinned for each in asked(name, pinned[name])]
    return sorted(
        {
            f"{canonicalize_name(each.name)}[{extra}]"
            for each in wanted
            for extra in each.extras - pinned.get(canonicalize_name(each.name), set())
        }
    )


def declared(file: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"])
    if file == "requirements-dev.txt":
        lines += project["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_extra_that_is_asked_for_is_pinned(file: str) -> None:
    assert lacking(pins((ROOT / file).read_text(encoding="utf-8")), declared(file)) == []


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_a_pin_without_its_extra_is_found(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    with_extras = [f"{name}[{extra}]" for name, extras in pins(text).items() for extra in extras]
    assert with_extras
    assert lacking(pins(re.sub(r"\[.*?\]==", "==", text)), declared(file)) == sorted(with_extras)


def test_both_files_are_compiled_with_their_extras() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert (
        makefile.count("pip compile") == makefile.count("--no-strip-extras") == len(REQUIREMENTS)
    )
