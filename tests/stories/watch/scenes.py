"""What the stories of the watch begin with, and the alerts that came of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from demo.telegram import Person
from demo.trueconf import Generation, Guest, SimulatedTrueConf
from demo.trueconf import Person as Participant
from demo.trueconf import Session as Held
from services.alerts.kinds import Kind
from services.registry import Services
from services.servers import Server
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import settled

ANNA, BORIS = 1001, 1002
ROOM = "4406127733"
TOPIC = "Weekly sync"
TOPICS = ("First", "Second", "Third")
HOST = Participant("ivanova", "Anna Ivanova", 2)
# Seconds between two looks.
INTERVAL = 0.1


def services_of(bot: RunningBot) -> Services:
    assert bot.app
    return bot.app._services


def server_of(bot: RunningBot) -> Server:
    return services_of(bot).servers.all()[0]


async def switch(bot: RunningBot, on: bool, interval: float = INTERVAL) -> None:
    """Anna switches the watch, more often than the windows offer."""
    watch = services_of(bot).watch
    await watch.choose_interval(bot.operator(ANNA), server_of(bot), interval)
    await watch.switch(bot.operator(ANNA), server_of(bot), on)


async def watched(
    bot: RunningBot, generation: Generation = "v3.3"
) -> tuple[SimulatedTrueConf, Person]:
    """A server with nothing on it that is watched, and its operator in the menu."""
    server = await bot.add_server("Main", generation)
    anna = bot.add_operator(ANNA, "Anna")
    await bot.begin()
    await anna.send("/start", wait=True)
    await switch(bot, on=True)
    await looks(server, 1)
    return server, anna


def forget(
    server: SimulatedTrueConf,
    topic: str | None = TOPIC,
    *,
    room: str = ROOM,
    minutes: float = 90,
    guests: int = 0,
) -> Held:
    """A conference is left running, by default with nobody but its host."""
    server.world.add_room(room, topic, "ivanova")
    people = [Guest() for _ in range(guests)] if guests else [HOST]
    started = datetime.now(UTC) - timedelta(minutes=minutes)
    return server.world.begin(room, people, started)


def lists(server: SimulatedTrueConf) -> int:
    """How often the list of conferences has been asked for, and answered."""
    return sum(
        seen.path.endswith(("/logs/calls", "/v4/conferences")) and seen.answered_at is not None
        for seen in server.requests
    )


async def looks(server: SimulatedTrueConf, number: int) -> None:
    """Wait until so many more looks have begun, so that the one before the last has ended."""
    before = lists(server)
    await server.until(lambda: lists(server) > before + number, 15)


def told(
    bot: RunningBot, kind: Kind = Kind.FORGOTTEN, chat: int = ANNA, *, arrived: bool = False
) -> list[dict[str, Any]]:
    """What the alerts of a kind to a chat say, oldest first. `arrived`: without what waits."""
    rows = bot.rows(
        "SELECT data, sent_at FROM alerts WHERE kind = ? AND chat_id = ? ORDER BY id", kind, chat
    )
    return [json.loads(data) for data, sent_at in rows if sent_at or not arrived]


async def alarm(bot: RunningBot, number: int = 1, chat: int = ANNA) -> dict[str, Any]:
    """Wait for the alert with this number, counted from 1, and until others have theirs."""
    found = await bot.until(
        lambda: alerts if len(alerts := told(bot, chat=chat)) >= number else None, 15
    )
    await settled(bot, 15)
    return dict(found[number - 1])


def message(bot: RunningBot, chat: int = ANNA) -> int:
    """The number of the newest message that tells of a forgotten conference."""
    rows = bot.rows(
        "SELECT message_id FROM alerts WHERE kind = ? AND chat_id = ? ORDER BY id DESC",
        Kind.FORGOTTEN,
        chat,
    )
    return int(rows[0][0])


def text(person: Person, message_id: int) -> str:
    return person.chat.messages[message_id].text


async def three(bot: RunningBot) -> tuple[SimulatedTrueConf, Person, int]:
    """Three conferences are found forgotten at once, and told in one message."""
    server, anna = await watched(bot)
    await switch(bot, on=False)
    for number, topic in enumerate(TOPICS):
        forget(server, topic, room=f"44061277{number}", minutes=90 + number)
    await switch(bot, on=True)
    await alarm(bot, 3)
    return server, anna, message(bot)
