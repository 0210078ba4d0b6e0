"""What went wrong with a question to a server, and what to do about it."""

from __future__ import annotations

from bot.check.report import CheckResult, fault
from services.trueconf import (
    Blocked,
    NotAuthorised,
    PermissionMissing,
    ProtocolError,
    TLSFailure,
    TrueConfError,
    Unreachable,
)

_LOOK_AT_THE_SERVER = "Look at the server itself and at what stands between it and the bot."

NAME_SERVERS = (
    "Look at the name servers of this machine (/etc/resolv.conf): while the first one is down, "
    "each question waits for it."
)


def fault_of(error: TrueConfError) -> CheckResult:
    match error:
        case NotAuthorised():
            return fault(
                "the server refuses the bot's credentials",
                "Check client_id, client_secret and that the application has the grant type "
                "client_credentials; or access_token, where the secret key is used.",
            )
        case PermissionMissing(permission=permission):
            return fault("not granted", f"Tick {permission} in the OAuth2 application.")
        case Unreachable(reason="server-error"):
            return fault("the server answers with an error of its own", _LOOK_AT_THE_SERVER)
        case Unreachable(reason="name-timeout"):
            return fault("the name servers do not answer", NAME_SERVERS)
        case Unreachable(reason="timeout"):
            return fault("no answer in time", _LOOK_AT_THE_SERVER)
        case TLSFailure():
            return fault(
                "the certificate is not accepted",
                "Look at the whole chain: a certificate between may be missing or have ended.",
            )
        case Unreachable():
            return fault("the connection broke", _LOOK_AT_THE_SERVER)
        case Blocked():
            return fault(
                "something in front of the server refuses, a proxy or a firewall",
                "Let this machine through to the server's /api and /oauth2.",
            )
        case ProtocolError(what=what):
            return fault(
                f"an answer that no TrueConf Server gives ({what})",
                "Check that ip leads to a TrueConf Server and to no proxy's page.",
            )
    return fault("the server does not find it", _LOOK_AT_THE_SERVER)
