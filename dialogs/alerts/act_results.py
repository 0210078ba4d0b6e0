"""The result of an act beside a stop, told in a message because its screen did not get it."""

from __future__ import annotations

from dialogs.wording import ACT_TEXTS
from l10n import Texts
from services.acts import ActOutcome
from services.alerts import ActSettled


def render(event: ActSettled, texts: Texts) -> str:
    arguments = {
        "act": event.act,
        "server": event.server,
        "topic": event.topic or texts.text("conference-untitled"),
        "conference_id": event.conference_id,
        "owner": event.owner,
        "detail": event.detail,
        "has_detail": event.detail is not None,
    }
    title = texts.html("acts-result-title", **arguments)
    return f"{title}\n{texts.html(ACT_TEXTS[ActOutcome(event.outcome)], **arguments)}"
