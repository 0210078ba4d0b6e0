"""A look at a PostgreSQL server from outside that changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import text

from services.db.inspection import Fault, Unusable, connected
from services.db.postgresql import KEPT_LEASE, LEASE
from services.db.turn import HELD

_LEASE = "60000"  # milliseconds
# Of connections: those that an ordinary user can have, and those that clients have.
_SERVER = text("""
    SELECT current_setting('server_version_num')::int AS version,
        current_setting('server_encoding') AS encoding,
        (SELECT ssl.version FROM pg_stat_ssl ssl WHERE pid = pg_backend_pid()) AS tls,
        coalesce(inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() = '::1', TRUE) AS near,
        current_setting('max_connections')::int
            - current_setting('superuser_reserved_connections')::int AS most,
        (SELECT count(*) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) AS used
""")
# Also of rows that are there: an upgrade and the bot itself need all of it.
_RIGHTS = text("""
    SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), FALSE) AND NOT EXISTS (
        SELECT FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
            AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')))
""")
_KNOWS_TURNS = text("SELECT to_regclass('active') IS NOT NULL")
_TURN = text("SELECT term, since FROM active")


class Server(NamedTuple):
    version: int  # 160003 is 16.3
    encoding: str
    tls: str | None  # the version of it; None: what goes over the connection can be read
    near: bool  # on this machine
    most: int  # connections
    used: int


class TurnSeen(NamedTuple):
    """Whose turn it is."""

    held: bool  # a process is active now
    term: int = 0  # of it, or of the last one; 0: there was none
    since: datetime | None = None


async def read_server(url: str) -> Server:
    """Raises Unusable."""
    async with connected(url, **{LEASE: _LEASE}) as connection:
        if await connection.scalar(KEPT_LEASE) != _LEASE:
            raise Unusable(Fault.UNFIT)
        return Server(*(await connection.execute(_SERVER)).one())


async def may_write(url: str) -> bool:
    """Whether its user may make tables, and change those that are there. Raises Unusable."""
    async with connected(url) as connection:
        return bool(await connection.scalar(_RIGHTS))


async def read_turn(url: str) -> TurnSeen:
    """Raises Unusable."""
    async with connected(url) as connection:
        held = bool(await connection.scalar(HELD))
        if not await connection.scalar(_KNOWS_TURNS):
            return TurnSeen(held)
        row = (await connection.execute(_TURN)).one_or_none()
    if row is None:
        return TurnSeen(held)
    return TurnSeen(held, row.term, row.since and row.since.replace(tzinfo=UTC))
