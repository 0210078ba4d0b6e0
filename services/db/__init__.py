"""The database: engine, tables, migrations. SQL that only SQLite knows stays in this package."""

from services.db.engine import Database, transaction_ended
from services.db.failures import DatabaseFailed, DatabaseNewer

__all__ = ["Database", "DatabaseFailed", "DatabaseNewer", "transaction_ended"]
