"""Servers that answer nonsense: a right value or a TrueConfError, never anything else."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demo.trueconf import Fault, Garbage, Person, Redirect, SimulatedTrueConf, Status, World
from services.trueconf import (
    ClientLimits,
    Conference,
    Invitee,
    OnlineUsers,
    Participants,
    ProtocolError,
    Session,
    TrueConfClient,
    TrueConfError,
)
from services.trueconf.api import Api
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.v3 import V3
from services.trueconf.v4 import V4
from tests.contract.trueconf.conftest import paths, unhurried

ROOM = "4406127733"
SESSION = Session(conference_id=ROOM, session_id="00000001@vc.example.com#vcs", owner="ivanova")
QUESTIONS: dict[str, Callable[[TrueConfClient], Awaitable[object]]] = {
    "sessions": lambda client: client.sessions(),
    "conference": lambda client: client.conference(ROOM),
    "participants": lambda client: client.participants(SESSION),
    "invitations": lambda client: client.invitations(ROOM),
    "is_recording": lambda client: client.is_recording(ROOM),
    "online_users": lambda client: client.online_users(),
}
every_question = pytest.mark.parametrize("question", list(QUESTIONS))


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova")
    world.begin(ROOM, [Person("ivanova", role=2)])
    world.recording(ROOM)
    world.add_user("ivanova", status=5)


def everywhere(server: SimulatedTrueConf, kind: Any) -> None:
    """Every answer from now on is like that, those to token requests apart."""
    server.faults.add(Fault("/api/(v3.3|v4)/(?!oauth2)", kind, times=None))


@every_question
@pytest.mark.parametrize("form", ["html", "not json", "truncated", "empty"])
async def test_an_answer_that_is_no_json(
    client: TrueConfClient, server: SimulatedTrueConf, question: str, form: Any
) -> None:
    everywhere(server, Garbage(form))
    with pytest.raises(ProtocolError, match="not JSON"):
        await QUESTIONS[question](client)


@every_question
async def test_rows_that_are_no_objects(
    client: TrueConfClient, server: SimulatedTrueConf, question: str
) -> None:
    everywhere(server, Garbage("bare list"))
    with pytest.raises(ProtocolError):
        await QUESTIONS[question](client)


@every_question
async def test_a_redirect_is_not_followed(
    client: TrueConfClient, server: SimulatedTrueConf, question: str
) -> None:
    everywhere(server, Redirect(f"{server.url}/api/v4/server"))
    with pytest.raises(ProtocolError, match="HTTP 302"):
        await QUESTIONS[question](client)
    assert "/api/v4/server" not in paths(server)


@every_question
async def test_wrong_types(
    client: TrueConfClient, server: SimulatedTrueConf, question: str
) -> None:
    everywhere(server, Garbage("wrong types"))
    with pytest.raises(ProtocolError):
        await QUESTIONS[question](client)


NOTHING_BUT_NULLS = {
    "sessions": [Session()],
    "conference": Conference(id=ROOM),
    "participants": 1,
    "online_users": OnlineUsers(count=0),
}


@pytest.mark.parametrize("question", list(NOTHING_BUT_NULLS))
async def test_nulls_are_unknown(
    client: TrueConfClient, server: SimulatedTrueConf, question: str
) -> None:
    everywhere(server, Garbage("nulls"))
    found = await QUESTIONS[question](client)
    if isinstance(found, Participants):
        assert len(found.people) == 1, "a person without an id is a person"
        assert not found.hosts_known
    else:
        assert found == NOTHING_BUT_NULLS[question]


@pytest.mark.parametrize("body", ["[" * 100_000, '{"cnt": 1', "9" * 5000], ids=len)
async def test_bodies_that_break_parsers(
    client: TrueConfClient, server: SimulatedTrueConf, body: str
) -> None:
    everywhere(server, Status(200, body, "application/json"))
    with pytest.raises(ProtocolError):
        await client.sessions()


# What no JSON writer makes

ROW = '"id": "1", "call_id": "1", "state": "running", "end_time": null, "class": 5, "status": 1'
DEEP = [f"{'[' * depth}{']' * depth}" for depth in (100, 900, 950, 980, 990, 995, 1000, 5000)]
VALUES_OF_NO_WRITER = [
    *("NaN", "-Infinity", "1e999", "-0", "-0.0", "9" * 4299, "9" * 5000, f"1.{'1' * 5000}"),
    *('"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ufeff"', '{"date": NaN}', *DEEP),
]


@every_question
@pytest.mark.parametrize("adapter", [V3, V4])
async def test_values_that_no_writer_makes(adapter: type[V3] | type[V4], question: str) -> None:
    for value in VALUES_OF_NO_WRITER:
        for field in FIELDS:
            row = f'{{{ROW}, "{field}": 7, "{field}": {value}}}'
            for body in (
                f'{{"list": [{row}, {row}], "cnt": {value}}}',
                f'{{"conference": {row}}}',
            ):
                asked: Any = adapter(Scripted(body.encode()))
                with suppress(TrueConfError):
                    fits_its_model(await QUESTIONS[question](asked))


@pytest.mark.parametrize(
    "content",
    ["\ufeff[]".encode(), "[]".encode("utf-16"), b"\xff\xfe\xff", b"\x80", b"[]\x00", b"[\xff]"],
)
async def test_bytes_of_any_encoding(content: bytes) -> None:
    with suppress(ProtocolError):
        assert await V3(Scripted(content)).sessions() == []


# Any JSON in any place

FIELDS = [
    *("conference_id", "named_conf_id", "session_id", "id", "call_id", "uid", "owner", "topic"),
    *("class", "participant_count", "duration", "start_time", "end_time", "leave_time", "date"),
    *("timezone", "state", "url", "recording", "role", "flag", "is_owner", "is_moderator"),
    *("display_name", "status", "stopped_at", "join_time", "app_id"),
]
ENVELOPES = [
    *("conferences", "list", "participants", "conference_sessions", "users", "records"),
    *("conference", "cnt", "results", "count", "next_page_id", "error", "invitations"),
]
LIKELY = st.sampled_from(
    [
        *("running", "stopped", "2026-11-22T09:31:00Z", "Europe/Moscow", "+03:00", "1790000000"),
        *(1, 2, -1, 10**400, float("inf"), "nan", "https://vc.example.com/c/1", "#guest:1@vc"),
        "half \ud800",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | LIKELY
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=10,
)
ROWS = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=12), max_size=4)
BODIES = (
    VALUES
    | ROWS
    | st.dictionaries(st.sampled_from(ENVELOPES), VALUES | ROWS, max_size=4)
    | st.builds(lambda row: {"conference": row}, ROWS.map(lambda rows: rows[0] if rows else {}))
)


class Scripted(Api):
    """Answers every operation with the same body, however many pages are asked for."""

    def __init__(self, body: object) -> None:
        self._limits = ClientLimits()
        self.content = body if isinstance(body, bytes) else json.dumps(body).encode()

    async def call(self, operation: Operation, *_ids: str, query: Any = None) -> Answer:
        return Answer(
            origin=str(operation), status=200, content=self.content, date=None, retry_after=None
        )


@pytest.mark.parametrize("adapter", [V3, V4])
@settings(
    unhurried,
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=BODIES)
async def test_any_json_is_a_value_or_an_error_of_ours(
    adapter: type[V3] | type[V4], body: object
) -> None:
    asked: Any = adapter(Scripted(body))
    for question in QUESTIONS.values():
        with suppress(TrueConfError):
            fits_its_model(await question(asked))


def fits_its_model(found: object) -> None:
    """Every text can be sent, every number is in bounds, every moment is in UTC."""
    match found:
        case list():
            for each in found:
                fits_its_model(each)
        case Session():
            assert found.age is None or 0 <= found.age <= 10**10
            assert found.people is None or found.people >= 0
            assert found.started_at is None or found.started_at.utcoffset() is not None
            texts_are_clean(found.topic, found.owner, found.conference_id, found.session_id)
        case Conference():
            assert found.running in (True, False, None)
            texts_are_clean(found.topic, found.owner, found.id, found.link, found.link_text)
        case Participants():
            for person in found.people:
                assert person.stay is None or 0 <= person.stay <= 10**10
                texts_are_clean(person.id, person.name, *person.device_names)
        case tuple():
            for each in found:
                assert isinstance(each, Invitee)
                texts_are_clean(each.id, each.name)
        case OnlineUsers():
            assert found.count >= 0
        case _:
            assert found in (True, False, None)


def texts_are_clean(*texts: str | None) -> None:
    for text in texts:
        assert text is None or (text.encode() and not any(map(is_control, text)))


def is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc"
