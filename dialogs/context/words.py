"""What is looked for in the list of a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from aiogram_dialog import DialogManager

from services.matching import Words


@dataclass(frozen=True, slots=True)
class WordsStart:
    """What is looked for in a list: what its dialog was started with, or, once something was typed
    there, data of that dialog.
    """

    words: str

    @classmethod
    def typed(cls, text: str | None) -> Self | None:
        """None: a command, or nothing that could be looked for."""
        words = None if text is None or text.startswith("/") else Words.of(text)
        return cls(words.said) if words else None

    @classmethod
    def nothing(cls) -> Self:
        return cls("")

    def to_dict(self) -> dict[str, Any]:
        return {"words": self.words}

    @classmethod
    def from_dict(cls, data: object) -> Self | None:
        """None where it holds no words."""
        match data:
            case {"words": str(words)}:
                return cls(words)
        return None


def words_of(manager: DialogManager) -> Words | None:
    """What the list of the open dialog is searched for."""
    typed = WordsStart.from_dict(manager.dialog_data) or WordsStart.from_dict(manager.start_data)
    return Words.of(typed.words) if typed else None
