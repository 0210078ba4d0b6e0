"""The container and both Compose files are run, where a machine can: by `make container`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.needs import missing
from tests.structure.modules import ROOT
from tools.container import CANNOT_RUN, lacking


@pytest.mark.container
@pytest.mark.timeout(3000)  # two systems are unpacked, and all libraries installed
def test_the_containers_are_as_the_readme_says() -> None:
    if without := lacking():
        missing(", ".join(without))
    walked = subprocess.run(
        [sys.executable, "-m", "tools.container"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if walked.returncode == CANNOT_RUN:
        pytest.skip(f"containers cannot run here: {walked.stderr.strip()}")
    assert walked.returncode == 0, walked.stderr
