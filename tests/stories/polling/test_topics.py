"""Private chats with topics: each topic has its own screen, and every screen works there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.answers import AnswerLimits
from demo.telegram import Person, RequestSeen, Screen
from demo.telegram.text.messages import Message
from demo.trueconf import SimulatedTrueConf
from tests.running_bot import RunningBot
from tests.stories.screens.scenes import ANNA, at_rest, hold

TOPIC, OTHER = 17, 23


class Topic:
    """The hand of an operator in one topic."""

    def __init__(self, bot: RunningBot, person: Person, thread: int | None) -> None:
        self.bot = bot
        self.person = person
        self.thread = thread

    @property
    def messages(self) -> list[Message]:
        return [
            message
            for message in self.bot.telegram.messages(self.person.id)
            if message.thread == self.thread and message.sender.is_bot
        ]

    @property
    def screen(self) -> Screen:
        shown = [message for message in self.messages if message.now.keyboard]
        return Screen.of((shown or self.messages)[-1])

    async def begin(self) -> None:
        await self.say("/start")
        await self.bot.telegram.until(lambda: self.screen.labels)

    async def say(self, text: str) -> None:
        before = len(self.messages)
        await self.person.send(text, thread=self.thread)
        await self.bot.telegram.until(lambda: len(self.messages) > before)

    async def press(self, text: str, sees: str) -> None:
        await self.person.press(text, message_id=self.screen.message_id, wait=False)
        await self.bot.telegram.until(lambda: sees in self.screen.text, timeout=15)
        await at_rest(self.bot)

    async def search(self) -> None:
        """Begin to look for forgotten conferences, and see that it is under way."""
        await self.person.press("Forgotten", message_id=self.screen.message_id, wait=False)
        await self.sees_button("✖ Cancel")
        await at_rest(self.bot)

    async def sees_button(self, label: str) -> None:
        await self.bot.telegram.until(
            lambda: any(label in each for each in self.screen.labels), timeout=15
        )


@pytest.fixture
async def server(bot: RunningBot) -> SimulatedTrueConf:
    server = await bot.add_server()
    hold(server)
    return server


@pytest.fixture
async def anna(bot: RunningBot, server: SimulatedTrueConf) -> Person:
    bot.limits = replace(bot.limits, answers=AnswerLimits(every=0.1))
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    return anna


def sent(bot: RunningBot, thread: int | None) -> list[RequestSeen]:
    return [
        seen
        for seen in bot.telegram.requests
        if seen.method == "sendMessage"
        and seen.params.get("message_thread_id") == (thread and str(thread))
    ]


async def test_a_conference_is_stopped_in_a_topic(bot: RunningBot, anna: Person) -> None:
    topic = Topic(bot, anna, TOPIC)
    await topic.begin()
    await topic.press("Conferences", "running")
    await topic.press("1.", "Owner")
    await topic.press("Stop", "Stop")
    await topic.press("⏹ Stop ", "has been stopped")
    assert len(bot.stops()) == 1
    assert sent(bot, None) == []


async def test_a_search_ends_in_its_topic(
    bot: RunningBot, anna: Person, server: SimulatedTrueConf
) -> None:
    topic = Topic(bot, anna, TOPIC)
    await topic.begin()
    server.options.latency = 1.5
    await topic.search()
    server.options.latency = 0.0
    await topic.sees_button("◀ Back")
    assert sent(bot, None) == []


async def test_topics_do_not_disturb_each_other(
    bot: RunningBot, anna: Person, server: SimulatedTrueConf
) -> None:
    """Two searches at a time, and a menu outside of all topics."""
    topics = [Topic(bot, anna, thread) for thread in (TOPIC, OTHER)]
    outside = Topic(bot, anna, None)
    for each in (*topics, outside):
        await each.begin()
    server.options.latency = 1.5
    for each in topics:
        await each.search()
    server.options.latency = 0.0
    for each in topics:
        await each.sees_button("◀ Back")
    await outside.press("Conferences", "running")
    for each in topics:
        await each.press("Back", "Running conferences")


async def test_what_is_typed_is_answered_in_its_topic(bot: RunningBot, anna: Person) -> None:
    topic = Topic(bot, anna, TOPIC)
    for text in ("hello", "/help", "/language", "/status", "/forgotten"):
        await topic.say(text)
    assert sent(bot, None) == []


async def test_a_screen_of_a_topic_survives_a_restart(bot: RunningBot, anna: Person) -> None:
    topic = Topic(bot, anna, TOPIC)
    await topic.begin()
    await topic.press("Conferences", "running")
    await bot.restart()
    await topic.press("1.", "Owner")
