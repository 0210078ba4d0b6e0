"""`python -m bot migrate-database --to URL`: the data of an SQLite file into PostgreSQL.

In: both addresses. Out: what to tell the person who wanted it, or why nothing was moved.
"""

from bot.moving.moving import CannotMove, move_database

__all__ = ["CannotMove", "move_database"]
