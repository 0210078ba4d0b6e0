"""The database: engine, tables, migrations.

In: a URL. Out: sessions, and every failure of the database as `DatabaseFailed`; the tables are in
`services.db.models`. What only SQLite or only PostgreSQL knows stays in this package.
"""

from services.db.engine import HEAD, Database
from services.db.failures import DatabaseFailed, DatabaseNewer, NotActive, Reason
from services.db.transactions import register, transactions_ended
from services.db.turn import Turn, TurnLimits

__all__ = [
    "HEAD",
    "Database",
    "DatabaseFailed",
    "DatabaseNewer",
    "NotActive",
    "Reason",
    "Turn",
    "TurnLimits",
    "register",
    "transactions_ended",
]
