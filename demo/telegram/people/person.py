"""The hand of a test: what people do in Telegram, and what they see."""

from __future__ import annotations

import asyncio
import time

from demo.telegram.api import RequestSeen
from demo.telegram.people.chats import Chat
from demo.telegram.people.clock import PATIENCE
from demo.telegram.people.screen import Screen
from demo.telegram.people.world import World
from demo.telegram.presses import PressSeen
from demo.telegram.text.messages import Message, User


class Group:
    """A group chat."""

    def __init__(self, world: World, chat: Chat, members: tuple[Person, ...]) -> None:
        self._world = world
        self.chat = chat
        self.members = members

    @property
    def id(self) -> int:
        """Negative."""
        return self.chat.id

    @property
    def screen(self) -> Screen:
        """The bot's newest message with buttons here, else its newest message."""
        return self._world.screen(self.chat)

    def removes_bot(self) -> None:
        """The first member throws the bot out."""
        self._world.change_membership(self.chat, self.members[0].user, "kicked")

    def disappears(self) -> None:
        """The group is deleted."""
        self.chat.is_gone = True

    def opens_topic(self, number: int) -> None:
        """Make a topic, or open it again; 0 is General."""
        if number:
            self.chat.threads.add(number)
        self.chat.closed.discard(number)

    def closes_topic(self, number: int) -> None:
        """Only administrators can write there any more."""
        self.chat.closed.add(number)

    def deletes_topic(self, number: int) -> None:
        """With all its messages."""
        self.chat.threads.discard(number)
        self.chat.closed.discard(number)
        kept = {key: each for key, each in self.chat.messages.items() if each.thread != number}
        self.chat.messages = kept

    def becomes_supergroup(self, new_id: int) -> Group:
        """The group continues under a new id."""
        return Group(self._world, self._world.upgrade(self.chat, new_id), self.members)


class Person:
    """A person with Telegram open; `chat` is the private chat with the bot."""

    def __init__(self, world: World, requests: list[RequestSeen], user: User, chat: Chat) -> None:
        self._world = world
        self._requests = requests
        self.user = user
        self.chat = chat

    @property
    def id(self) -> int:
        """The Telegram id, also of the private chat."""
        return self.user.id

    @property
    def screen(self) -> Screen:
        """The bot's newest message with buttons, else its newest one, as it is now.

        Raises:
            LookupError: the bot has written nothing.
        """
        return self._world.screen(self.chat)

    async def sees(self, text: str, timeout: float = PATIENCE) -> Screen:
        """Wait until the screen's text contains `text`.

        Raises:
            UnseenError: it did not within `timeout` seconds.
        """
        await self._world.changes.until(
            lambda: text in self.screen.text,
            timeout=timeout,
            describe=lambda: f"waiting for {text!r}\n{self._world.describe()}",
        )
        return self.screen

    async def send(
        self,
        text: str,
        *,
        chat: Group | None = None,
        thread: int | None = None,
        wait: bool = False,
        timeout: float = PATIENCE,
    ) -> Message:
        """Write a message, in a topic with `thread`; with `wait`, return when the bot has sent or
        edited something.
        """
        where = chat.chat if chat else self.chat
        if where.bot != "member":
            raise ValueError(f"{self.user.name} cannot write: the bot is {where.bot}")
        since = time.monotonic()
        message = self._world.receive(where, self.user, text, thread=thread)
        if wait:
            await self._world.changes.until(
                lambda: self._has_moved(where, since),
                timeout=timeout,
                describe=self._world.describe,
            )
        return message

    async def press(
        self,
        text: str,
        *,
        exact: bool = False,
        message_id: int | None = None,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = PATIENCE,
        deliver_twice: bool = False,
    ) -> PressSeen:
        """Press the button with this text, else the only one that contains it.

        It is looked for on the newest screen, or on the message `message_id`. With `wait`, return
        when the press is answered and the bot has brought the chat up to date (or, after an
        answer, has come to rest without doing so).

        Raises:
            LookupError: no such button, more than one, or it is a link.
            UnseenError: no answer within `timeout` seconds.
        """
        where = chat.chat if chat else self.chat
        screen = self._world.screen(where)
        if message_id is not None:
            screen = Screen.of(where.messages[message_id])
        button = screen.button(text, exact=exact)
        if button.data is None:
            raise LookupError(f"not a button to be pressed: {button}")
        return await self.press_data(
            button.data,
            message_id=screen.message_id,
            chat=chat,
            wait=wait,
            timeout=timeout,
            deliver_twice=deliver_twice,
        )

    async def press_data(
        self,
        data: str,
        *,
        message_id: int | None = None,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = PATIENCE,
        deliver_twice: bool = False,
    ) -> PressSeen:
        """Send any callback data, also such as no button holds; else as `press`."""
        where = chat.chat if chat else self.chat
        if message_id is None:
            message_id = self._world.screen(where).message_id
        press = self._world.press(where, self.user, message_id, data)
        if deliver_twice:
            self._world.updates.resend(press.update_id)
        if wait:
            await press.answered(timeout)
            await self._settle(where, press)
        return press

    async def _settle(self, chat: Chat, press: PressSeen) -> None:
        changes = self._world.changes
        resting = asyncio.create_task(self._world.rest(press.person_id))
        resting.add_done_callback(lambda _: changes.notify())
        try:
            while not (self._has_moved(chat, press.at) or resting.done()):
                await changes.wait(PATIENCE)
        finally:
            resting.cancel()
        if chat.messages:
            press.screen = self._world.screen(chat)

    def _has_moved(self, chat: Chat, since: float) -> bool:
        """Whether the bot has sent or edited something here, or found it up to date."""
        for seen in reversed(self._requests):
            if seen.at < since:
                return False
            in_chat = seen.chat_id == chat.id and seen.method.lower().startswith(("send", "edit"))
            same = "message is not modified" in (seen.error or "")
            if in_chat and (seen.applied or same):
                return True
        return False

    def deletes(self, message_id: int) -> None:
        """Delete a message for both sides."""
        del self.chat.messages[message_id]
        self._world.changes.notify()

    def blocks_bot(self) -> None:
        """Stop the bot."""
        self._world.change_membership(self.chat, self.user, "kicked")

    def unblocks(self) -> None:
        """Let the bot write again."""
        self._world.change_membership(self.chat, self.user, "member")

    @property
    def deactivated(self) -> bool:
        """The account has been deleted."""
        return self.chat.is_gone

    @deactivated.setter
    def deactivated(self, gone: bool) -> None:
        self.chat.is_gone = gone
