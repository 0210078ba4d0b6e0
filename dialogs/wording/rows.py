"""How a conference is named in lists."""

from typing import Any

from dialogs.context import Texts
from services.trueconf import Session

# How much of a topic fits on a row and on a button.
ROW_TOPIC = 80
BUTTON_TOPIC = 40


def title(session: Session, texts: Texts) -> str:
    return session.topic or texts.text("conference-untitled")


def titled(session: Session, texts: Texts) -> dict[str, Any]:
    """The variables that name a conference on a row, and on its button."""
    topic = title(session, texts)
    return {"topic": shorten(topic, ROW_TOPIC), "short_topic": shorten(topic, BUTTON_TOPIC)}


def shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
