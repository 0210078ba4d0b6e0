"""From what services say to what operators read: one text key for each value.

In: errors, verdicts, outcomes, reasons, rows of lists. Out: keys of `locales/` and their
arguments.
"""

from dialogs.wording.acts import ACT_TEXTS, act_arguments
from dialogs.wording.clock import clock, time_of
from dialogs.wording.errors import LOST_WINDOWS, account_for, explain
from dialogs.wording.pauses import pause_words
from dialogs.wording.reasons import REASONS
from dialogs.wording.results import RESULT_TEXTS, result_arguments
from dialogs.wording.rows import ROW_TOPIC, joint, row_title, shorten, title
from dialogs.wording.rule import PAUSES
from dialogs.wording.verdicts import advice, verdict, verdict_words

__all__ = [
    "ACT_TEXTS",
    "LOST_WINDOWS",
    "PAUSES",
    "REASONS",
    "RESULT_TEXTS",
    "ROW_TOPIC",
    "account_for",
    "act_arguments",
    "advice",
    "clock",
    "explain",
    "joint",
    "pause_words",
    "result_arguments",
    "row_title",
    "shorten",
    "time_of",
    "title",
    "verdict",
    "verdict_words",
]
