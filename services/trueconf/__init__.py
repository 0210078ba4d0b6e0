"""The client of TrueConf Server's HTTP API. It knows nothing of Telegram and of the bot.

In: an endpoint, and a question or the one act. Out: models that are the same for both generations
of the API, or one of the errors of `services.trueconf.errors`.
"""

from services.trueconf.client import SERVER, TrueConfClient
from services.trueconf.errors import (
    Blocked,
    NoSuchPath,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TLSFailure,
    TLSReason,
    TrueConfError,
    Unreachable,
    UnreachableReason,
)
from services.trueconf.http.failures import FOREIGN, failure
from services.trueconf.http.tls import TlsContexts, certificate_times
from services.trueconf.limits import ClientLimits
from services.trueconf.models import (
    Conference,
    Endpoint,
    Generation,
    OnlineUsers,
    Participant,
    Participants,
    ServerInfo,
    Session,
    StatusPort,
)

__all__ = [
    "FOREIGN",
    "SERVER",
    "Blocked",
    "ClientLimits",
    "Conference",
    "Endpoint",
    "Generation",
    "NoSuchPath",
    "NotAuthorised",
    "NotFound",
    "OnlineUsers",
    "Participant",
    "Participants",
    "PermissionMissing",
    "ProtocolError",
    "ServerInfo",
    "Session",
    "StatusPort",
    "TLSFailure",
    "TLSReason",
    "TlsContexts",
    "TrueConfClient",
    "TrueConfError",
    "Unreachable",
    "UnreachableReason",
    "certificate_times",
    "failure",
]
