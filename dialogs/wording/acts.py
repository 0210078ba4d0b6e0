"""What is said of each outcome of an act beside a stop; on its screen, and in a message where that
did not get it.
"""

from typing import Any

from dialogs.context import Texts
from services.acts import ActEntry, ActOutcome

ACT_TEXTS = {
    ActOutcome.DONE: "acts-result-done",
    ActOutcome.ACCEPTED: "acts-result-accepted",
    ActOutcome.UNCHANGED: "acts-result-unchanged",
    ActOutcome.NOT_CONFIRMED: "acts-result-not-confirmed",
    ActOutcome.INTERRUPTED: "acts-result-interrupted",
    ActOutcome.DECLINED: "acts-result-declined",
    ActOutcome.REFUSED: "acts-result-refused",
    ActOutcome.UNKNOWN_CALL: "acts-result-unknown-call",
    ActOutcome.CREDENTIALS_REFUSED: "acts-result-credentials-refused",
    ActOutcome.ENDED: "acts-result-ended",
    ActOutcome.ALREADY: "acts-result-already",
    ActOutcome.REPLACED: "acts-result-replaced",
    ActOutcome.UNCLEAR: "acts-result-unclear",
    ActOutcome.UNREACHABLE: "acts-result-unreachable",
    ActOutcome.UNREADABLE: "acts-result-unreadable",
    ActOutcome.EXPIRED: "acts-result-expired",
    ActOutcome.NOT_ALLOWED: "acts-result-not-allowed",
}


def act_arguments(entry: ActEntry, texts: Texts) -> dict[str, Any]:
    """The variables of the texts above."""
    return {
        "act": entry.asked.kind,
        "server": entry.server_name,
        "topic": entry.asked.topic or texts.text("conference-untitled"),
        "conference_id": entry.asked.conference_id,
        "owner": entry.asked.owner,
        "detail": entry.detail,
        "has_detail": entry.detail is not None,
    }
