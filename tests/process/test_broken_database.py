"""The database is held by somebody else, damaged, or not to be written: a clear end or a clear
message, and everything goes on when it is well again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from services.db import Database, DatabaseFailed
from tests.process.process import Process
from tests.process.scenes import ROOM, TO_CONFIRM, two_conferences, walk
from tests.running_bot import EARLY, RunningBot
from tests.stories.screens.scenes import words

BUSY = words().text("error-database-busy")


def file_of(bot: RunningBot) -> Path:
    return bot.folder / "data" / "bot.sqlite3"


async def pressed_while_held(bot: RunningBot, process: Process) -> sqlite3.Connection:
    """Yes is pressed while another program holds the database."""
    server, anna = await two_conferences(bot)
    bot.limits = EARLY
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    await bot.until(lambda: len(process.presses) == len(TO_CONFIRM))  # their stack is stored
    holder = sqlite3.connect(file_of(bot), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    press = await anna.press("⏹ Stop ", wait=False)
    assert (await press.answered()).text == words().text("press-working")
    await anna.sees(BUSY)
    assert server.stops == []
    return holder


async def goes_on(bot: RunningBot) -> None:
    server, anna = bot.servers["Main"], bot.people[1001]
    await anna.press("⏹ Stop ")
    await bot.until(lambda: bot.outcomes() == ["stopped"])
    assert server.stops == [ROOM]


async def test_held_by_another_program(bot: RunningBot, process: Process) -> None:
    holder = await pressed_while_held(bot, process)
    holder.execute("ROLLBACK")
    holder.close()
    await goes_on(bot)


@pytest.mark.soak
async def test_held_for_half_a_minute(bot: RunningBot, process: Process) -> None:
    holder = await pressed_while_held(bot, process)
    for _ in range(5):  # each takes five seconds to say so
        await bot.people[1001].press("No", wait=False)
        await bot.until(lambda: BUSY in bot.people[1001].screen.text)
    holder.execute("ROLLBACK")
    holder.close()
    await goes_on(bot)


async def test_garbage_at_the_start(bot: RunningBot, process: Process) -> None:
    await two_conferences(bot)
    file_of(bot).write_bytes(b"This is no database. " * 1000)
    await process.launch()
    assert await process.ended() == 1
    (line,) = [line for line in process.log.splitlines() if "INFO" not in line]
    assert str(file_of(bot)) in line
    assert "restore a backup" in line
    assert process.output == ""


async def test_changed_by_a_newer_version(bot: RunningBot, process: Process) -> None:
    await two_conferences(bot)
    await bot.change("UPDATE alembic_version SET version_num = '9999_future'")
    await process.launch()
    assert await process.ended() == 1
    (line,) = [line for line in process.log.splitlines() if "INFO" not in line]
    assert "a newer version of the bot has changed it" in line
    assert process.output == ""


async def test_damaged_while_the_bot_runs(bot: RunningBot, process: Process) -> None:
    server, anna = await two_conferences(bot)
    await process.begin()
    await walk(bot, anna, *TO_CONFIRM)
    await bot.until(lambda: len(process.presses) == len(TO_CONFIRM))
    for path in (file_of(bot), Path(f"{file_of(bot)}-wal"), Path(f"{file_of(bot)}-shm")):
        path.write_bytes(b"\0" * path.stat().st_size)
    bot.expected_errors.append("fails and goes on (DatabaseFailed)")  # what runs beside presses
    press = await anna.press("⏹ Stop ")
    assert press.answers[0].alert
    assert server.stops == []


async def test_a_database_that_may_only_be_read(bot: RunningBot) -> None:
    database = Database(f"sqlite+aiosqlite:///file:{file_of(bot)}?mode=ro&uri=true")
    with pytest.raises(DatabaseFailed) as refused:
        async with database.session() as session:
            await session.execute(text("DELETE FROM alembic_version"))
    await database.close()
    assert refused.value.reason == "read-only"
