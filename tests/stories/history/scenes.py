"""A monitored server with a past, and the service that takes its samples."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from math import sin
from pathlib import Path
from typing import Any

from services.history.sampler import Sampler
from tests.running_bot import RunningBot

SAMPLE = (
    "INSERT OR REPLACE INTO samples"
    " (server_id, slot, down, answer, users, conferences, people, forgotten)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
HOURLY = "INSERT INTO hours VALUES (?, ?, 12, 0, 40, 90, ?, ?, ?, 12, 3.5, 6, 20.5, 40, 1)"
DAY = 86400


def sampler_of(bot: RunningBot) -> Sampler:
    assert bot.app
    return bot.app._services.sampler


def samples(bot: RunningBot, server_id: int = 1) -> list[tuple[Any, ...]]:
    """What is known, oldest first."""
    return bot.rows(
        "SELECT down, users, conferences, people, forgotten FROM samples"
        " WHERE server_id = ? ORDER BY slot",
        server_id,
    )


async def write(bot: RunningBot, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Many rows at once, behind the bot's back, which may be writing."""
    await asyncio.to_thread(_write, bot.folder / "data" / "bot.sqlite3", statement, [*rows])


def _write(path: Path, statement: str, rows: list[tuple[Any, ...]]) -> None:
    with closing(sqlite3.connect(path, timeout=30)) as connection, connection:
        connection.executemany(statement, rows)


async def write_a_year(bot: RunningBot, server_ids: Iterable[int], now: datetime) -> None:
    """400 days before now: samples of the last 14, hours before."""
    end = int(now.astimezone(UTC).timestamp()) // 300 * 300
    split = (end - 14 * DAY) // 3600 * 3600
    for server_id in server_ids:
        await write(
            bot, SAMPLE, (_sample(server_id, slot) for slot in range(split, end + 300, 300))
        )
        await write(
            bot, HOURLY, (_hour(server_id, slot) for slot in range(end - 400 * DAY, split, 3600))
        )


def _users(slot: int) -> int:
    return 200 + int(150 * sin(slot / DAY * 6.283)) + slot // 300 % 17


def _sample(server_id: int, slot: int) -> tuple[Any, ...]:
    users = _users(slot)
    return server_id, slot, 0, 35 + slot // 300 % 20, users, users // 40, users // 8, 1


def _hour(server_id: int, slot: int) -> tuple[Any, ...]:
    users = _users(slot)
    return server_id, slot - slot % 3600, float(users), users + 17, slot - slot % 3600 + 600
