"""How a conference is named in lists."""

import unicodedata

from dialogs.context import Texts
from services.trueconf import Session

# How much of a topic fits on a row.
ROW_TOPIC = 80
# So many usual letters stand beside each other in a message on a phone of 390 px.
LINE = 40


def title(session: Session, texts: Texts) -> str:
    return session.topic or texts.text("conference-untitled")


def row_title(session: Session, texts: Texts) -> str:
    """What a row calls a conference; several may run untitled."""
    if session.topic or session.conference_id is None:
        return shorten(title(session, texts), ROW_TOPIC)
    return texts.text("conference-untitled-id", conference_id=session.conference_id)


def joint(row: str, figures: str) -> str:
    """What stands between the two: a row has one line where both fit on it."""
    between = " · "
    return between if _letters(row + between + figures) <= LINE else "\n"


def _letters(text: str) -> int:
    """Pictures and the letters of some languages are twice as wide."""
    seen = (sign for sign in text if unicodedata.category(sign) not in {"Mn", "Me", "Cf"})
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in seen)


def shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
