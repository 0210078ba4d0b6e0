"""Where the database is to be, it cannot be: one line, code 2, so that nothing tries it again."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path
from typing import Any

import pytest

from bot.process.lock import NoLock, Taken, locked
from tests.process.process import Process
from tests.process.scenes import two_conferences
from tests.running_bot import RunningBot


def folder_is_a_file(folder: Path) -> str:
    (folder / "taken").touch()
    return str(folder / "taken" / "bot.sqlite3")


def parent_is_a_file(folder: Path) -> str:
    (folder / "taken").touch()
    return str(folder / "taken" / "deep" / "bot.sqlite3")


def folder_is_no_place_for_files(_: Path) -> str:
    return "/proc/bot/bot.sqlite3"


def lock_is_a_folder(folder: Path) -> str:
    (folder / "data" / "other.sqlite3.lock").mkdir(parents=True)
    return str(folder / "data" / "other.sqlite3")


def lock_leads_elsewhere(folder: Path) -> str:
    (folder / "other.sqlite3.lock").symlink_to(folder / "target")
    return str(folder / "other.sqlite3")


def name_is_too_long(folder: Path) -> str:
    return str(folder / ("x" * 300) / "bot.sqlite3")


@pytest.mark.parametrize(
    "prepare",
    [
        folder_is_a_file,
        parent_is_a_file,
        folder_is_no_place_for_files,
        lock_is_a_folder,
        lock_leads_elsewhere,
        name_is_too_long,
    ],
)
async def test_it_is_one_line_and_code_2(bot: RunningBot, process: Process, prepare: Any) -> None:
    await two_conferences(bot)
    path = prepare(bot.folder)
    bot.extra_settings = f'database-url = "sqlite+aiosqlite:///{path}"'
    await process.launch()
    assert await process.ended() == 2
    (line,) = process.log.splitlines()
    assert line.startswith(("The folder ", "The lock "))
    assert str(Path(path).parent) in line
    assert process.output == ""


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EIO, errno.ENOTSUP, errno.EROFS])
def test_a_file_system_without_locks_is_no_other_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As NFS without its lock service does it."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(NoLock, match=os.strerror(number)), locked(tmp_path / "bot.sqlite3"):
        pass


def test_a_lock_that_is_held_is_another_process(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "bot.sqlite3"
    with locked(path):
        with pytest.raises(Taken), locked(path):
            pass
        assert path.parent.stat().st_mode & 0o777 == 0o700
    with locked(path):
        pass


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can")
@pytest.mark.parametrize("whose", ["folder", "lock"])
def test_what_belongs_to_somebody_else(tmp_path: Path, whose: str) -> None:
    """As after a start by root, or by another user."""
    folder = tmp_path / "data"
    folder.mkdir()
    if whose == "lock":
        (folder / "bot.sqlite3.lock").touch(0o600)
        os.chown(folder, 65534, 65534)
    tops = [path for path in folder.parents if path.stat().st_mode & 0o077 != 0o055]
    rights = {path: path.stat().st_mode for path in tops}
    for path in tops:
        path.chmod(rights[path] | 0o055)
    os.seteuid(65534)
    try:
        with pytest.raises(NoLock, match="Permission denied"), locked(folder / "bot.sqlite3"):
            pass
    finally:
        os.seteuid(0)
        for path, mode in rights.items():
            path.chmod(mode)


def test_an_error_of_whoever_holds_the_lock_is_theirs(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="mine"), locked(tmp_path / "bot.sqlite3"):
        raise OSError(errno.EIO, "mine")
