"""How an attempt went: a word of ours. What Apprise and others say may repeat an address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CHOKED = 500  # HTTP: an error in the service itself; 502 to 504 come from what stands before it


class Outcome(StrEnum):
    SENT = "sent"
    PARTLY = "partly"  # to some of its recipients: a repetition would reach those twice
    UNDERSTOOD = "understood"  # nothing was to be sent
    NOT_UNDERSTOOD = "not-understood"
    NOT_INSTALLED = "not-installed"
    NO_HOST = "no-host"
    TLS = "tls"
    LOGIN = "login"
    REFUSED = "refused"
    UNWANTED = "unwanted"  # this message, for ever: another one may be taken
    TOO_LONG = "too-long"  # for the service, in one piece; it has not been sent
    TOO_SLOW = "too-slow"
    UNREACHABLE = "unreachable"
    FAILED = "failed"


# For the log and for the check; they end the sentence "…: ".
SAID = {
    Outcome.SENT: "has taken the message",
    Outcome.PARTLY: "has taken the message for some of its recipients only",
    Outcome.UNDERSTOOD: "Apprise understands the address",
    Outcome.NOT_UNDERSTOOD: "Apprise does not understand the address",
    Outcome.NOT_INSTALLED: "Apprise is not installed",
    Outcome.NO_HOST: "the host is not found",
    Outcome.TLS: "no trusted TLS connection",
    Outcome.LOGIN: "the login is refused",
    Outcome.REFUSED: "the message is refused",
    Outcome.UNWANTED: "the service refuses this message",
    Outcome.TOO_LONG: "the message is too long for the service",
    Outcome.TOO_SLOW: "no answer in time",
    Outcome.UNREACHABLE: "no connection",
    Outcome.FAILED: "it failed, and Apprise does not say why",
}


@dataclass(frozen=True, slots=True)
class Result:
    """
    :ivar status: of HTTP, where there is one; else 0
    :ivar host: where the address leads, as far as it names a host
    """

    outcome: Outcome
    status: int = 0
    host: str = ""

    @property
    def arrived(self) -> bool:
        return self.outcome in (Outcome.SENT, Outcome.PARTLY)

    @property
    def may_be_of_message(self) -> bool:
        """Whether another message may be taken: some services choke on a text and say no more."""
        return self.outcome is Outcome.UNWANTED or self.status == CHOKED

    def __str__(self) -> str:
        status = f" (HTTP status {self.status})" if self.status else ""
        return f"{SAID[self.outcome]}{status}"
