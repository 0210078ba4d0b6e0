"""The question whether to stop a conference: what the confirm window keeps, and how it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from aiogram_dialog import DialogManager, ShowMode

from dialogs.conferences.facts import Facts
from dialogs.context import WindowOutdated, card_start_of, texts_of
from dialogs.states import ConferencesSG
from services.conferences import Card
from services.stop import Confirmation


@dataclass(frozen=True, slots=True)
class Question:
    """
    :ivar key: of the confirm screen
    :ivar facts: read together with what is on record of the screen
    :ivar anew: why it takes the place of an earlier one, where it does
    :ivar turned: Yes stands where No stood in the one before
    """

    key: str
    facts: Facts
    anew: str | None = None
    turned: bool = False

    def followed_by(self, shown: Confirmation, facts: Facts) -> Question:
        """By the one that Yes brought."""
        return Question(shown.key, facts, shown.anew, not self.turned)

    def looked_again(self, shown: Confirmation, facts: Facts) -> Question:
        """By the one that a fresh look brought: Yes stays where it was, in another row."""
        return replace(self, key=shown.key, facts=facts, anew=None)

    def to_dict(self) -> dict[str, Any]:
        return {
            "confirmation": self.key,
            "facts": self.facts.to_dict(),
            "anew": self.anew,
            "turned": self.turned,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """
        :raises WindowOutdated: nothing has been asked
        """
        match data:
            case {"confirmation": str(key)}:
                facts = Facts.from_dict(data.get("facts"))
                return cls(key, facts, data.get("anew"), bool(data.get("turned")))
        raise WindowOutdated


async def ask_to_stop(
    manager: DialogManager, shown: Confirmation, card: Card, show_mode: ShowMode | None = None
) -> None:
    """From the open card to its question: the one way to it, from the card as from an alert."""
    manager.dialog_data.update(Question(shown.key, facts_of(card, manager)).to_dict())
    await manager.switch_to(ConferencesSG.confirm_stop, show_mode)


def facts_of(card: Card, manager: DialogManager) -> Facts:
    """What a card that was read for the open dialog tells beside what is on record."""
    return Facts.of(
        card.participants,
        card.session.age,
        card.recording,
        card_start_of(manager),
        texts_of(manager),
    )
