"""The move as a whole: a copy of the file is brought up to date and moved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.instance import CannotRun, alone
from bot.process.backup import BackupFailed, back_up
from services.db import Database, DatabaseFailed, DatabaseNewer
from services.db.inspection import Standing, Unusable, file_of, read_schema, with_hidden_password
from services.db.moving import Moved, MoveRefused, move


class CannotMove(Exception):
    """Nothing was moved; the message is for the person who wanted it."""


async def move_database(source: str, target: str) -> str:
    """Move all data, while the bot does not run; what to say of it.

    :param source: the URL of an SQLite file
    :param target: the URL of an empty PostgreSQL database
    :raises CannotMove: both databases are as they were
    """
    path = _path(source)
    try:
        with alone(path), _folder_beside(path) as folder:
            copy = folder / "copy.sqlite3"
            back_up(source, copy)
            await _bring_up_to_date(copy, path)
            moved = await move(copy, target)
    except CannotRun as reason:
        raise CannotMove(f"{reason} End the bot before.") from reason
    except (BackupFailed, MoveRefused) as reason:
        raise CannotMove(str(reason)) from reason
    except DatabaseFailed as failure:
        raise CannotMove(f"The database of --to failed: {failure}.") from failure
    return _report(moved, path, target)


def _path(source: str) -> Path:
    path = None
    with suppress(Unusable):
        path = file_of(source)
    if path is None:
        raise CannotMove("database-url names no SQLite file: there is nothing to move.")
    if not path.is_file():
        raise CannotMove(f"There is no database yet: {path}.")
    return path


@contextmanager
def _folder_beside(path: Path) -> Iterator[Path]:
    """Only for this user, and gone in the end. Raises CannotMove."""
    folder = Path(f"{path}.moving")
    shutil.rmtree(folder, ignore_errors=True)  # of a move that was killed
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise CannotMove(f"{folder} cannot be made: {error.strerror}.") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _bring_up_to_date(copy: Path, path: Path) -> None:
    url = f"sqlite+aiosqlite:///{copy}"
    try:
        standing = (await read_schema(url)).standing
    except Unusable as error:
        raise CannotMove(f"{path} cannot be read.") from error
    if standing in (Standing.EMPTY, Standing.FOREIGN):
        raise CannotMove(f"{path} holds no data of the bot.")
    database = Database(url)
    try:
        await database.upgrade()
    except DatabaseNewer as newer:
        raise CannotMove(f"{path} cannot be moved: {newer}.") from newer
    except DatabaseFailed as failure:
        raise CannotMove(f"{path} cannot be brought up to date: {failure}.") from failure
    finally:
        await database.close()


def _report(moved: Moved, path: Path, target: str) -> str:
    counts = [f"{name}: {rows}" for name, rows in sorted(moved.rows.items()) if rows]
    said = [
        "Rows moved, by table:",
        *counts,
        f"{sum(moved.rows.values())} rows in all; both databases hold the same, by count and by "
        "checksum.",
    ]
    if moved.nuls:
        said.append(
            f"Texts with a NUL character, which PostgreSQL does not take: {moved.nuls}; it is now "
            "\N{REPLACEMENT CHARACTER}."
        )
    said += [
        "What to do next:",
        "1. Put this into database-url of the settings (a password is shown as ***): "
        f"{with_hidden_password(target)}",
        "2. Start the bot, and look with `python -m bot check`.",
        f"3. Keep {path} until you are content; the bot no longer writes it.",
    ]
    return "\n".join(said)
