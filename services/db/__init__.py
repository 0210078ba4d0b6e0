"""The database: engine, tables, migrations. SQL that only SQLite knows stays in this package."""

from services.db.engine import Database
from services.db.failures import DatabaseFailed, DatabaseNewer
from services.db.transactions import register, transactions_ended

__all__ = ["Database", "DatabaseFailed", "DatabaseNewer", "register", "transactions_ended"]
