"""Users and messages, as the Bot API shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from demo.telegram.parameters import File
from demo.telegram.text.formatting import Formatted
from demo.telegram.text.keyboard import Keyboard

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(@\w+)?")


@dataclass(frozen=True)
class User:
    """A person or the bot."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None
    is_bot: bool = False

    def to_json(self) -> dict[str, Any]:
        """The Bot API's User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user


@dataclass(frozen=True)
class Photo:
    """A picture that was uploaded; equal ones have the same id."""

    file_id: str
    png: bytes
    width: int
    height: int

    def to_json(self) -> dict[str, Any]:
        """The Bot API's PhotoSize."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"unique-{self.file_id}",
            "width": self.width,
            "height": self.height,
        }


@dataclass(frozen=True)
class Version:
    """What a message showed at one time: `at` is Unix time."""

    at: float
    formatted: Formatted
    keyboard: Keyboard
    photo: Photo | None = None

    @property
    def text(self) -> str:
        """The text without formatting; below a photo its caption."""
        return self.formatted.text


@dataclass
class Message:
    """One message; `history` begins with what was sent and ends with what it shows now.

    `thread` is the topic that it is in, of a chat that has topics. With a `file` its text is the
    caption.
    """

    message_id: int
    chat: dict[str, Any]
    sender: User
    history: list[Version]
    has_reply_markup: bool = False
    reply_to: Message | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    thread: int | None = None
    file: File | None = None

    @property
    def now(self) -> Version:
        """What it shows now."""
        return self.history[-1]

    @property
    def text(self) -> str:
        """Its text without formatting."""
        return self.now.text

    @property
    def sent_at(self) -> float:
        """When it was sent (Unix time)."""
        return self.history[0].at

    def to_json(self) -> dict[str, Any]:
        """The Bot API's Message, complete."""
        message: dict[str, Any] = {
            "message_id": self.message_id,
            "from": self.sender.to_json(),
            "chat": self.chat,
            "date": int(self.sent_at),
        }
        if self.reply_to:
            quoted = self.reply_to.to_json()
            quoted.pop("reply_to_message", None)  # it reaches one message back, no further
            message["reply_to_message"] = quoted
        if self.thread is not None:
            message |= {"message_thread_id": self.thread, "is_topic_message": True}
        if len(self.history) > 1:
            message["edit_date"] = int(self.now.at)
        photo = self.now.photo
        if photo:
            message["photo"] = [photo.to_json()]
        below = photo is not None or self.file is not None
        text, entities = ("caption", "caption_entities") if below else ("text", "entities")
        if self.text:
            message[text] = self.text
        if self.now.formatted.entities:
            message[entities] = self.now.formatted.entities
        if self.now.keyboard:
            rows = [[button.to_json() for button in row] for row in self.now.keyboard]
            message["reply_markup"] = {"inline_keyboard": rows}
        return message | self.extra


def typed(text: str) -> Formatted:
    """What a person types: plain text, in which Telegram marks a command at the beginning."""
    command = _COMMAND.match(text)
    if not command:
        return Formatted(text)
    return Formatted(text, [{"type": "bot_command", "offset": 0, "length": len(command[0])}])
