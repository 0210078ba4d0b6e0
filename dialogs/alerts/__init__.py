"""The words and buttons of alerts: a flow without windows.

In: pending alerts, and presses on their buttons. Out: messages with keyboards, and the window that
a button leads to.
"""

from dialogs.alerts import (
    buttons,
    maintenance_buttons,
    member_buttons,
    mutes,
    stop_results,
    taking,
)
from dialogs.alerts.anew import drawn_anew
from dialogs.alerts.forgotten import forgotten_presses
from dialogs.alerts.rule import rule_buttons
from dialogs.alerts.stop_results import CheckAgain, CheckLateAgain, looked_again
from dialogs.alerts.texts import Draft, draft

__all__ = [
    "CheckAgain",
    "CheckLateAgain",
    "Draft",
    "buttons",
    "draft",
    "drawn_anew",
    "forgotten_presses",
    "looked_again",
    "maintenance_buttons",
    "member_buttons",
    "mutes",
    "rule_buttons",
    "stop_results",
    "taking",
]
