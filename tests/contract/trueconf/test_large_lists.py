"""Lists as large as a hostile server makes them: bounded, and they never hold the loop."""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import thread_time
from typing import Any

import pytest

from demo.trueconf import Delay, Fault, Hang, SimulatedTrueConf, Status, World
from services.trueconf import (
    Participants,
    ProtocolError,
    Session,
    TrueConfClient,
    Unreachable,
)
from services.trueconf.api import Api
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.limits import ClientLimits
from services.trueconf.v3 import V3
from services.trueconf.v4 import V4
from tests.contract.trueconf.conftest import PATIENT, Connect
from tests.contract.trueconf.test_garbage import QUESTIONS, every_question, everywhere

ROOM = "4406127733"
ROWS = 10_000
# Seconds of the loop's own work between two turns of other tasks. Measured alone it is at most
# 50 ms; what this is to find holds the loop for seconds, whatever else the machine does.
TURN = 0.5


class Loop:
    """How long the loop worked without a break, by the clock of its thread."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._watching = True

    async def watch(self) -> None:
        while self._watching:
            before = thread_time()
            await asyncio.sleep(0)
            self.longest = max(self.longest, thread_time() - before)

    async def during(self, asked: Awaitable[Any]) -> Any:
        watching = asyncio.create_task(self.watch())
        await asyncio.sleep(0)
        gc.disable()  # the garbage of other tests is none of the client's work
        try:
            return await asked
        finally:
            gc.enable()
            self._watching = False
            await watching


class Scripted(Api):
    """Answers each path with the same body on every page."""

    def __init__(self, bodies: dict[str, bytes]) -> None:
        self._limits = ClientLimits()
        self._bodies = bodies

    async def call(self, operation: Operation, *_ids: str, query: Any = None) -> Answer:
        content = self._bodies[operation.path]
        return Answer(origin="", status=200, content=content, date=None, retry_after=None)


def listed(key: str, row: Callable[[int], dict[str, Any]], rows: int = ROWS) -> bytes:
    body = {key: [row(number) for number in range(rows)], "cnt": rows}
    return json.dumps(body).encode()


def call(number: int) -> dict[str, Any]:
    when = {"date": "2026-11-22 12:30:00.000000", "timezone_type": 3, "timezone": "Europe/Moscow"}
    return {
        "conference_id": f"{number:08x}@vc.example.com#vcs",
        "named_conf_id": f"r{number}",
        "start_time": when,
        "end_time": None,
    }


def person(number: int) -> dict[str, Any]:
    return {"call_id": f"user{number}@vc.example.com/pc", "display_name": "Имя", "flag": 1}


SIZES = {
    "v3 sessions": (V3, {"/api/v3.3/logs/calls": listed("list", call)}),
    "v4 sessions": (
        V4,
        {
            "/api/v4/conferences": listed(
                "conferences", lambda n: {"id": f"r{n}", "topic": "Тема", "session_id": f"s{n}"}
            ),
            "/api/v4/sessions": listed(
                "conference_sessions",
                lambda n: {"conference_id": f"r{n}", "start_time": "2026-11-22T09:30:00Z"},
            ),
        },
    ),
    "v4 sessions of one room": (
        V4,
        {
            "/api/v4/conferences": listed(
                "conferences", lambda n: {"id": "r", "session_id": f"{n}"}
            ),
            "/api/v4/sessions": listed(
                "conference_sessions", lambda n: {"conference_id": "r", "session_id": f"{n}"}
            ),
        },
    ),
    "participants": (V4, {"/api/v4/conferences/{}/participants": listed("list", person)}),
    "recordings": (
        V4,
        {
            "/api/v4/conferences/{}/recordings": listed(
                "list", lambda n: {"id": n, "stopped_at": "x"}
            )
        },
    ),
    "users": (V4, {"/api/v4/users": listed("users", lambda n: {"id": f"u{n}", "status": 1})}),
}
ASKED: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "participants": lambda adapter: adapter.participants(Session(conference_id=ROOM)),
    "recordings": lambda adapter: adapter.is_recording(ROOM),
    "users": lambda adapter: adapter.online_users(),
}


@pytest.mark.parametrize("name", list(SIZES))
async def test_ten_thousand_rows_do_not_hold_the_loop(name: str) -> None:
    kind, bodies = SIZES[name]
    asked = ASKED.get(name, lambda adapter: adapter.sessions())
    loop = Loop()
    found = await loop.during(asked(kind(Scripted(bodies))))
    assert loop.longest < TURN
    match found:
        case list():
            assert len(found) >= ROWS
        case Participants():
            assert len(found.people) == ROWS


@pytest.mark.parametrize(
    "body",
    [
        b"[" + b"{}," * 690_000 + b"{}]",
        b"[" + b"1," * 1_000_000 + b"1]",
        b"[" + b"[]," * 690_000 + b"[]]",
        b"{" + b",".join(b'"%d":0' % number for number in range(150_000)) + b"}",
        b"[" + (b"9" * 4299 + b",") * 480 + b"1]",
        b"[" + (b"1" * 30 + b"e-320,") * 52_000 + b"1]",
        b"[1." + b"1" * 2_000_000 + b"]",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'["' + b"\\u0001" * 340_000 + b'"]',
        b'{"list": [' + b"{}," * 60_000 + b"{}]}",
        b'{"list": [{"topic": "' + b"x" * 2_000_000 + b'"}], "cnt": 1}',
    ],
    ids=lambda body: body[:12].decode(),
)
async def test_the_worst_pages_are_refused_or_read_at_once(body: bytes) -> None:
    loop = Loop()
    adapter = V3(Scripted({"/api/v3.3/logs/calls": body}))
    try:
        found = await loop.during(adapter.sessions())
    except ProtocolError:
        found = []
    assert len(found) <= 1
    assert loop.longest < TURN


@every_question
async def test_a_million_rows_of_a_server(
    client: TrueConfClient, server: SimulatedTrueConf, world: World, question: str
) -> None:
    everywhere(server, Status(200, "[" + "{}," * 600_000 + "{}]", "application/json"))
    with pytest.raises(ProtocolError):
        await QUESTIONS[question](client)


async def test_too_many_rows_on_a_page(server: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(server, limits=replace(PATIENT, rows_per_page=10))
    rows = [{"id": str(number), "status": 1} for number in range(11)]
    server.faults.add(Fault("/users", Status(200, json.dumps(rows), "application/json")))
    with pytest.raises(ProtocolError, match="too many rows"):
        await client.online_users()


@pytest.mark.parametrize("limit", [{"rows": 25}, {"pages": 2}, {"all_pages": 500}])
async def test_a_list_is_bounded_in_all(
    server: SimulatedTrueConf, connect: Connect, world: World, limit: Any
) -> None:
    world.add_users(100, online=100)
    server.options.max_page_size = 10
    client = connect(server, limits=replace(PATIENT, **limit))
    with pytest.raises(ProtocolError, match="without end"):
        await client.online_users()


@every_question
async def test_one_deadline_for_all_pages(
    server: SimulatedTrueConf, connect: Connect, world: World, question: str
) -> None:
    """Each page comes in time, and the list does not."""
    world.add_room(ROOM)
    world.begin(ROOM)
    client = connect(server, limits=replace(PATIENT, whole_read=0.3))
    everywhere(server, Hang() if question == "conference" else Delay(0.4))
    with pytest.raises(Unreachable) as error:
        await QUESTIONS[question](client)
    assert error.value.reason == "timeout"


async def test_a_list_without_end_ends_by_its_deadline(
    server: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    world.add_users(10_000, online=10_000)
    server.options.max_page_size = 1
    server.options.latency = 0.01
    client = connect(server, limits=replace(PATIENT, whole_read=0.5))
    with pytest.raises(Unreachable) as error:
        await client.online_users()
    assert error.value.reason == "timeout"


async def test_callers_with_less_time_get_their_own_timeout(
    server: SimulatedTrueConf, connect: Connect
) -> None:
    client = connect(server)
    await client.sessions()
    everywhere(server, Hang())
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await client.sessions()
