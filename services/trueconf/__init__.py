"""The client of TrueConf Server's HTTP API. It knows nothing about Telegram or the bot.

In: an endpoint, and a question or an act. Out: models that are the same for both
generations of the API, or one of the errors of `services.trueconf.errors`. `v3` and `v4` hold the
operations of each generation, which an `ApiProbe` tries one by one.
"""

from services.trueconf import v3, v4
from services.trueconf.client import TrueConfClient
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
from services.trueconf.http.messages import Operation
from services.trueconf.http.tls import TlsContexts, certificate_times
from services.trueconf.limits import ClientLimits
from services.trueconf.models import (
    Conference,
    Endpoint,
    Generation,
    Invitee,
    OnlineUsers,
    Participant,
    Participants,
    ServerInfo,
    Session,
    StatusPort,
)
from services.trueconf.probe import ApiProbe
from services.trueconf.reading.parsing import clean_text
from services.trueconf.reading.people import Crowd

__all__ = [
    "FOREIGN",
    "ApiProbe",
    "Blocked",
    "ClientLimits",
    "Conference",
    "Crowd",
    "Endpoint",
    "Generation",
    "Invitee",
    "NoSuchPath",
    "NotAuthorised",
    "NotFound",
    "OnlineUsers",
    "Operation",
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
    "clean_text",
    "failure",
    "v3",
    "v4",
]
