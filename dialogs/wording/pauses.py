"""How it is said that a server is paused, wherever it stands."""

from __future__ import annotations

from typing import Any

from dialogs.context import Texts
from dialogs.wording.rows import shorten
from services.maintenance import Pause

# Characters of a name beside the rest of the line.
NAME = 40


def pause_words(pause: Pause | None, texts: Texts) -> dict[str, Any]:
    """The variables of the texts: whether, and in words until when and by whom."""
    if pause is None:
        return {"paused": False, "pause": None}
    by = shorten(pause.by_name, NAME)
    told = {"endless": pause.until is None, "until": pause.until or pause.began_at, "by": by}
    return {"paused": True, "pause": texts.text("paused-until", **told)}
