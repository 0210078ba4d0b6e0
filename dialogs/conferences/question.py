"""The question whether to stop a conference: what the confirm window keeps, and how it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from aiogram_dialog import DialogManager, ShowMode

from dialogs.context import WindowOutdated
from dialogs.states import ConferencesSG
from services.stop import Confirmation


@dataclass(frozen=True, slots=True)
class Question:
    """
    :ivar key: of the confirm screen
    :ivar anew: why it takes the place of an earlier one, where it does
    :ivar turned: Yes stands where No stood in the one before
    """

    key: str
    anew: str | None = None
    turned: bool = False

    def followed_by(self, shown: Confirmation) -> Question:
        return Question(shown.key, shown.anew, not self.turned)

    def to_dict(self) -> dict[str, Any]:
        return {"confirmation": self.key, "anew": self.anew, "turned": self.turned}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """
        :raises WindowOutdated: nothing has been asked
        """
        match data:
            case {"confirmation": str(key)}:
                return cls(key, data.get("anew"), bool(data.get("turned")))
        raise WindowOutdated


async def ask_to_stop(
    manager: DialogManager, shown: Confirmation, show_mode: ShowMode | None = None
) -> None:
    """From the open card to its question: the one way to it, from the card as from an alert."""
    manager.dialog_data.update(Question(shown.key).to_dict())
    await manager.switch_to(ConferencesSG.confirm_stop, show_mode)
