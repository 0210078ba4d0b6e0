"""The database: engine, tables, migrations.

In: a URL. Out: sessions, and every failure of the database as `DatabaseFailed`; the tables are in
`services.db.models`. SQL that only SQLite knows stays in this package.
"""

from services.db.engine import HEAD, Database, transaction_ended
from services.db.failures import DatabaseFailed, DatabaseNewer, Reason

__all__ = ["HEAD", "Database", "DatabaseFailed", "DatabaseNewer", "Reason", "transaction_ended"]
