"""The client of TrueConf Server's HTTP API. It knows nothing of Telegram and of the bot."""

from services.trueconf.client import TrueConfClient
from services.trueconf.errors import (
    Blocked,
    NoSuchPath,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TLSFailure,
    TrueConfError,
    Unreachable,
)
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
from services.trueconf.tls import TlsContexts

__all__ = [
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
    "TlsContexts",
    "TrueConfClient",
    "TrueConfError",
    "Unreachable",
]
