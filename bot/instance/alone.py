"""One process for an SQLite file: by a lock beside it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.instance.errors import CannotRun, NoPlace
from bot.process import NoLock, Taken, advice, locked, readable_by_others

logger = logging.getLogger(__name__)


@contextmanager
def alone(path: Path | None) -> Iterator[None]:
    """Hold the lock beside the file, if it is one. Raises CannotRun."""
    if path is None:
        yield
        return
    try:
        with locked(path):
            if readable_by_others(path):
                logger.warning(advice(path))
            yield
    except NoLock as reason:
        raise NoPlace(str(reason)) from reason
    except Taken as taken:
        raise CannotRun(f"Another process uses the database {path}.") from taken
