"""How a conference is named in lists."""

from typing import Any

from dialogs.context import Texts
from services.trueconf import Session

# How much of a topic fits on a row and on a button.
ROW_TOPIC = 80
BUTTON_TOPIC = 40


def title(session: Session, texts: Texts) -> str:
    return session.topic or texts.text("conference-untitled")


def _distinct_title(session: Session, texts: Texts) -> str:
    """Several may run untitled."""
    if session.topic or session.conference_id is None:
        return title(session, texts)
    return texts.text("conference-untitled-id", conference_id=session.conference_id)


def titled(session: Session, texts: Texts) -> dict[str, Any]:
    """The variables that name a conference on a row, and on its button."""
    topic = _distinct_title(session, texts)
    return {"topic": shorten(topic, ROW_TOPIC), "short_topic": shorten(topic, BUTTON_TOPIC)}


def shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
