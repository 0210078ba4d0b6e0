"""Alerts that cannot be put into words: damaged, or written by another version. Each is tried a
few times, in case the trouble passes, and then given up.
"""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Collection

from services.alerts import Outbox

logger = logging.getLogger(__name__)


class Unrenderable:
    def __init__(self, outbox: Outbox, tries: int) -> None:
        self._outbox = outbox
        self._most = tries
        self._tries: Counter[int] = Counter()

    async def note(
        self, chat_id: int, ids: Collection[int], failure: Exception | None = None
    ) -> list[int]:
        """Count a try; the ids of those that are tried again."""
        self._tries.update(ids)
        over = [number for number in ids if self._tries[number] >= self._most]
        if over:
            await self._outbox.give_up(over)
            for number in over:
                del self._tries[number]
            logger.error(
                "incident %s: alerts %s for chat %s cannot be put into words and are given up",
                secrets.token_hex(3),
                over,
                chat_id,
                exc_info=failure,
            )
        return [number for number in ids if number not in over]
