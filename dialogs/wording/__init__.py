"""From what services say to what operators read: one text key for each value.

In: verdicts, outcomes, reasons, rows of lists. Out: keys of `locales/` and their arguments.
"""

from dialogs.wording.reasons import REASONS
from dialogs.wording.results import RESULT_TEXTS, result_arguments
from dialogs.wording.rows import ROW_TOPIC, shorten, title, titled
from dialogs.wording.verdicts import TLS, UNREACHABLE, advice, verdict, verdict_words

__all__ = [
    "REASONS",
    "RESULT_TEXTS",
    "ROW_TOPIC",
    "TLS",
    "UNREACHABLE",
    "advice",
    "result_arguments",
    "shorten",
    "title",
    "titled",
    "verdict",
    "verdict_words",
]
