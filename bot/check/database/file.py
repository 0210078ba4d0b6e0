"""What only an SQLite file has: a folder, a size, and who may read it."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from bot.check.report import CheckResult, not_tried, ok, warning
from bot.process import readable_by_others

MIB = 1024 * 1024
# Free space below which it will soon be full.
LITTLE = 100 * MIB


def in_use(path: Path) -> bool:
    """Whether a bot is at work with it."""
    if not os.path.exists(lock := f"{path}.lock"):
        return False
    try:
        with FileLock(lock, blocking=False):
            return False
    except Timeout:
        return True
    except OSError:  # of somebody else: what that means is told by the other looks
        return False


def folder_of(path: Path) -> Path:
    """The nearest one that is there; the first start makes the others."""
    return next(each for each in path.parents if each.exists())


def write_beside(path: Path) -> None:
    """Make a file where SQLite makes some, and remove it. Raises OSError."""
    with tempfile.TemporaryFile(dir=folder_of(path)):
        pass


def size(path: Path) -> CheckResult:
    files = [Path(f"{path}{end}") for end in ("", "-wal")]
    taken = sum(file.stat().st_size for file in files if file.exists())
    free = shutil.disk_usage(folder_of(path)).free
    found = f"{taken / MIB:.1f} MiB, {free / MIB:.0f} MiB free"
    return warning(found, "Make room on the disk.") if free < LITTLE else ok(found)


def rights(path: Path) -> CheckResult:
    if os.name != "posix":
        return not_tried("this system has rights of another kind")
    if readable_by_others(path):
        return warning("others can read it", f"chmod 600 {shlex.quote(str(path))}")
    return ok("for the bot only")
