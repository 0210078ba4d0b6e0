"""`python -m bot backup FILE`: a copy of the database, whole also while the bot writes."""

from __future__ import annotations

import os
import shlex
import sqlite3
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from services.db.inspection import Unusable, file_of, for_its_own_tools


class BackupFailed(Exception):
    """There is no backup; the message is for the person who wanted one."""


def back_up(database_url: str, target: Path) -> None:
    """Copy the database into a new file that only this user can read; the bot may run meanwhile.

    :raises BackupFailed: what was begun is removed; a file that was there before stays as it is
    """
    if url := for_its_own_tools(database_url):
        command = f"pg_dump --format=custom --file={shlex.quote(str(target))} {shlex.quote(url)}"
        raise BackupFailed(
            "PostgreSQL has its own tool for that, also while the bot runs; it asks for the "
            f"password, or reads ~/.pgpass:\n{command}"
        )
    source = _source(database_url)
    if os.path.realpath(target) in _files_of(source):
        raise BackupFailed(f"{target} belongs to the database itself; choose another name.")
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise BackupFailed(f"{target} is there already; choose another name.") from error
    except OSError as error:
        raise BackupFailed(f"{target} cannot be made: {error.strerror}.") from error
    with ExitStack() as begun:
        begun.callback(_remove, target)
        try:
            findings = _copy(source, target)
        except (sqlite3.Error, OSError) as error:
            raise BackupFailed(f"{source} cannot be copied: {error}.") from error
        if findings != ["ok"]:
            raise BackupFailed(f"{source} is damaged: {findings[0]}.")
        begun.pop_all()


def _source(database_url: str) -> Path:
    source = None
    with suppress(Unusable):
        source = file_of(database_url)
    if source is None:
        raise BackupFailed("database-url names no SQLite file: there is nothing to copy.")
    try:
        there = source.is_file()
    except OSError as error:
        raise BackupFailed(f"{source} cannot be read: {error.strerror}.") from error
    if not there:
        raise BackupFailed(f"There is no database yet: {source}.")
    return source


def _files_of(source: Path) -> set[str]:
    """The database, and what SQLite and the bot keep beside it."""
    path = os.path.realpath(source)
    return {f"{path}{end}" for end in ("", "-wal", "-shm", "-journal", ".lock")}


def _remove(target: Path) -> None:
    with suppress(OSError):
        target.unlink()


def _copy(source: Path, target: Path) -> list[str]:
    """SQLite's online backup, and what SQLite finds in the copy: "ok", or what is wrong."""
    # Not read-only: only who may write clears away the log files that reading makes.
    address = f"{source.absolute().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(address, uri=True)) as database,
        closing(sqlite3.connect(target)) as copy,
    ):
        database.backup(copy)
        # Else the copy would need log files beside it to be read.
        copy.execute("PRAGMA journal_mode = DELETE")
        return [text for (text,) in copy.execute("PRAGMA integrity_check")]
