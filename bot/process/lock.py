"""The lock beside the database: one process at a time may use it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class Taken(Exception):
    """Another process holds the lock."""


class NoLock(Exception):
    """The folder or the lock cannot be made; the message is for the person who started the bot."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a database file, and make its folder. Raises Taken, NoLock."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, ValueError) as failure:
        raise NoLock(f"The folder {path.parent} cannot be made: {_reason(failure)}.") from failure
    lock = FileLock(f"{path}.lock", blocking=False)
    try:
        lock.acquire()
    except Timeout as taken:
        raise Taken from taken
    # A file system without locks is an OSError or NotImplementedError, as its kind has it.
    except (OSError, ValueError, NotImplementedError) as failure:
        raise NoLock(
            f"The lock {path}.lock cannot be taken: {_reason(failure)}. "
            "It must lie on a disk of this machine, where the bot may write."
        ) from failure
    try:
        yield
    finally:
        lock.release()


def _reason(failure: Exception) -> str:
    if isinstance(failure, OSError) and failure.errno:
        return os.strerror(failure.errno)
    return "the file system refuses" if isinstance(failure, OSError) else "this is not possible"
