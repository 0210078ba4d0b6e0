"""What stands beside the code: the README's commands, the dependencies, and nothing of the machine
on which somebody worked.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import _parser
from tests.structure.modules import ROOT, imports, modules, within

READMES = sorted(path.name for path in ROOT.glob("README*.md"))
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
# Dependencies that no module imports, and what asks for them instead.
NOT_IMPORTED = {
    "aiosqlite": "database-url names it",
    "asyncpg": "database-url names it",
    "tzdata": "zoneinfo reads it",
}
PARTS = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)


def code_of(readme: str) -> str:
    """Everything that a README shows as code."""
    return "\n".join(PARTS.findall((ROOT / readme).read_text(encoding="utf-8")))


def project() -> dict[str, str]:
    """The runtime dependencies: name and what stands for it in an import."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)["project"]["dependencies"]
    names = [re.split(r"[\[<>=~! ]", each)[0] for each in declared]
    return {name: name.lower().replace("-", "_") for name in names}


def files() -> list[Path]:
    """Every file of the repository, also those that are not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("readme", READMES)
class TestReadme:
    def test_every_make_command_exists(self, readme: str) -> None:
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        named = re.findall(r"\bmake ([a-z-]+)", code_of(readme))
        assert named
        assert {*named} - {*targets} == set()

    def test_every_command_line_of_the_bot_is_understood(self, readme: str) -> None:
        lines = re.findall(r"-m bot\b([^\n`#]*)", code_of(readme))
        assert lines
        for line in lines:
            _parser().parse_args(shlex.split(line))


def test_every_target_of_the_makefile_is_a_command_and_not_a_file() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    phony = re.findall(r"^\.PHONY: (.*)", makefile, re.MULTILINE)
    assert sorted(targets) == sorted(" ".join(phony).split())


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_with_hashes_and_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "index" not in re.sub(r"#.*", "", text)
    entries = re.sub(r"#.*", "", text).replace("\\\n", " ").splitlines()
    required = [entry for entry in entries if entry.strip()]
    assert required
    for entry in required:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_dependency_is_among_the_requirements(name: str) -> None:
    pinned = {
        re.sub(r"[-_.]+", "-", found).lower()
        for found in re.findall(r"^([\w.-]+?)(?:\[.*?\])?==", (ROOT / name).read_text(), re.M)
    }
    assert {re.sub(r"[-_.]+", "-", each).lower() for each in project()} <= pinned


def test_every_dependency_is_used() -> None:
    imported = {name for tree in modules().values() for name in imports(tree)}
    unused = {
        dependency
        for dependency, module in project().items()
        if not any(within(name, module) for name in imported)
    }
    assert unused == {*NOT_IMPORTED}


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    folders = re.compile(rb"(?<![\w.~-])/(work|root|home/\w+|Users/\w+)/")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]!r}"
        for path in files()
        for match in folders.finditer(path.read_bytes())
    ]
    assert found == []
