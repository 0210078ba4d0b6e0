"""Who may read the files that hold secrets or what the operators did."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path


def readable_by_others(path: Path) -> bool:
    """Always False for a missing file, and where file rights are not those of POSIX."""
    try:
        status = path.stat()
    except OSError:
        return False
    if os.name != "posix":
        return False
    # systemd hands over credentials as another user's files, which the bot reads by its group.
    ours = status.st_uid == os.geteuid()
    return bool(status.st_mode & (stat.S_IROTH | (stat.S_IRGRP if ours else 0)))


def advice(path: Path) -> str:
    return f"{path} can be read by others: chmod 600 {shlex.quote(str(path))}"
