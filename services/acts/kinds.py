"""Which acts there are, and what may become of one."""

from __future__ import annotations

from enum import StrEnum


class ActKind(StrEnum):
    STOP_RECORDING = "stop-recording"  # the conference goes on
    START_AGAIN = "start-again"  # what was stopped a moment ago, once
    CALL_OWNER = "call-owner"  # into a conference that no host is in


class ActOutcome(StrEnum):
    # A request was sent, and what it was to bring about was seen or not.
    DONE = "done"
    ACCEPTED = "accepted"  # the server does its part, the rest is up to a person
    UNCHANGED = "unchanged"  # detail: the status of an answer without consent
    NOT_CONFIRMED = "not-confirmed"  # the server did not say; detail: as above
    INTERRUPTED = "interrupted"  # by the end of the bot: nobody knows whether it was sent
    DECLINED = "declined"  # the server refused; detail: its HTTP status
    # The server refused the request, or already what is read before it.
    REFUSED = "refused"  # detail: the missing permission
    UNKNOWN_CALL = "unknown-call"
    CREDENTIALS_REFUSED = "credentials-refused"
    ENDED = "ended"  # the conference runs no more; to be started again, it is gone
    # Nothing was sent.
    ALREADY = "already"  # what was asked for is so by now
    REPLACED = "replaced"  # that session is over, the room is held again
    UNCLEAR = "unclear"  # it cannot be told whether the session that runs is the one meant
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"  # the server answered, but not what was asked
    EXPIRED = "expired"
    NOT_ALLOWED = "not-allowed"  # they may not act on this server, or not any more
    IN_PROGRESS = "in-progress"  # detail: who was at it

    @property
    def undecided(self) -> bool:
        """Whether looking again may still tell."""
        return self in _UNDECIDED

    @property
    def unavailable(self) -> bool:
        """Whether to ask again would bring the same, until somebody changes the server."""
        return self in {ActOutcome.REFUSED, ActOutcome.UNKNOWN_CALL}


_UNDECIDED = {
    ActOutcome.ACCEPTED,
    ActOutcome.UNCHANGED,
    ActOutcome.NOT_CONFIRMED,
    ActOutcome.INTERRUPTED,
}
