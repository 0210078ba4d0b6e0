"""The Dockerfile, carried out without a container: its own lines, in folders of a test."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.structure.modules import ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


class Line(NamedTuple):
    """One instruction and what follows it."""

    word: str
    rest: str


def stages(text: str = DOCKERFILE) -> list[list[Line]]:
    """The lines of each stage, without its FROM."""
    joined = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    lines = [Line(*line.split(" ", 1)) for line in joined.splitlines() if line.strip()]
    found: list[list[Line]] = []
    for line in lines:
        if line.word == "FROM":
            found.append([])
        else:
            found[-1].append(line)
    return found


class Image:
    """What the last stage makes, in `folder` instead of /app, where health is told at `port`.

    :ivar python: runs it, with the libraries
    """

    def __init__(self, folder: Path, port: int, python: Path = Path(sys.executable)) -> None:
        self.folder = folder
        self.python = python
        self._lines = stages(DOCKERFILE.replace("8090", str(port)))[-1]

    def build(self) -> None:
        """Copy, and run what is run by Python."""
        for source, target in self._copied():
            shutil.copytree(
                ROOT / source, self.folder / target, ignore=shutil.ignore_patterns("__pycache__")
            )
        for command in self._all("RUN"):
            if command.startswith("python "):
                _run([str(self.python), *shlex.split(command)[1:]], self.folder)

    @property
    def entrypoint(self) -> list[str]:
        """The command that the container runs."""
        return self._command(self._one("ENTRYPOINT"))

    @property
    def health_check(self) -> list[str]:
        """The command that looks whether the container is well."""
        return self._command(self._one("HEALTHCHECK").partition("CMD ")[2])

    @property
    def environment(self) -> dict[str, str]:
        """The variables that the image sets, but for the way to its Python."""
        pairs = (pair.split("=", 1) for pair in shlex.split(self._one("ENV")))
        return {key: value for key, value in pairs if key != "PATH"}

    def files(self) -> set[Path]:
        """Every file but the data."""
        data = self.folder / "data"
        return {
            path for path in self.folder.rglob("*") if path.is_file() and data not in path.parents
        }

    def _copied(self) -> Iterator[tuple[str, str]]:
        """What comes from the repository, as far as Docker is let see it."""
        seen = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
        for rest in self._all("COPY"):
            if rest.startswith("--from="):
                continue
            source, target = rest.split()
            assert f"!{source}" in seen
            yield source, target

    def _command(self, written: str) -> list[str]:
        python, *arguments = json.loads(written)
        assert python == "python"
        return [str(self.python), *arguments]

    def _one(self, word: str) -> str:
        (rest,) = self._all(word)
        return rest

    def _all(self, word: str) -> list[str]:
        return [line.rest for line in self._lines if line.word == word]


def install_libraries(folder: Path) -> Path:
    """Carry out the first stage, from the registry that pip knows; the Python that it makes."""
    for line in stages()[0]:
        if line.word == "COPY":
            shutil.copy(ROOT / line.rest.split()[0], folder)
        if line.word == "RUN":
            command = line.rest.replace("/opt/libraries", str(folder / "libraries"))
            command = re.sub(r"^python ", f"{sys.executable} ", command)
            _run(shlex.split(command), folder)
    return folder / "libraries" / "bin" / "python"


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - a line of our own Dockerfile
