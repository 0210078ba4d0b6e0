"""How a conference is named in lists."""

from dialogs.context import Texts
from services.trueconf import Session

# How much of a topic fits on a row.
ROW_TOPIC = 80


def title(session: Session, texts: Texts) -> str:
    return session.topic or texts.text("conference-untitled")


def row_title(session: Session, texts: Texts) -> str:
    """What a row calls a conference; several may run untitled."""
    if session.topic or session.conference_id is None:
        return shorten(title(session, texts), ROW_TOPIC)
    return texts.text("conference-untitled-id", conference_id=session.conference_id)


def shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
