"""Alerts from their cause to the moment when Telegram has taken them.

In: an alert, written in the transaction of its cause. Out: what waits for each chat, in order;
`bot/alerts` sends it and reports the result here.
"""

from services.alerts.alert import Alert, Event
from services.alerts.batch import (
    BatchItem,
    batch_of,
    edit_of,
    edits,
    ids_of,
    is_silent,
    obsolete,
    settled_by,
)
from services.alerts.events import (
    ActSettled,
    BotWasOffline,
    CertificateEnds,
    CertificateRenewed,
    ChannelRefuses,
    DigestReady,
    ForgottenChanged,
    ForgottenEnded,
    GroupUnreachable,
    LooksForgotten,
    MaintenanceTold,
    ManyMissed,
    MemberAdmitted,
    MemberAsks,
    OutageBegan,
    OutageChanged,
    OutageEnded,
    OutageRepeated,
    RuleChanged,
    RuleDecided,
    RulePaused,
    RuleReported,
    RuleWarns,
    ServerDeparted,
    StopSettled,
    UsersNearLimit,
)
from services.alerts.fallback import Fallback
from services.alerts.holds import growing
from services.alerts.insisting import Target, first_of
from services.alerts.kinds import CHOICES, SELECTABLE, URGENT, VIEWED, Kind
from services.alerts.limits import OutboxLimits
from services.alerts.outbox import Outbox
from services.alerts.pending import Elsewhere, PendingAlert, renew, told_at
from services.alerts.places import (
    HOURS,
    AlertSubscriptions,
    Destination,
    DestinationMute,
    DestinationMutes,
    Place,
    is_group,
)
from services.alerts.standing import Change, since, told_in
from services.alerts.untaken import Untaken

__all__ = [
    "CHOICES",
    "HOURS",
    "SELECTABLE",
    "URGENT",
    "VIEWED",
    "ActSettled",
    "Alert",
    "AlertSubscriptions",
    "BatchItem",
    "BotWasOffline",
    "CertificateEnds",
    "CertificateRenewed",
    "Change",
    "ChannelRefuses",
    "Destination",
    "DestinationMute",
    "DestinationMutes",
    "DigestReady",
    "Elsewhere",
    "Event",
    "Fallback",
    "ForgottenChanged",
    "ForgottenEnded",
    "GroupUnreachable",
    "Kind",
    "LooksForgotten",
    "MaintenanceTold",
    "ManyMissed",
    "MemberAdmitted",
    "MemberAsks",
    "OutageBegan",
    "OutageChanged",
    "OutageEnded",
    "OutageRepeated",
    "Outbox",
    "OutboxLimits",
    "PendingAlert",
    "Place",
    "RuleChanged",
    "RuleDecided",
    "RulePaused",
    "RuleReported",
    "RuleWarns",
    "ServerDeparted",
    "StopSettled",
    "Target",
    "Untaken",
    "UsersNearLimit",
    "batch_of",
    "edit_of",
    "edits",
    "first_of",
    "growing",
    "ids_of",
    "is_group",
    "is_silent",
    "obsolete",
    "renew",
    "settled_by",
    "since",
    "told_at",
    "told_in",
]
