"""The words and buttons of alerts: a flow without windows.

In: pending alerts, and presses on their buttons. Out: messages with keyboards, and the window that
a button leads to.
"""

from dialogs.alerts import buttons, forgotten_buttons, member_buttons, stop_results
from dialogs.alerts.stop_results import CheckAgain, CheckLateAgain, looked_again
from dialogs.alerts.texts import Draft, draft, render

__all__ = [
    "CheckAgain",
    "CheckLateAgain",
    "Draft",
    "buttons",
    "draft",
    "forgotten_buttons",
    "looked_again",
    "member_buttons",
    "render",
    "stop_results",
]
