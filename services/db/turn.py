"""Which of several processes is the active one: whoever holds a lock of PostgreSQL.

The lock belongs to one connection. PostgreSQL gives it to the next process when that connection
ends, and ends it itself when nothing has come over it for `TurnLimits.lease`: of a process that
is paused, and of one whose network is cut, nobody else would notice.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from services.db import postgresql
from services.db.failures import DatabaseFailed, translate_db_errors
from services.db.fence import Fence

logger = logging.getLogger(__name__)

_KEY = int.from_bytes(b"trueconf")  # ours alone within the database
# Also a proof: whoever holds the lock gets it once more.
_LOCK = text(f"SELECT pg_try_advisory_lock({_KEY})")
# For one transaction, whose end gives it back.
TAKE_THE_TURN = text(f"SELECT pg_try_advisory_xact_lock({_KEY})")
# Whether any process has it. The lock's number stands there in two halves.
HELD = text(f"""
    SELECT EXISTS (
        SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND classid::bigint << 32 | objid::bigint = {_KEY})
""")  # noqa: S608 - a constant
_TERM = text("SELECT term FROM active")
# A process that is paused within a transaction keeps the row of `active`. PostgreSQL's own
# time-outs do not end its session where it waits for the rest of what asyncpg began to ask.
_CLEAR = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"  # noqa: S608 - a constant
    f" AND usename = current_user AND application_name = '{postgresql.NAME}'"
    " AND xact_start < clock_timestamp() - make_interval(secs => :patience)"
)
_BEGIN = text("UPDATE active SET term = term + 1, since = now() AT TIME ZONE 'UTC' RETURNING term")

_PASSING = ("busy", "disk")  # what may be over by itself, or is another's to mend


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLimits:
    """Seconds."""

    tries: float = 0.5  # between two, while another process is active
    proofs: float = 1.5  # between two, while this one is
    patience: float = 3.0  # for one answer
    handover: float = 2.0  # from the end of this process until the next may begin
    lease: float = 6.0  # after so long without a proof PostgreSQL gives the lock away


class Turn:
    """Of one process: it waits for its turn, keeps it, and hears when it has lost it."""

    def __init__(self, url: str, fence: Fence, limits: TurnLimits) -> None:
        self._fence = fence
        self._limits = limits
        self._lease = str(int(limits.lease * 1000))
        self._engine: AsyncEngine = create_async_engine(
            url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",  # an idle transaction would be another matter
            connect_args=postgresql.connect_options(
                limits.patience,
                **{postgresql.LEASE: self._lease, "application_name": f"{postgresql.NAME} turn"},
            ),
        )
        self._connection: AsyncConnection | None = None
        self._said = ""
        self._hindrance: DatabaseFailed | None = None
        self.active = False
        self.answering = True  # the database has, when it was asked last

    async def wait(self) -> DatabaseFailed | None:
        """Until this process is the active one: from then on the fence lets it through, and nobody
        else. Otherwise what somebody has to mend first, such as the rights of the user.
        """
        while not await self._begin():
            if self._hindrance is not None:
                return self._hindrance
            await asyncio.sleep(self._limits.tries)
        self.active = True
        self._say(f"active: term {self._fence.term} of this database")
        return None

    async def lost(self) -> None:
        """Until another process has taken over, or the turn is given back. A connection that broke
        is made anew.
        """
        while self.active and await self._is_ours():  # noqa: ASYNC110 - nor that it is lost
            await asyncio.sleep(self._limits.proofs)
        self.active = False

    async def give_back(self) -> None:
        """The next process may take over."""
        self.active = False
        await self._disconnect()

    async def close(self) -> None:
        await self.give_back()
        await self._engine.dispose()

    async def _begin(self) -> bool:
        try:
            if not await self._ask(_LOCK):
                self._say("standby: another process is active")
                return False
            await self._ask(_CLEAR.bindparams(patience=self._limits.patience))
            # Waits for what the predecessor has begun, which can begin nothing more.
            self._fence.term = await self._ask(_BEGIN)
        except DatabaseFailed as failure:
            await self._miss(failure)
            return False
        return True

    async def _is_ours(self) -> bool:
        """Also while nobody can tell: nothing is read or written then. Over a new connection the
        lock may be had back only later; nobody has taken over while the term is ours.
        """
        try:
            await self._ask(_LOCK)
            return bool(await self._ask(_TERM) == self._fence.term)
        except DatabaseFailed as failure:
            await self._miss(failure)
            return True

    async def _miss(self, failure: DatabaseFailed) -> None:
        self.answering = False
        self._hindrance = None if failure.reason in _PASSING else failure
        self._say(f"whose turn it is cannot be told: {failure}", logging.WARNING)
        await self._disconnect()

    async def _ask(self, statement: TextClause) -> Any:
        """Raises DatabaseFailed."""
        with translate_db_errors():
            async with asyncio.timeout(self._limits.patience):
                connection = self._connection or await self._connect()
                answer = await connection.scalar(statement)
        self.answering = True
        return answer

    async def _connect(self) -> AsyncConnection:
        self._connection = connection = await self._engine.connect()
        if await connection.scalar(postgresql.KEPT_LEASE) != self._lease:
            raise DatabaseFailed("unfit")
        return connection

    async def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with suppress(DatabaseFailed), translate_db_errors():
            async with asyncio.timeout(self._limits.patience):
                await connection.invalidate()
                await connection.close()

    def _say(self, what: str, level: int = logging.INFO) -> None:
        """Once."""
        if what != self._said:
            self._said = what
            logger.log(level, "%s", what)
