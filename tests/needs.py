"""What a test needs of the machine beside Python."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

# Debian keeps servers where only root's PATH looks.
PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))


def program(name: str) -> str:
    """Where a program is; without it the test is skipped, see `missing`."""
    return shutil.which(name, path=PLACES) or missing(name)


def rare_program(name: str) -> str:
    """The same of one that .ci/run does not install: too large for each run. Its test is skipped
    in CI, too.
    """
    found = shutil.which(name, path=PLACES)
    if found is None:
        pytest.skip(f"{name} is not installed here; on Debian: apt install prometheus")
    return found


def missing(what: str) -> NoReturn:
    """Skip the test, which needs this. In CI it fails: there nobody would notice."""
    complaint = f"{what} is not installed here; .ci/run installs it on Debian"
    if os.environ.get("CI"):
        pytest.fail(complaint, pytrace=False)
    pytest.skip(complaint)
