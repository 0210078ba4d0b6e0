"""The database: engine, tables, migrations.

In: a URL. Out: sessions, and every failure of the database as `DatabaseFailed`; the tables are in
`services.db.models`. SQL that only SQLite knows stays in this package.
"""

from services.db.engine import HEAD, Database
from services.db.failures import DatabaseFailed, DatabaseNewer, Reason
from services.db.transactions import register, transactions_ended

__all__ = [
    "HEAD",
    "Database",
    "DatabaseFailed",
    "DatabaseNewer",
    "Reason",
    "register",
    "transactions_ended",
]
