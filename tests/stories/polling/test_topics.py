"""Private chats with topics: each topic has its own screen, and every screen works there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.updates.progress import ProgressLimits
from demo.telegram import Person, RequestSeen, Screen
from demo.telegram.text.messages import Message
from demo.trueconf import SimulatedTrueConf
from tests.running_bot import House
from tests.stories.screens.scenes import ANNA, at_rest, hold

TOPIC, OTHER = 17, 23


class Topic:
    """The hand of an operator in one topic."""

    def __init__(self, house: House, person: Person, thread: int | None) -> None:
        self.house = house
        self.person = person
        self.thread = thread

    @property
    def messages(self) -> list[Message]:
        return [
            message
            for message in self.house.telegram.messages(self.person.id)
            if message.thread == self.thread and message.sender.is_bot
        ]

    @property
    def screen(self) -> Screen:
        shown = [message for message in self.messages if message.now.keyboard]
        return Screen.of((shown or self.messages)[-1])

    async def begin(self) -> None:
        await self.say("/start")
        await self.house.telegram.until(lambda: self.screen.labels)

    async def say(self, text: str) -> None:
        before = len(self.messages)
        await self.person.send(text, thread=self.thread)
        await self.house.telegram.until(lambda: len(self.messages) > before)

    async def press(self, text: str, sees: str) -> None:
        await self.person.press(text, message_id=self.screen.message_id, wait=False)
        await self.house.telegram.until(lambda: sees in self.screen.text, timeout=15)
        await at_rest(self.house)

    async def search(self) -> None:
        """Begin to look for forgotten conferences, and see that it is under way."""
        await self.person.press("Find forgotten", message_id=self.screen.message_id, wait=False)
        await self.sees_button("Cancel search")
        await at_rest(self.house)

    async def sees_button(self, label: str) -> None:
        await self.house.telegram.until(
            lambda: any(label in each for each in self.screen.labels), timeout=15
        )


@pytest.fixture
async def server(house: House) -> SimulatedTrueConf:
    server = await house.add_server()
    hold(server)
    return server


@pytest.fixture
async def anna(house: House, server: SimulatedTrueConf) -> Person:
    house.limits = replace(house.limits, progress=ProgressLimits(every=0.1))
    anna = house.add_operator(ANNA, "Anna")
    await house.begin()
    return anna


def sent(house: House, thread: int | None) -> list[RequestSeen]:
    return [
        seen
        for seen in house.telegram.requests
        if seen.method == "sendMessage"
        and seen.params.get("message_thread_id") == (thread and str(thread))
    ]


async def test_a_conference_is_stopped_in_a_topic(house: House, anna: Person) -> None:
    topic = Topic(house, anna, TOPIC)
    await topic.begin()
    await topic.press("Show conferences", "running")
    await topic.press("1.", "Owner")
    await topic.press("Stop", "Stop")
    await topic.press("Yes", "has been stopped")
    assert len(house.stops()) == 1
    assert sent(house, None) == []


async def test_a_search_ends_in_its_topic(
    house: House, anna: Person, server: SimulatedTrueConf
) -> None:
    topic = Topic(house, anna, TOPIC)
    await topic.begin()
    server.options.latency = 1.5
    await topic.search()
    server.options.latency = 0.0
    await topic.sees_button("Search again")
    assert sent(house, None) == []


async def test_topics_do_not_disturb_each_other(
    house: House, anna: Person, server: SimulatedTrueConf
) -> None:
    """Two searches at a time, and a menu outside of all topics."""
    topics = [Topic(house, anna, thread) for thread in (TOPIC, OTHER)]
    outside = Topic(house, anna, None)
    for each in (*topics, outside):
        await each.begin()
    server.options.latency = 1.5
    for each in topics:
        await each.search()
    server.options.latency = 0.0
    for each in topics:
        await each.sees_button("Search again")
    await outside.press("Show conferences", "running")
    for each in topics:
        await each.press("Back", "Running conferences")


async def test_what_is_typed_is_answered_in_its_topic(house: House, anna: Person) -> None:
    topic = Topic(house, anna, TOPIC)
    for text in ("hello", "/help", "/language", "/status", "/forgotten"):
        await topic.say(text)
    assert sent(house, None) == []


async def test_a_screen_of_a_topic_survives_a_restart(house: House, anna: Person) -> None:
    topic = Topic(house, anna, TOPIC)
    await topic.begin()
    await topic.press("Show conferences", "running")
    await house.restart()
    await topic.press("1.", "Owner")
