"""When each screen was shown: a dangerous button counts only once its screen can have been
read.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from aiogram.types import CallbackQuery

from bot import presses


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmLimits:
    """Seconds.

    :ivar reading: from the moment that Telegram has accepted a screen; until then its dangerous
        button does nothing. A second tap of the finger comes sooner.
    """

    reading: float = 1.5


class Shown:
    """Remembers screens only as long as they are too new; those of an earlier run are not."""

    def __init__(self, limits: ConfirmLimits) -> None:
        self._limits = limits
        self._shown_at: dict[tuple[int, int], float] = {}

    def note(self, chat_id: int, message_id: int) -> None:
        """Telegram has accepted a screen, sent or edited."""
        now = monotonic()
        new = now - self._limits.reading
        self._shown_at = {key: at for key, at in self._shown_at.items() if at > new}
        self._shown_at[chat_id, message_id] = now

    def unread(self, callback: CallbackQuery) -> bool:
        """Whether the press that is being handled came too soon after its screen."""
        press, message = presses.current.get(), callback.message
        if press is None or message is None:
            return False
        shown_at = self._shown_at.get((message.chat.id, message.message_id))
        return shown_at is not None and press.at - shown_at < self._limits.reading
