"""What the stories of this folder begin with: a server that has fallen over."""

from __future__ import annotations

import re
from datetime import timedelta

from demo.telegram import Person
from demo.trueconf import SimulatedTrueConf
from services.alerts.kinds import Kind
from services.attention import Attention
from services.registry import Services
from tests.running_bot import RunningBot
from tests.stories.alerts.scenes import settled
from tests.stories.monitoring.scenes import (
    ANNA,
    MovableClock,
    alarm,
    checks,
    falls_over,
    monitored,
    server_of,
)

BORIS, CLARA = 1002, 1003
TAKE, BACK = "I’m on it", "Give back"
REPEAT = Kind.OUTAGE_REPEAT


def services_of(bot: RunningBot) -> Services:
    assert bot.app
    return bot.app._services


def attention(bot: RunningBot) -> Attention:
    return services_of(bot).attention


async def up(bot: RunningBot, *others: tuple[int, str]) -> tuple[SimulatedTrueConf, list[Person]]:
    """A server runs and is monitored, for these operators; Anna is the first."""
    server = await monitored(bot)
    people = [bot.add_operator(number, name) for number, name in ((ANNA, "Anna"), *others)]
    await bot.begin()
    for person in people:
        await person.send("/start", wait=True)
    assert bot.app
    await bot.app._presses.drained()
    await checks(server, 1)
    return server, people


async def down(
    bot: RunningBot, *others: tuple[int, str], repeat: int = 0, escalate: int = 0
) -> tuple[SimulatedTrueConf, list[Person]]:
    """It has fallen over, and all of them know it.

    :param repeat, escalate: after so many minutes, as was chosen then; 0: nothing was
    """
    server, people = await up(bot, *others)
    await falls_over(server)
    await alarm(bot, Kind.OUTAGE)
    await settled(bot)
    await chosen(bot, repeat, escalate)
    return server, people


async def chosen(bot: RunningBot, repeat: int = 0, escalate: int = 0) -> None:
    """Anna has chosen after how many minutes an outage is repeated, or told to others."""
    terms, anna, server = attention(bot).terms, bot.operator(ANNA), server_of(bot)
    if repeat:
        await terms.repeat(anna, server, repeat)
    if escalate:
        await terms.escalate(anna, server, escalate)
    if repeat or escalate:
        await looked(bot)


def alert_to(bot: RunningBot, chat_id: int, kind: str = "outage") -> int:
    """The message of the newest alert of a kind that a chat got."""
    found = bot.rows(
        "SELECT message_id FROM alerts WHERE chat_id = ? AND kind = ? AND sent_at IS NOT NULL"
        " AND message_id IS NOT NULL ORDER BY id",
        chat_id,
        kind,
    )
    return int(found[-1][0])


def reads(bot: RunningBot, chat_id: int, kind: str = "outage") -> str:
    """How that message reads now, with its buttons."""
    number = alert_to(bot, chat_id, kind)
    (message,) = (m for m in bot.telegram.messages(chat_id) if m.message_id == number)
    labels = [button.text for row in message.now.keyboard for button in row]
    return "\n".join([message.text, *labels])


async def says(bot: RunningBot, chat_id: int, pattern: str, kind: str = "outage") -> None:
    """Wait until it does."""
    await bot.until(lambda: re.search(pattern, reads(bot, chat_id, kind)), 15)


def count(bot: RunningBot, kind: Kind, chat_id: int = ANNA) -> int:
    """How many alerts of a kind a chat has got."""
    query = "SELECT count(*) FROM alerts WHERE kind = ? AND chat_id = ? AND sent_at IS NOT NULL"
    return int(bot.rows(query, str(kind), chat_id)[0][0])


async def looked(bot: RunningBot, number: int = 2) -> None:
    """So many more looks after alerts have begun, so that the one before the last has ended."""
    insistence = attention(bot)._insistence
    wanted = insistence.looks + number
    await bot.until(lambda: insistence.looks >= wanted, 15)


async def pass_(bot: RunningBot, clock: MovableClock, minutes: float) -> None:
    """As `later`, and what was put has been told."""
    await later(bot, clock, minutes)
    await settled(bot)


async def later(bot: RunningBot, clock: MovableClock, minutes: float) -> None:
    """Time passes; the server has been seen to be down since, and what is due has been put."""
    clock.ahead += timedelta(minutes=minutes)
    now = clock()
    server = server_of(bot)

    def seen() -> bool:
        outage = services_of(bot).outages.lasting(server)
        return outage is None or outage.last_bad_at >= now

    await bot.until(seen, 15)
    await looked(bot)
