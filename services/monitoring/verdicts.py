"""What a check of a server can find, and which answers and failures mean what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.trueconf import (
    Blocked,
    Generation,
    NoSuchPath,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    ProtocolError,
    ServerInfo,
    StatusPort,
    TLSFailure,
    TrueConfError,
    Unreachable,
)


class Verdict(StrEnum):
    """From well to worse."""

    RUNNING = "running"
    SLOW = "slow"
    PORT_SILENT = "port-silent"  # a firewall, or another port
    CHECK_FAILED = "check-failed"  # a mistake of the bot: the server may be well
    PERMISSION_MISSING = "permission-missing"
    CREDENTIALS_REFUSED = "credentials-refused"
    API_ERROR = "api-error"  # it answers, but with errors of its own, or with nonsense
    ENGINE_STOPPED = "engine-stopped"
    TLS = "tls"
    UNREACHABLE = "unreachable"

    @property
    def good(self) -> bool:
        """Whether people can hold conferences and the bot can do its work."""
        return self in {Verdict.RUNNING, Verdict.SLOW, Verdict.PORT_SILENT}


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a server. `reason` is, of TLS and UNREACHABLE, one of the exception's; of
    API_ERROR "server-error", "blocked" or "protocol"; of PERMISSION_MISSING the permission's name;
    of CHECK_FAILED the number of the incident.
    """

    verdict: Verdict
    reason: str | None
    checked_at: datetime
    since: datetime | None = None  # the first in a row with this verdict; None: unknown
    version: str | None = None
    generation: Generation | None = None
    seconds: float | None = None  # that the web API took to answer; None: it did not
    verified: bool = False  # it answered with a certificate that was verified
    certificate_expires: datetime | None = None  # of the one that it presented


Found = tuple[Verdict, str | None]


def _nonsense(_: TrueConfError) -> Found:
    return Verdict.API_ERROR, "protocol"


def _unreachable(failure: Unreachable) -> Found:
    if failure.reason == "server-error":
        return Verdict.API_ERROR, failure.reason
    return Verdict.UNREACHABLE, failure.reason


# A test holds this table to every class of failure there is.
VERDICTS_OF_FAILURES: Mapping[type[TrueConfError], Callable[[Any], Found]] = {
    TrueConfError: _nonsense,
    ProtocolError: _nonsense,
    NoSuchPath: _nonsense,
    Blocked: lambda _: (Verdict.API_ERROR, "blocked"),
    NotFound: _nonsense,
    NotAuthorised: lambda _: (Verdict.CREDENTIALS_REFUSED, None),
    PermissionMissing: lambda failure: (Verdict.PERMISSION_MISSING, failure.permission),
    Unreachable: _unreachable,
    TLSFailure: lambda failure: (Verdict.TLS, failure.reason),
}


def verdict_of(failure: TrueConfError) -> Found:
    kinds = (kind for kind in type(failure).__mro__ if kind in VERDICTS_OF_FAILURES)
    return VERDICTS_OF_FAILURES[next(kinds)](failure)


def is_answer(web: ServerInfo | TrueConfError) -> bool:
    """Whether anything answered in the name of the web API, be it nonsense."""
    return not isinstance(web, Unreachable | TLSFailure)


def proves_little(web: ServerInfo | TrueConfError) -> bool:
    """Whether what answered at the open address may be no TrueConf Server: v3.3 may answer 404
    (trueconf-api.md section 14.11), and so may a proxy. A request with the token tells them apart.
    """
    return not web.recognised if isinstance(web, ServerInfo) else is_answer(web)


def judge(
    port: StatusPort,
    web: ServerInfo | TrueConfError,
    refusal: TrueConfError | None,
    *,
    answered: bool,
    served: bool,
    slow: bool,
) -> Found:
    """`web` is from the open address, `refusal` of the newest request with the token. `answered`:
    the port has, since it was set. `served`: a request with the token was, in this check.
    """
    if isinstance(web, TrueConfError) and not served:
        return verdict_of(refusal if refusal is not None and is_answer(web) else web)
    if answered and not port.answering:
        return Verdict.ENGINE_STOPPED, None
    if refusal is not None:
        return verdict_of(refusal)
    if not port.answering:
        return Verdict.PORT_SILENT, None
    return (Verdict.SLOW if slow else Verdict.RUNNING), None
