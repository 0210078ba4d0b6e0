"""What is said of each outcome of a stop; on the result screen, and in a message after a
restart.
"""

from typing import Any

from dialogs.context import Texts
from services.stop import Entry, Outcome

RESULT_TEXTS = {
    Outcome.STOPPED: "conferences-result-stopped",
    Outcome.STOPPED_RESTARTED: "conferences-result-stopped-restarted",
    Outcome.STILL_RUNNING: "conferences-result-still-running",
    Outcome.NOT_CONFIRMED: "conferences-result-not-confirmed",
    Outcome.DECLINED: "conferences-result-declined",
    Outcome.REFUSED: "conferences-result-refused",
    Outcome.CREDENTIALS_REFUSED: "conferences-result-credentials-refused",
    Outcome.ALREADY_ENDED: "conferences-result-already-ended",
    Outcome.REPLACED: "conferences-result-replaced",
    Outcome.AMBIGUOUS: "conferences-result-ambiguous",
    Outcome.UNCLEAR: "conferences-result-unclear",
    Outcome.PROTECTED: "conferences-result-protected",
    Outcome.NOT_ALLOWED: "conferences-result-not-allowed",
    Outcome.UNREACHABLE: "conferences-result-unreachable",
    Outcome.UNREADABLE: "conferences-result-unreadable",
    # Of one of several, which has no other screen.
    Outcome.ASKED_AGAIN: "conferences-result-asked-again",
    Outcome.IN_PROGRESS: "conferences-result-in-progress",
    Outcome.SERVER_GONE: "conferences-result-server-gone",
}


def result_arguments(entry: Entry, texts: Texts) -> dict[str, Any]:
    """The variables of the texts above."""
    return {
        "server": entry.server_name,
        "topic": entry.topic or texts.text("conference-untitled"),
        "conference_id": entry.ref.conference_id,
        "detail": entry.detail,
        "has_detail": entry.detail is not None,
    }
