"""From what services say to what operators read: one text key for each value.

In: errors, verdicts, outcomes, reasons, rows of lists. Out: keys of `locales/` and their
arguments.
"""

from dialogs.wording.acts import ACT_TEXTS, act_arguments
from dialogs.wording.errors import LOST_WINDOWS, account_for, explain
from dialogs.wording.reasons import REASONS
from dialogs.wording.results import RESTARTED, RESULT_TEXTS, result_arguments
from dialogs.wording.rows import ROW_TOPIC, row_title, shorten, title
from dialogs.wording.verdicts import advice, verdict, verdict_words

__all__ = [
    "ACT_TEXTS",
    "LOST_WINDOWS",
    "REASONS",
    "RESTARTED",
    "RESULT_TEXTS",
    "ROW_TOPIC",
    "account_for",
    "act_arguments",
    "advice",
    "explain",
    "result_arguments",
    "row_title",
    "shorten",
    "title",
    "verdict",
    "verdict_words",
]
