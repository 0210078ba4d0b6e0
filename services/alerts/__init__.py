"""Alerts from their cause to the moment when Telegram has taken them.

In: an alert, written in the transaction of its cause. Out: what waits for each chat, in order;
`bot/alerts` sends it and reports the result here.
"""

from services.alerts.alert import CHOICES, Alert, Kind, Value
from services.alerts.batch import Entry, edits, entries, ids_of, to_drop
from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.pending import Waiting
from services.alerts.recipients import is_group
from services.alerts.subscriptions import HOURS, Choices

__all__ = [
    "CHOICES",
    "HOURS",
    "Alert",
    "Choices",
    "Entry",
    "Kind",
    "Outbox",
    "OutboxLimits",
    "Value",
    "Waiting",
    "edits",
    "entries",
    "ids_of",
    "is_group",
    "to_drop",
]
