"""Private chats and groups: who is in them, what was written, who can be reached.

Follows telegram-bot-api.md section 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from typing import Any, Literal

from demo.telegram.parameters import read_id
from demo.telegram.refusals import RefusedError, bad_request
from demo.telegram.text.formatting import Formatted
from demo.telegram.text.keyboard import Markup
from demo.telegram.text.messages import Message, Photo, User, Version

Membership = Literal["member", "left", "kicked"]


@dataclass
class Chat:
    """A private chat (id = the person's id) or a group (negative id).

    `started`: the person has pressed Start; groups always count as started. `threads`: its
    topics, of which `closed` take no messages of the bot (0: General).
    """

    id: int
    title: str
    kind: Literal["private", "group", "supergroup"]
    started: bool = True
    bot: Membership = "member"
    is_gone: bool = False
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    threads: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)

    def to_json(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, "type": self.kind, name: self.title}

    def check_open(self, thread: int | None) -> None:
        """Raise RefusedError when the bot cannot write into a topic; None: the chat itself."""
        if thread is not None and thread not in self.threads:
            raise bad_request("message thread not found")
        if (thread or 0) in self.closed:
            raise bad_request("TOPIC_CLOSED")

    def check_reachable(self) -> None:
        """Raise RefusedError when the bot cannot write here."""
        if not self.started:
            raise bad_request("chat not found")
        if self.migrated_to is not None:
            raise RefusedError(
                HTTPStatus.BAD_REQUEST,
                "group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": self.migrated_to},
            )
        if self.kind == "private":
            reasons = {"kicked": "bot was blocked by the user"}
            gone = "user is deactivated"
        else:
            reasons = {
                "kicked": f"bot was kicked from the {self.kind} chat",
                "left": f"bot is not a member of the {self.kind} chat",
            }
            gone = f"the {self.kind} chat was deleted"
        reason = gone if self.is_gone else reasons.get(self.bot)
        if reason:
            raise RefusedError(HTTPStatus.FORBIDDEN, reason)


class Chats:
    """All chats of the bot, and the numbering of messages in them."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._ids = count(1)
        self.photos: dict[str, Photo] = {}  # all that were uploaded, by their ids

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def add(self, chat: Chat) -> Chat:
        """Make a chat known; a second one with the same id is a ValueError."""
        if chat.id in self._chats:
            raise ValueError(f"chat {chat.id} is there already")
        self._chats[chat.id] = chat
        return chat

    def get(self, chat_id: int) -> Chat | None:
        """The chat, whether the bot can reach it or not."""
        return self._chats.get(chat_id)

    def reach(self, chat_id: str) -> Chat:
        """The chat that a request names.

        Raises:
            RefusedError: it is not known to the bot or cannot be reached.
        """
        if not chat_id:
            raise bad_request("chat_id is empty")
        number = read_id(chat_id)
        chat = self._chats.get(number) if number is not None else None
        if chat is None:
            raise bad_request("chat not found")
        chat.check_reachable()
        return chat

    def write(
        self,
        chat: Chat,
        sender: User,
        formatted: Formatted,
        *,
        at: float,
        markup: Markup | None = None,
        reply_to: Message | None = None,
        extra: dict[str, Any] | None = None,
        photo: Photo | None = None,
        thread: int | None = None,
    ) -> Message:
        """Add a message; `extra` are further fields of it (service messages)."""
        keyboard = markup.keyboard if markup else []
        message = Message(
            next(self._ids),
            chat.to_json(),
            sender,
            [Version(at, formatted, keyboard, photo)],
            has_reply_markup=bool(markup and markup.is_reply),
            reply_to=reply_to,
            extra=extra or {},
            thread=thread,
        )
        chat.messages[message.message_id] = message
        return message
