"""The database: where it is, whether it can be written, its schema; of a file and of a server what
only they have.
"""

from bot.check.database.look import DatabaseCheck

__all__ = ["DatabaseCheck"]
