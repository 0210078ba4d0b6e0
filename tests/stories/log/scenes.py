"""What the stories of the log begin with: records of the past, and the file that came of them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

from demo.telegram import Person
from demo.telegram.parameters import File
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import words

_STOP = (
    "INSERT INTO audit (operator_id, operator_name, server_id, server_name, address, "
    "conference_id, topic, people, requested_at, outcome, detail, settled_at, told_at, batch) "
    "VALUES (?, ?, ?, ?, 'vc.example.com', ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHANGE = (
    "INSERT INTO acts (at, operator_id, name, act, server_id, detail, outcome) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def ago(minutes: float) -> datetime:
    return datetime.now(UTC) - timedelta(minutes=minutes)


def stored(moment: datetime) -> str:
    """As the database has it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


async def stopped(
    bot: RunningBot,
    topic: str | None = "Weekly sync",
    *,
    minutes: float = 60,
    who: tuple[int, str] = (1001, "Anna"),
    server: tuple[int, str] = (1, "Main"),
    outcome: str | None = "stopped",
    detail: str | None = None,
    took: float = 3.0,
    batch: str | None = None,
) -> None:
    """Somebody has stopped a conference, or tried to."""
    at = ago(minutes)
    settled = None if outcome is None else stored(at + timedelta(seconds=took))
    values = *who, *server, "4406127733", topic, 5, stored(at), outcome, detail, settled, settled
    await bot.change(_STOP, *values, batch)


async def changed(
    bot: RunningBot,
    act: str,
    *,
    minutes: float = 60,
    who: tuple[int, str] = (1001, "Anna"),
    server_id: int | None = None,
    detail: str | None = None,
    outcome: str = "done",
) -> None:
    await bot.change(_CHANGE, stored(ago(minutes)), *who, act, server_id, detail, outcome)


async def open_log(bot: RunningBot, person: Person) -> None:
    """A new screen of it; an earlier one may still be filled in."""
    before = person.screen.message_id
    await person.send("/log")
    await bot.telegram.until(
        lambda: (
            person.screen.message_id > before
            and any("📄" in label for label in person.screen.labels)
        )
    )


async def file_of(
    bot: RunningBot, person: Person, form: str, number: int = 1, code: str = "en"
) -> File:
    """Press the key for a file, and wait for it; the first one has number 1."""
    await person.press(words(code).text(f"btn-export-{form}"))
    found: list[File] = await bot.until(
        lambda: files if len(files := files_of(person)) >= number else None, 30
    )
    return found[number - 1]


def files_of(person: Person) -> list[File]:
    return [each.file for each in person.chat.messages.values() if each.file]


def rows_of(file: File) -> list[dict[str, Any]]:
    """Of a CSV."""
    text = file.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def told(bot: RunningBot, person: Person, text: str) -> None:
    """Wait for a message without buttons, which is no screen."""
    await bot.telegram.until(
        lambda: any(text in each.text for each in person.chat.messages.values())
    )
