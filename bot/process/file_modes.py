"""Who may read the files that hold secrets or what the operators did."""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path


def readable_by_others(path: Path) -> bool:
    """Whether the rights of a file let others read it; always False where rights are of another
    kind than POSIX's, and of a file that is not there.
    """
    try:
        status = path.stat()
    except OSError:
        return False
    if os.name != "posix":
        return False
    # Of a file that is not the bot's own, the group can be the bot's own way to it: this is how
    # systemd hands over credentials.
    ours = status.st_uid == os.geteuid()
    return bool(status.st_mode & (stat.S_IROTH | (stat.S_IRGRP if ours else 0)))


def advice(path: Path) -> str:
    """One line for the person who started the bot."""
    return f"{path} can be read by others: chmod 600 {shlex.quote(str(path))}"
