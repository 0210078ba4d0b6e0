"""The updates that Telegram hands over, each read by itself: a bad one holds up no other."""

from __future__ import annotations

import json
import logging
from collections import Counter, deque
from collections.abc import Hashable
from time import monotonic
from typing import Any, Literal, NamedTuple, get_args

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from bot.telegram.answers import Unreadable, where, whole_number
from bot.telegram.reasons import quoted

logger = logging.getLogger(__name__)

ALLOWED = ("message", "callback_query")
# Telegram's own largest batch, and its largest id (a 32 bit number with a sign).
LARGEST_BATCH = 100
LARGEST_ID = 2**31 - 2
# So many updates are remembered: Telegram delivers again what it thinks was not received.
REMEMBERED = 1000
# The log names this many unreadable updates in so many seconds; further ones are counted only.
NAMED, WINDOW = 10, 60.0
FIELDS = 20  # so many fields of one are named

Fate = Literal["taken", "unreadable", "repeated", "unwanted"]


class TakeUpdates(TelegramMethod[Any]):
    """getUpdates, with an answer that comes as it is."""

    __returning__ = Any
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Taken(NamedTuple):
    """What is to be handled."""

    update: Update
    content: str  # the same as JSON, as it came


class UpdatesSeen(Counter[Fate]):
    def __init__(self) -> None:
        super().__init__(dict.fromkeys(get_args(Fate), 0))


class Updates:
    """`offset` is what to ask for next: behind the last update that was taken or skipped. That is
    not the largest, for after a quiet week Telegram begins again at any number.
    """

    def __init__(self, seen: UpdatesSeen) -> None:
        self.offset: int | None = None
        self._seen = seen
        self._remembered: deque[Hashable] = deque(maxlen=REMEMBERED)
        self._named: deque[float] = deque(maxlen=NAMED)

    def read(self, bot: Bot, method: TakeUpdates, batch: Any) -> list[Taken]:
        """:raises Unreadable: no id says what to ask for next; all comes again until one does"""
        if not isinstance(batch, list):
            raise Unreadable(method=method, message="no list of updates")
        batch = batch[:LARGEST_BATCH]
        ids = [_id_of(raw) for raw in batch]
        taken = [self._read_one(bot, *each) for each in zip(batch, ids, strict=True)]
        known = [update_id for update_id in ids if update_id is not None]
        if known:
            self.offset = known[-1] + 1
        elif batch:
            raise Unreadable(method=method, message="updates without an id")
        return [each for each in taken if each is not None]

    def read_kept(self, bot: Bot, content: str) -> Taken | None:
        """What an earlier process had taken, maybe of another bot: `offset` stays as it is."""
        try:
            raw = json.loads(content)
        except ValueError:
            raw = None
        return self._read_one(bot, raw, _id_of(raw))

    def _read_one(self, bot: Bot, raw: Any, update_id: int | None) -> Taken | None:
        if update_id is None:
            self._skip(raw, None, "no id")
            return None
        try:
            # Half a sign could be neither stored nor sent.
            content = json.dumps(raw, ensure_ascii=False)
            content.encode()
            update = Update.model_validate(raw, context={"bot": bot})
        except ValidationError as failure:
            self._skip(raw, update_id, where(failure))
            return None
        except Exception as failure:  # whatever it is, it is the trouble of this update alone
            self._skip(raw, update_id, type(failure).__name__)
            return None
        fate = self._fate(update)
        self._seen[fate] += 1
        return Taken(update, content) if fate == "taken" else None

    def _fate(self, update: Update) -> Fate:
        identity = _identity(update)
        if identity is None:
            return "unwanted"
        if identity in self._remembered:
            return "repeated"
        self._remembered.append(identity)
        return "taken"

    def _skip(self, raw: Any, update_id: int | None, trouble: str) -> None:
        self._seen["unreadable"] += 1
        now = monotonic()
        if len(self._named) == NAMED and now - self._named[0] < WINDOW:
            return
        self._named.append(now)
        logger.warning(
            "update %s cannot be read and is skipped (%s); it has %s",
            "without an id" if update_id is None else update_id,
            trouble,
            _fields(raw),
        )


def _id_of(raw: Any) -> int | None:
    return whole_number(raw.get("update_id"), LARGEST_ID) if isinstance(raw, dict) else None


def _identity(update: Update) -> Hashable | None:
    """The same when an update comes again, another when its id is reused; None: unwanted."""
    if (press := update.callback_query) is not None:
        return update.update_id, press.id
    if (message := update.message) is not None:
        return update.update_id, message.chat.id, message.message_id
    return None


def _fields(raw: Any) -> str:
    """The names of its fields and of theirs, without any content."""
    if not isinstance(raw, dict):
        return f"no fields: {type(raw).__name__}"
    names: list[str] = []
    for name, value in raw.items():
        names.append(quoted(str(name)))
        if isinstance(value, dict):
            names += [f"{quoted(str(name))}.{quoted(str(inner))}" for inner in value]
    return ", ".join(names[:FIELDS]) or "no fields"
