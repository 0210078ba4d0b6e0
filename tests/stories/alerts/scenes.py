"""What the stories of this folder begin with: alerts are put into the outbox as services do."""

from __future__ import annotations

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
from tests.running_bot import House

ANNA, BERND, CARMEN, DARIA = 1001, 1002, 1003, 1004
GROUP = -100500
BEGAN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SEND, EDIT = "sendMessage", "editMessageText"


async def begun(house: House, *names: str, operators: int = 1) -> list[Person]:
    """The bot runs for servers with these names and has met its operators."""
    server = await house.add_server(names[0] if names else "Main")
    for name in names[1:]:
        house.servers[name] = server
    people = [
        house.add_operator(number, name)
        for number, name in ((ANNA, "Anna"), (BERND, "Bernd"), (CARMEN, "Carmen"))[:operators]
    ]
    await house.begin()
    for person in people:
        await person.send("/start", wait=True)
    assert house.app
    await house.app._presses.drained()
    return people


def refusing(limits: Limits, pause: float) -> Limits:
    """A chat that Telegram refuses is tried again after this pause."""
    outbox = replace(limits.outbox, first_refusal=pause, longest_refusal=pause, gone=pause)
    return replace(limits, outbox=outbox)


def server_id(house: House, name: str = "Main") -> int:
    return int(house.rows("SELECT id FROM servers WHERE name = ?", name)[0][0])


def outage(house: House, name: str = "Main", number: int = 1) -> Alert:
    event = OutageBegan(name, Verdict.UNREACHABLE, "timeout", BEGAN)
    return Alert(event, server_id(house, name), f"outage:{number}")


def recovery(house: House, name: str = "Main", number: int = 1, **changed: Any) -> Alert:
    ended = BEGAN + timedelta(minutes=80)
    event = OutageEnded(name, Verdict.RUNNING, 4800.0, ended, between=False, last_bad_at=ended)
    return Alert(replace(event, **changed), server_id(house, name), f"outage:{number}")


def forgotten(house: House, topic: str | None = "Stand-up", number: int = 1) -> Alert:
    event = LooksForgotten("Main", topic, "empty", people=0, age=7200.0, sighting=number)
    return Alert(event, server_id(house), f"forgotten:{number}")


def forgotten_ended(house: House, topic: str = "Stand-up", number: int = 1) -> Alert:
    return Alert(ForgottenEnded("Main", topic), server_id(house), f"forgotten:{number}")


def certificate(house: House, days: int = 3, number: int = 1) -> Alert:
    event = CertificateEnds("Main", BEGAN, days)
    return Alert(event, server_id(house), f"certificate:{number}")


def offline() -> Alert:
    event = BotWasOffline(BEGAN, BEGAN + timedelta(minutes=5))
    return Alert(event, None, f"offline:{BEGAN.isoformat()}")


async def put(house: House, *alerts: Alert) -> None:
    """Let these happen together."""
    assert house.app
    outbox = house.app._services.outbox
    async with house.app._database.session() as session:
        for alert in alerts:
            await outbox.put(session, alert)
    outbox.wake()


def alerts_to(house: House, chat_id: int) -> list[str]:
    """What the bot has written to a chat beside screens and answers: the alerts, as they read
    now.
    """
    numbers = {row[0] for row in house.rows("SELECT message_id FROM alerts")}
    return [
        message.text
        for message in house.telegram.messages(chat_id)
        if message.message_id in numbers
    ]


async def settled(house: House, timeout: float = 10.0) -> None:
    """Nothing waits any more."""
    await house.until(lambda: waiting(house) == 0, timeout=timeout)


def waiting(house: House) -> int:
    (found,) = house.rows(
        "SELECT count(*) FROM alerts WHERE sent_at IS NULL AND given_up_at IS NULL"
    )
    return int(found[0])


def sendings(house: House, chat_id: int, method: str = SEND) -> list[RequestSeen]:
    """The requests to write into a chat since the screens were opened, also refused ones."""
    return [
        seen
        for seen in house.telegram.requests
        if seen.method == method and seen.chat_id == chat_id
    ]


def replied_to(seen: RequestSeen) -> int | None:
    """The message that a request to send refers to."""
    given = seen.params.get("reply_parameters")
    return None if given is None else int(json.loads(given)["message_id"])
