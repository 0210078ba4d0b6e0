"""Alerts of the rule that stops forgotten conferences.

In: its warnings, reports and pauses. Out: their words, and what the buttons below them do.
"""

from dialogs.alerts.rule import buttons as rule_buttons
from dialogs.alerts.rule import texts as rule_texts

__all__ = ["rule_buttons", "rule_texts"]
