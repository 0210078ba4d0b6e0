"""What the stories of this folder begin with: alerts are put into the outbox as services do."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.limits import Limits
from demo.telegram import Person, RequestSeen
from services.alerts.alert import Alert
from services.alerts.events import (
    BotWasOffline,
    CertificateEnds,
    ForgottenEnded,
    LooksForgotten,
    OutageBegan,
    OutageEnded,
)
from services.monitoring.check import Verdict
from tests.running_bot import RunningBot

ANNA, BERND, CARMEN, DARIA = 1001, 1002, 1003, 1004
GROUP = -100500
BEGAN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SEND, EDIT = "sendMessage", "editMessageText"


async def begun(bot: RunningBot, *names: str, operators: int = 1) -> list[Person]:
    """The bot runs for servers with these names and has met its operators."""
    server = await bot.add_server(names[0] if names else "Main")
    for name in names[1:]:
        bot.servers[name] = server
    people = [
        bot.add_operator(number, name)
        for number, name in ((ANNA, "Anna"), (BERND, "Bernd"), (CARMEN, "Carmen"))[:operators]
    ]
    await bot.begin()
    for person in people:
        await person.send("/start", wait=True)
    assert bot.app
    await bot.app._presses.drained()
    return people


def refusing(limits: Limits, pause: float) -> Limits:
    """A chat that Telegram refuses is tried again after this pause."""
    outbox = replace(limits.outbox, first_refusal=pause, longest_refusal=pause, gone=pause)
    return replace(limits, outbox=outbox)


def server_id(bot: RunningBot, name: str = "Main") -> int:
    return int(bot.rows("SELECT id FROM servers WHERE name = ?", name)[0][0])


def outage(bot: RunningBot, name: str = "Main", number: int = 1) -> Alert:
    event = OutageBegan(name, Verdict.UNREACHABLE, "timeout", BEGAN)
    return Alert(event, server_id(bot, name), f"outage:{number}")


def recovery(bot: RunningBot, name: str = "Main", number: int = 1, **changed: Any) -> Alert:
    ended = BEGAN + timedelta(minutes=80)
    event = OutageEnded(name, Verdict.RUNNING, 4800.0, ended, between=False, last_bad_at=ended)
    return Alert(replace(event, **changed), server_id(bot, name), f"outage:{number}")


def forgotten(bot: RunningBot, topic: str | None = "Stand-up", number: int = 1) -> Alert:
    event = LooksForgotten("Main", topic, "empty", people=0, age=7200.0, sighting=number)
    return Alert(event, server_id(bot), f"forgotten:{number}")


def forgotten_ended(bot: RunningBot, topic: str = "Stand-up", number: int = 1) -> Alert:
    return Alert(ForgottenEnded("Main", topic), server_id(bot), f"forgotten:{number}")


def certificate(bot: RunningBot, days: int = 3, number: int = 1) -> Alert:
    event = CertificateEnds("Main", BEGAN, days)
    return Alert(event, server_id(bot), f"certificate:{number}")


def offline() -> Alert:
    event = BotWasOffline(BEGAN, BEGAN + timedelta(minutes=5))
    return Alert(event, None, f"offline:{BEGAN.isoformat()}")


async def put(bot: RunningBot, *alerts: Alert) -> None:
    """Let these happen together."""
    assert bot.app
    outbox = bot.app._services.outbox
    async with bot.app._database.session() as session:
        for alert in alerts:
            await outbox.put(session, alert)
    outbox.wake()


def alerts_to(bot: RunningBot, chat_id: int) -> list[str]:
    """What the bot has written to a chat beside screens and answers: the alerts, as they read
    now.
    """
    numbers = {row[0] for row in bot.rows("SELECT message_id FROM alerts")}
    return [
        message.text for message in bot.telegram.messages(chat_id) if message.message_id in numbers
    ]


async def settled(bot: RunningBot, timeout: float = 10.0) -> None:
    """Nothing waits any more but what is deferred."""
    if bot.app is None:  # it is a process of its own
        await bot.until(lambda: waiting(bot) == 0, timeout)
        return
    async with asyncio.timeout(timeout):
        while await bot.app._services.outbox.due():  # noqa: ASYNC110 - nothing tells of that
            await asyncio.sleep(0.02)


def waiting(bot: RunningBot) -> int:
    (found,) = bot.rows(
        "SELECT count(*) FROM alerts WHERE sent_at IS NULL AND given_up_at IS NULL"
    )
    return int(found[0])


def sendings(bot: RunningBot, chat_id: int, method: str = SEND) -> list[RequestSeen]:
    """The requests to write into a chat since the screens were opened, also refused ones."""
    return [
        seen for seen in bot.telegram.requests if seen.method == method and seen.chat_id == chat_id
    ]


def replied_to(seen: RequestSeen) -> int | None:
    """The message that a request to send refers to."""
    given = seen.params.get("reply_parameters")
    return None if given is None else int(json.loads(given)["message_id"])
