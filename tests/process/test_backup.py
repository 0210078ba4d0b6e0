"""A backup that was made while the bot is at work is one from which it goes on."""

from __future__ import annotations

import asyncio
import re
import resource
import shlex
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.process.backup import BackupFailed, back_up
from demo.telegram import Person
from tests.postgresql import PostgreSQL
from tests.process.process import ROOT, Process
from tests.process.scenes import TOPIC, two_conferences, walk
from tests.running_bot import RunningBot


async def _command(bot: RunningBot, target: Path) -> tuple[int, str]:
    """`python -m bot backup`: its exit code, and all that it says."""
    settings = str(bot.folder / "settings.toml")
    command = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "--settings", settings, "backup", str(target)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await command.communicate()
    assert command.returncode is not None
    return command.returncode, said.decode()


def _url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def _restore(bot: RunningBot, backup: Path) -> None:
    """As README.md says."""
    database = bot.folder / "data" / "bot.sqlite3"
    shutil.copy(backup, database)
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)


async def _to_and_fro(person: Person) -> None:
    """Each of these presses is written."""
    while True:
        await person.press("Conferences")
        await person.press("Back")


async def test_the_bot_goes_on_from_a_backup_that_was_made_while_it_wrote(
    bot: RunningBot, process: Process, tmp_path: Path
) -> None:
    _, anna = await two_conferences(bot)
    boris = bot.add_operator(1002, "Boris")
    await process.begin()
    await walk(bot, anna, "Conferences", TOPIC)
    await walk(bot, boris)
    before = len(process.presses)
    writing = asyncio.create_task(_to_and_fro(boris))
    backup = tmp_path / "backup.sqlite3"
    code, said = await _command(bot, backup)
    assert code == 0
    size = round(backup.stat().st_size / 1024)
    assert said == f"{backup}: a whole copy of the database, {size} KiB.\n"
    writing.cancel()
    assert len(process.presses) > before + 2
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    process.kill()
    await process.ended()

    _restore(bot, backup)
    await process.begin()
    await anna.press("Stop…")
    assert "Stop this conference?" in anna.screen.text
    await walk(bot, boris, "Conferences")


async def test_a_backup_never_takes_the_place_of_a_file(bot: RunningBot, tmp_path: Path) -> None:
    await two_conferences(bot)
    bot.write_settings()
    target = tmp_path / "earlier"
    target.write_text("precious")
    code, said = await _command(bot, target)
    assert (code, said) == (2, f"{target} is there already; choose another name.\n")
    assert target.read_text() == "precious"


def test_what_stands_in_the_log_only_is_in_the_backup(new_database: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    shutil.copy(new_database, source)
    with closing(sqlite3.connect(source)) as writer:
        writer.execute("CREATE TABLE late (number)")
        with writer:
            writer.execute("INSERT INTO late VALUES (42)")
        assert Path(f"{source}-wal").stat().st_size > 0
        back_up(_url(source), target)
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        assert copy.execute("SELECT number FROM late").fetchall() == [(42,)]


def _damage(database: Path) -> None:
    """Somewhere in the middle, where opening it does not look."""
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(b"\xff" * 20_000)


@pytest.mark.parametrize("prepare", [_damage, Path.unlink, lambda path: path.write_text("text")])
def test_there_is_no_half_a_backup(
    new_database: Path, tmp_path: Path, prepare: Callable[[Path], object]
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    shutil.copy(new_database, source)
    prepare(source)
    with pytest.raises(BackupFailed, match=re.escape(str(source))):
        back_up(_url(source), target)
    assert not target.exists()


def test_what_is_not_in_a_file_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="names no SQLite file"):
        back_up("sqlite+aiosqlite://", tmp_path / "target")


@pytest.mark.parametrize(
    ("url", "without"),
    [
        ("postgresql+asyncpg://u:secret@db.example.com/bot", "postgresql://u@db.example.com/bot"),
        (
            "postgresql+asyncpg://u%40x:secret@[::1]:5433/bot?ssl=require",
            "'postgresql://u%40x@[::1]:5433/bot?sslmode=require'",
        ),
        ("postgresql+asyncpg://u@/bot?host=/run/pg", "'postgresql://u@/bot?host=%2Frun%2Fpg'"),
    ],
)
def test_postgresql_has_its_own_tool(tmp_path: Path, url: str, without: str) -> None:
    with pytest.raises(BackupFailed) as failure:
        back_up(url, tmp_path / "the copy")
    command = str(failure.value).splitlines()[-1]
    assert command == f"pg_dump --format=custom --file='{tmp_path / 'the copy'}' {without}"
    assert "secret" not in str(failure.value)


def test_the_command_for_postgresql_works(postgresql: PostgreSQL, tmp_path: Path) -> None:
    name = postgresql.new()
    target = tmp_path / "copy"
    with pytest.raises(BackupFailed) as failure:
        back_up(postgresql.url(name), target)
    program, *arguments = shlex.split(str(failure.value).splitlines()[-1])
    subprocess.run([postgresql.programs / program, *arguments], check=True)  # noqa: S603 - as people run it
    assert target.read_bytes().startswith(b"PGDMP")
    postgresql.drop(name)


def test_a_place_that_cannot_be_written_is_named(new_database: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "target"
    with pytest.raises(BackupFailed, match=re.escape(str(target))):
        back_up(_url(new_database), target)


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal", ".lock"])
def test_a_backup_is_no_file_of_the_database_itself(
    new_database: Path, tmp_path: Path, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    shutil.copy(new_database, source)
    monkeypatch.chdir(tmp_path)
    for target in (Path(f"{source}{end}"), Path(f"source{end}"), Path(f"x/../source{end}")):
        with pytest.raises(BackupFailed, match="belongs to the database itself"):
            back_up(_url(source), target)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
    assert source.read_bytes() == new_database.read_bytes()


def test_a_disk_without_room_leaves_nothing_behind(new_database: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(BackupFailed, match="cannot be copied"):
            back_up(_url(new_database), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not target.exists()


async def test_a_target_that_cannot_be_written_is_one_line(
    bot: RunningBot, tmp_path: Path
) -> None:
    await two_conferences(bot)
    bot.write_settings()
    (tmp_path / "file").touch()
    for target in (tmp_path / "file" / "backup", tmp_path / "nowhere" / "backup", tmp_path):
        code, said = await _command(bot, target)
        assert code == 2
        assert said.count("\n") == 1
        assert str(target) in said
