"""The process and its files: log, file modes, backup.

In: settings and paths. Out: lines for the person who started the program.
"""

from bot.process import logs, output
from bot.process.file_modes import advice, readable_by_others
from bot.process.lean import lean_imports
from bot.process.lock import NoLock, Taken, locked
from bot.process.output import complain, say
from bot.process.parts import Part
from bot.process.shutdown import EndingLimits, end_on_signals, end_together

__all__ = [
    "EndingLimits",
    "NoLock",
    "Part",
    "Taken",
    "advice",
    "complain",
    "end_on_signals",
    "end_together",
    "lean_imports",
    "locked",
    "logs",
    "output",
    "readable_by_others",
    "say",
]
