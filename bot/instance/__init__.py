"""Of all processes that could do the work, one does.

In: the place of the database. Out: the lock or the turn, for as long as this process has it.
"""

from bot.instance.alone import alone
from bot.instance.errors import CannotRun, NoPlace
from bot.instance.turns import keep

__all__ = ["CannotRun", "NoPlace", "alone", "keep"]
