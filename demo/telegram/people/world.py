"""The state of the simulated Telegram: it outlives connections, polls and the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from demo.telegram.hooks import Delivery
from demo.telegram.limits import FloodControl
from demo.telegram.people.chats import Chat, Chats, Membership
from demo.telegram.people.clock import Changes, Clock
from demo.telegram.people.screen import Screen
from demo.telegram.presses import Presses, PressSeen
from demo.telegram.profile import Profile
from demo.telegram.text.formatting import Formatted
from demo.telegram.text.messages import Message, User, typed
from demo.telegram.updates import Updates

_STATUS_JSON: dict[Membership, dict[str, Any]] = {
    "member": {"status": "member"},
    "left": {"status": "left"},
    "kicked": {"status": "kicked", "until_date": 0},
}


# How long after a silent answer a screen may still follow, where nobody can look into the bot.
_SETTLE = 0.3


async def a_moment(_person_id: int) -> None:
    """What `World.rest` is where a test says nothing else."""
    await asyncio.sleep(_SETTLE)


class World:
    """Chats, presses and updates of one bot, and what people do in them.

    :ivar rest: waits until the bot has handled what a person has pressed; a test sets it
    """

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.clock = Clock()
        self.changes = Changes()
        self.chats = Chats()
        self.updates = Updates(self.clock)
        self.deliveries: list[Delivery] = []
        # Where a test has what listens at a port of a webhook: it can have none of Telegram's.
        self.webhook_ports: dict[int, int] = {}
        self.presses = Presses(self.clock)
        self.profile = Profile()
        self.flood = FloodControl(self.clock)
        self.flood_control = False
        self.rest: Callable[[int], Coroutine[Any, Any, object]] = a_moment

    def receive(
        self, chat: Chat, sender: User, text: str, *, thread: int | None = None
    ) -> Message:
        """A person writes, maybe in a topic: the message and its update.

        In groups a bot reads only commands and what mentions it (privacy mode).
        """
        chat.started = True
        if thread is not None:
            chat.threads.add(thread)
        message = self.chats.write(chat, sender, typed(text), at=self.clock.now(), thread=thread)
        if chat.kind == "private" or text.startswith("/") or f"@{self.bot.username}" in text:
            self.updates.add("message", message.to_json())
        self.changes.notify()
        return message

    def press(self, chat: Chat, sender: User, message_id: int, data: str) -> PressSeen:
        """A person presses: the callback query and its update."""
        message = chat.messages.get(message_id)
        gone = {"chat": chat.to_json(), "message_id": message_id, "date": 0}
        press_id = self.presses.next_id()
        update_id = self.updates.add(
            "callback_query",
            {
                "id": press_id,
                "from": sender.to_json(),
                "chat_instance": str(chat.id * 1_000_003),
                "message": message.to_json() if message else gone,
                "data": data,
            },
        )
        press = PressSeen(
            id=press_id,
            update_id=update_id,
            person_id=sender.id,
            chat_id=chat.id,
            message_id=message_id,
            data=data,
            born=self.clock.now(),
            changes=self.changes,
        )
        self.presses.seen.append(press)
        self.changes.notify()
        return press

    def change_membership(self, chat: Chat, by: User, status: Membership) -> None:
        """Block, unblock, remove or add the bot: it is told by `my_chat_member`."""
        bot = self.bot.to_json()
        before, chat.bot = chat.bot, status
        self.updates.add(
            "my_chat_member",
            {
                "chat": chat.to_json(),
                "from": by.to_json(),
                "date": int(self.clock.now()),
                "old_chat_member": _STATUS_JSON[before] | {"user": bot},
                "new_chat_member": _STATUS_JSON[status] | {"user": bot},
            },
        )
        self.changes.notify()

    def upgrade(self, chat: Chat, new_id: int) -> Chat:
        """A group becomes a supergroup under a new id; the bot gets a service message."""
        chat.migrated_to = new_id
        extra = {"migrate_to_chat_id": new_id}
        message = self.chats.write(chat, self.bot, Formatted(""), at=self.clock.now(), extra=extra)
        self.updates.add("message", message.to_json())
        successor = self.chats.add(Chat(new_id, chat.title, "supergroup"))
        self.changes.notify()
        return successor

    def screen(self, chat: Chat) -> Screen:
        """The bot's newest message with buttons, else its newest message.

        Raises:
            LookupError: the bot has written nothing here.
        """
        own = [message for message in chat.messages.values() if message.sender.is_bot]
        if not own:
            raise LookupError(f"the bot has written nothing in chat {chat.id}")
        with_buttons = [message for message in own if message.now.keyboard]
        return Screen.of((with_buttons or own)[-1])

    def describe(self) -> str:
        """The end of every chat, for the message of a failed wait."""
        lines = []
        for chat in self.chats:
            lines.append(f"--- chat {chat.id} ({chat.title})")
            last = list(chat.messages.values())[-4:]
            lines += [f"{message.sender.name} {Screen.of(message)}" for message in last]
        for press in self.presses.seen[-3:]:
            answer = repr(press.text) if press.answers else "none"
            lines.append(f"press {press.data!r} of {press.person_id}, answer: {answer}")
        return "\n".join(lines)
