"""Alerts from their cause to the moment when Telegram has taken them.

In: an alert, written in the transaction of its cause. Out: what waits for each chat, in order;
`bot/alerts` sends it and reports the result here.
"""

from services.alerts.alert import Alert
from services.alerts.batch import BatchItem, batch_of, edits, ids_of, obsolete
from services.alerts.events import (
    ActSettled,
    BotWasOffline,
    CertificateEnds,
    CertificateRenewed,
    Event,
    ForgottenEnded,
    GroupUnreachable,
    LooksForgotten,
    ManyMissed,
    MemberAdmitted,
    MemberAsks,
    OutageBegan,
    OutageEnded,
    ServerDeparted,
    StopSettled,
)
from services.alerts.kinds import CHOICES, Kind
from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.pending import PendingAlert
from services.alerts.recipients import is_group
from services.alerts.subscriptions import HOURS, AlertSubscriptions

__all__ = [
    "CHOICES",
    "HOURS",
    "ActSettled",
    "Alert",
    "AlertSubscriptions",
    "BatchItem",
    "BotWasOffline",
    "CertificateEnds",
    "CertificateRenewed",
    "Event",
    "ForgottenEnded",
    "GroupUnreachable",
    "Kind",
    "LooksForgotten",
    "ManyMissed",
    "MemberAdmitted",
    "MemberAsks",
    "OutageBegan",
    "OutageEnded",
    "Outbox",
    "OutboxLimits",
    "PendingAlert",
    "ServerDeparted",
    "StopSettled",
    "batch_of",
    "edits",
    "ids_of",
    "is_group",
    "obsolete",
]
