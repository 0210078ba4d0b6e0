"""A PostgreSQL server of our own, in a temporary folder and on a free port."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from services.db import Database
from tests.needs import PLACES, missing

USER = "bot"
STRANGER = "stranger"  # the one whose password is asked for; there is no such user yet
OURS = "a test"  # of the sessions that look from outside
_TEMPLATE = "template_of_the_bot"
_START = 60.0  # seconds
# Nothing here has to outlive a loss of power, and several of them run side by side.
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    # What somebody may have set for all databases, and what must not matter.
    "timezone": "Asia/Kathmandu",
    "datestyle": "German, DMY",
    "intervalstyle": "sql_standard",
    "default_transaction_isolation": "serializable",
    "default_transaction_deferrable": "on",
}


class PostgreSQL:
    """Stays on its port over stops and starts."""

    def __init__(self) -> None:
        self.programs = _programs()
        self.folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self._account = _account()
        if self._account is not None:
            shutil.chown(self.folder, self._account)
        # Sorted as people read, which is not as SQLite sorts.
        sorting = ("--locale=C", "--locale-provider=icu", "--icu-locale=en-US")
        self._call("initdb", "-D", "data", "-U", USER, "-E", "UTF8", *sorting, "-N")
        rules = self.folder / "data" / "pg_hba.conf"
        of_stranger = f"host all {STRANGER} 127.0.0.1/32 scram-sha-256\n"
        rules.write_text(of_stranger + rules.read_text())

    def start(self) -> None:
        """Returns when it takes connections."""
        self.port = self.port or _free_port()
        settings = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - a fixed program
                [self.programs / "postgres", "-D", "data", f"--port={self.port}", *settings],
                cwd=self.folder,
                user=self._account,
                group=self._account and pwd.getpwnam(self._account).pw_gid,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + _START
        while True:
            try:
                self.rows("SELECT 1", database="postgres")
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise AssertionError((self.folder / "log").read_text()) from None
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT cuts all connections, SIGQUIT leaves recovery to the next start."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_START)
            self._process = None

    def remove(self) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://{USER}@127.0.0.1:{self.port}/{database}"

    def new(self, *, migrated: bool = True) -> str:
        """The name of a new database; migrating takes a while, so it is done once."""
        name = f"test_{next(self._numbers)}"
        template = _TEMPLATE if migrated else "template0"
        known = self.rows("SELECT datname FROM pg_database", database="postgres")
        if migrated and (_TEMPLATE,) not in known:
            self._execute_outside(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
            asyncio.run(_upgrade(self.url(_TEMPLATE)))
        self._execute_outside(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, database: str) -> None:
        self._execute_outside(f"DROP DATABASE {database} WITH (FORCE)")

    def rows(
        self, query: str, *values: Any, database: str, lock_timeout: float = 5.0
    ) -> list[tuple[Any, ...]]:
        """What a statement gives, or [] where it gives nothing; `?` stands for a value."""
        milliseconds = max(10, int(lock_timeout * 1000))  # 0 would be without end
        options = f"-c lock_timeout={milliseconds}"
        with self.connected(database, options=options) as connection:
            done = connection.execute(query.replace("?", "%s"), values)
            return done.fetchall() if done.description else []

    def cut(self, database: str, only: str = "TRUE") -> int:
        """End the connections of others; how many."""
        ended = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "  # noqa: S608 - a test's
            f"WHERE datname = ? AND application_name <> ? AND {only}"
        )
        return len(self.rows(ended, database, OURS, database="postgres"))

    def connected(self, database: str, **options: Any) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=USER,
            dbname=database,
            application_name=OURS,
            **options,
        )

    def _execute_outside(self, statement: str) -> None:
        """Outside a transaction."""
        with self.connected("postgres", autocommit=True) as connection:
            connection.execute(statement)

    def _call(self, program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 - see above
            [self.programs / program, *arguments],
            cwd=self.folder,
            user=self._account,
            group=self._account and pwd.getpwnam(self._account).pw_gid,
            check=True,
            capture_output=True,
        )


async def _upgrade(url: str) -> None:
    database = Database(url)
    await database.upgrade()
    await database.close()


def _programs() -> Path:
    """Debian keeps them apart by version, and off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb", path=PLACES)
    if found:
        return found[-1].parent
    return Path(on_path).parent if on_path else missing("postgresql")


def _account() -> str | None:
    """It refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])
