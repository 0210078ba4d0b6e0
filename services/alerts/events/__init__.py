"""What alerts tell. Events are JSON with these names in the outbox, so that the next version can
send what this one has put.
"""

from services.alerts.events.attention import (
    ForgottenChanged,
    OutageChanged,
    OutageRepeated,
)
from services.alerts.events.general import (
    ActSettled,
    BotWasOffline,
    CertificateEnds,
    CertificateRenewed,
    ChannelRefuses,
    DigestReady,
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
    UsersNearLimit,
)
from services.alerts.events.maintenance import MaintenanceTold
from services.alerts.events.reading import event_of
from services.alerts.events.rule import (
    RuleChanged,
    RuleDecided,
    RulePaused,
    RuleReported,
    RuleWarns,
)

__all__ = [
    "ActSettled",
    "BotWasOffline",
    "CertificateEnds",
    "CertificateRenewed",
    "ChannelRefuses",
    "DigestReady",
    "ForgottenChanged",
    "ForgottenEnded",
    "GroupUnreachable",
    "LooksForgotten",
    "MaintenanceTold",
    "ManyMissed",
    "MemberAdmitted",
    "MemberAsks",
    "OutageBegan",
    "OutageChanged",
    "OutageEnded",
    "OutageRepeated",
    "RuleChanged",
    "RuleDecided",
    "RulePaused",
    "RuleReported",
    "RuleWarns",
    "ServerDeparted",
    "StopSettled",
    "UsersNearLimit",
    "event_of",
]
