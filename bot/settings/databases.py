"""Which databases there are, and how each is written, for `bot.settings.model`."""

from __future__ import annotations

import re
from urllib.parse import quote

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from bot.settings.values import EXPLAINED, surroundings

# Options of SQLite's driver, and of a file that is given as file:…?uri=true.
_OPTION = (
    r"(?:timeout=[0-9]{1,4}|uri=true|mode=(?:ro|rw|rwc)"
    r"|cache=(?:private|shared)|(?:immutable|nolock)=[01])"
)
_SQLITE = re.compile(
    rf"sqlite\+aiosqlite:///(?P<path>[^?\0-\x1f]+)(?:\?{_OPTION}(?:&{_OPTION})*)?"
)

# User and password as they stand in a URL; the server by name, or by the folder of its socket.
_POSTGRESQL = re.compile(
    r"postgresql\+asyncpg://(?:[^\s:/?#@]+(?::[^\s:/?#@]*)?@)?"
    r"(?:(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{1,5})?)?/[^\s/?#]+"
    r"(?:\?(?:host=/[^\s&#]+|ssl=(?:disable|prefer|require|verify-ca|verify-full)))?"
)


def is_postgresql(value: str) -> bool:
    """Whether it is the whole URL of such a database, as the bot opens it."""
    return bool(_POSTGRESQL.fullmatch(value))


def database_url(value: str, info: ValidationInfo) -> str:
    """Make the path of an SQLite file absolute, quoted as SQLAlchemy 2.1 expects it."""
    if is_postgresql(value):
        return value
    found = _SQLITE.fullmatch(value)
    if found is None:
        if re.match(r"(?!sqlite)[A-Za-z][\w.+-]*:", value):
            raise PydanticCustomError(
                EXPLAINED,
                "is wrong; the bot works with SQLite, sqlite+aiosqlite:///data/bot.sqlite3, or "
                "PostgreSQL, postgresql+asyncpg://user:password@db.example.com/name",
            )
        raise ValueError
    if re.match(r"/|:|file:|[A-Za-z]:", found["path"]):
        return value
    folder = quote(surroundings(info).folder.as_posix(), safe="/:").rstrip("/")
    return f"{value[: found.start('path')]}{folder}/{value[found.start('path') :]}"
