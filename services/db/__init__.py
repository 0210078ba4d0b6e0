"""The database: engine, tables, migrations. SQL that only SQLite knows stays in this package."""

from services.db.engine import Database

__all__ = ["Database"]
