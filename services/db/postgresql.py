"""What only PostgreSQL needs: the settings of its connections."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

NAME = "trueconf-bot"  # of our sessions, in pg_stat_activity
# Both end with the transaction. The number is ours alone within the database.
ONE_UPGRADE = text(
    f"SELECT set_config('application_name', '{NAME} upgrade', true),"
    f" pg_advisory_xact_lock({int.from_bytes(b'upgrades')})"
)
# Ends a session that says nothing, from version 14 on. A pooler refuses it, or forgets it.
LEASE = "idle_session_timeout"
KEPT_LEASE = text("SELECT setting FROM pg_settings WHERE name = 'idle_session_timeout'")
CONNECT = 5.0  # seconds
CONNECTIONS = 5  # one writes at a time; the others are for those that begin to wait


def engine_options(busy_timeout: float) -> dict[str, Any]:
    """:param busy_timeout: seconds to wait for others' transactions"""
    return {
        "pool_size": CONNECTIONS,
        "max_overflow": 0,
        "pool_timeout": busy_timeout,
        # After a restart of the server its old connections are replaced, not complained of.
        "pool_pre_ping": True,
        "connect_args": connect_options(busy_timeout),
    }


def connect_options(busy_timeout: float, **settings: str) -> dict[str, Any]:
    """:param settings: of the session, beside ours"""
    return {
        "timeout": CONNECT,
        "command_timeout": busy_timeout + CONNECT,
        "server_settings": {
            "application_name": NAME,
            "timezone": "UTC",
            # By another default, whoever waits for the row of `active` would fail.
            "default_transaction_isolation": "read committed",
            "default_transaction_deferrable": "off",
            "lock_timeout": _milliseconds(busy_timeout),
            **settings,
        },
    }


def _milliseconds(seconds: float) -> str:
    return str(int(seconds * 1000))
