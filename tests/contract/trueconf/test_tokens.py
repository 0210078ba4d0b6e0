"""The life of a token (trueconf-api.md section 2, 14.1 and 14.2), and that no secret shows."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import traceback
from typing import Any

import pytest

from demo.trueconf import Call, Drop, Fault, Garbage, Person, SimulatedTrueConf, Status, World
from services.trueconf import (
    ClientLimits,
    Endpoint,
    NotAuthorised,
    PermissionMissing,
    ProtocolError,
    TrueConfClient,
    TrueConfError,
    Unreachable,
)
from services.trueconf.auth import Tokens
from services.trueconf.http.messages import Answer
from tests.contract.trueconf.conftest import Clock, Connect, grants

ROOM = "4406127733"


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM)
    world.begin(ROOM, [Person("ivanova", role=2)])


async def revoke(server: SimulatedTrueConf) -> None:
    server.revoke_tokens()


async def test_one_token_for_all(client: TrueConfClient, server: SimulatedTrueConf) -> None:
    await asyncio.gather(*(client.conference(ROOM) for _ in range(20)))
    await client.sessions()
    assert grants(server) == 1


async def test_the_way_of_the_token(client: TrueConfClient, server: SimulatedTrueConf) -> None:
    """v4 takes it in a header, v3.3 for certain only in the query."""
    await client.conference(ROOM)
    in_query = "access_token" in server.requests[-1].query
    in_header = server.requests[-1].bearer is not None
    assert (in_query, in_header) == (server.generation == "v3.3", server.generation == "v4")


async def test_a_token_from_the_settings(server: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(server, client_id="", client_secret="", access_token=server.secret_key)
    assert (await client.conference(ROOM)).running
    assert grants(server) == 0


async def test_an_old_token_from_the_settings(server: SimulatedTrueConf, connect: Connect) -> None:
    client = connect(server, access_token="0f3c")
    assert (await client.conference(ROOM)).running
    assert grants(server) == 1


@pytest.mark.parametrize("access_token", ["", "no-key", "ключ", "two\nlines"])
async def test_a_wrong_secret_key_cannot_be_renewed(
    server: SimulatedTrueConf, connect: Connect, access_token: str
) -> None:
    client = connect(server, client_id="", client_secret="", access_token=access_token)
    with pytest.raises(NotAuthorised):
        await client.conference(ROOM)
    assert grants(server) == 0


@pytest.mark.parametrize("refusal", ["401", "403-accessTokenInvalid"])
async def test_an_expired_token(
    client: TrueConfClient, server: SimulatedTrueConf, clock: Clock, refusal: Any
) -> None:
    server.options.token_refusal = refusal
    server.options.expires_in = "absent"
    await client.conference(ROOM)
    clock.ahead(hours=2)
    await client.conference(ROOM)
    assert grants(server) == 2


@pytest.mark.parametrize("written", ["int", "text"])
@pytest.mark.parametrize(("lifetime", "wanted"), [(3600, 1), (604_800, 1), (59, 1)])
async def test_a_token_is_renewed_a_minute_before_its_end(
    client: TrueConfClient,
    server: SimulatedTrueConf,
    written: Any,
    lifetime: int,
    wanted: int,
) -> None:
    server.options.expires_in = written
    server.applications["client"].token_lifetime = lifetime
    await client.conference(ROOM)
    await client.conference(ROOM)
    assert grants(server) == wanted
    assert all(seen.status == 200 for seen in server.requests)


@pytest.mark.parametrize("written", [1, 2, 30, 60, 61, 100, "45", 0.001, 0.5])
async def test_a_token_that_lives_for_a_short_time_is_not_stale_at_birth(
    server: SimulatedTrueConf, connect: Connect, written: Any
) -> None:
    client = connect(server)
    begun = time.monotonic()
    await lives(server, client, written)
    await asyncio.gather(*(client.conference(ROOM) for _ in range(100)))
    halves = (time.monotonic() - begun) / tokens()._used_for(float(written))
    assert grants(server) <= 1 + halves


@pytest.mark.parametrize(
    ("lifetime", "used_for"),
    [(3600, 3540), (604_800, 604_740), (121, 61), (120, 60), (60, 30), (10, 5), (0.5, 1)],
)
def test_a_token_is_renewed_before_its_end(lifetime: float, used_for: float) -> None:
    assert tokens()._used_for(lifetime) == used_for


@pytest.mark.parametrize(
    "written",
    ["absent", 0, -1, -(10**30), 10**30, 1e308, True, None, "soon", "", [], {}, "NaN", "Infinity"],
    ids=str,
)
async def test_a_lifetime_that_makes_no_sense_is_unknown(
    server: SimulatedTrueConf, connect: Connect, written: Any
) -> None:
    """The token is used until it is refused."""
    client = connect(server)
    await lives(server, client, written)
    for _ in range(5):
        await client.conference(ROOM)
    assert grants(server) == 1
    server.faults.add(Fault(ROOM, Status(401, "")))
    await client.conference(ROOM)
    assert grants(server) == 2


async def lives(server: SimulatedTrueConf, client: TrueConfClient, written: Any) -> None:
    """The next token comes with this lifetime, whatever it really is."""
    fields = {"access_token": server.secret_key, "expires_in": written, "token_type": "Bearer"}
    if written == "absent":
        del fields["expires_in"]
    server.faults.add(Fault("/token", Status(200, json.dumps(fields), "application/json")))
    await client.conference(ROOM)


async def test_who_waited_for_a_failed_attempt_makes_none_of_its_own(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.applications["client"].secret = "another"
    found = await asyncio.gather(
        *(client.conference(ROOM) for _ in range(20)), return_exceptions=True
    )
    assert {type(each) for each in found} == {NotAuthorised}
    assert grants(server) == 1
    server.applications["client"].secret = "secret"
    assert (await client.conference(ROOM)).running


def tokens() -> Tokens:
    async def never() -> Answer:
        raise AssertionError

    return Tokens(Endpoint(host="vc.example.com"), never, ClientLimits())


async def test_revoked_in_the_middle_of_paging(
    client: TrueConfClient, server: SimulatedTrueConf, world: World
) -> None:
    server.options.max_page_size = 10
    for index in range(34):
        world.add_room(f"room{index}")
        world.begin(f"room{index}")
    server.faults.add(Fault("logs/calls|conferences$", Call(revoke), after=2))
    assert len(await client.sessions()) == 35
    assert grants(server) == 2


async def test_revoked_while_many_ask(client: TrueConfClient, server: SimulatedTrueConf) -> None:
    await client.conference(ROOM)
    server.revoke_tokens()
    await asyncio.gather(*(client.conference(ROOM) for _ in range(20)))
    assert grants(server) == 2


@pytest.mark.parametrize("refusal", ["401", "403-accessTokenInvalid"])
async def test_refused_for_good_is_one_renewal_per_request(
    client: TrueConfClient, server: SimulatedTrueConf, refusal: Any
) -> None:
    server.options.token_refusal = refusal
    server.faults.add(Fault(ROOM, Call(revoke), times=None))
    for wanted in (2, 3):
        with pytest.raises(NotAuthorised):
            await client.conference(ROOM)
        assert grants(server) == wanted


@pytest.mark.parametrize("shape", ["400-oauth", "401-oauth", "403-reason", "401-envelope"])
async def test_bad_credentials(server: SimulatedTrueConf, connect: Connect, shape: Any) -> None:
    server.options.bad_credentials = shape
    with pytest.raises(NotAuthorised):
        await connect(server, client_secret="old secret").sessions()
    assert grants(server) == len(server.requests) == 1


async def test_a_grant_type_that_is_not_ticked(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.applications["client"].grant_types = {"authorization_code"}
    with pytest.raises(NotAuthorised):
        await client.sessions()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Garbage("html"), ProtocolError),
        (Garbage("wrong types"), ProtocolError),
        (Garbage("nulls"), ProtocolError),
        (Garbage("bare list"), ProtocolError),
        (Garbage("empty"), ProtocolError),
        (Status(404), ProtocolError),
        (Status(503), Unreachable),
        (Status(200, json.dumps({"access_token": "два"}), "application/json"), ProtocolError),
    ],
    ids=str,
)
async def test_an_odd_answer_to_the_token_request(
    client: TrueConfClient, server: SimulatedTrueConf, kind: Any, error: type[TrueConfError]
) -> None:
    server.faults.add(Fault("/token", kind))
    with pytest.raises(error):
        await client.sessions()
    assert (await client.conference(ROOM)).running


async def test_a_token_request_whose_connection_broke_is_repeated(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault("/token", Drop()))
    assert (await client.conference(ROOM)).running
    assert grants(server) == 2


PERMISSIONS = {
    "v3.3": {
        "sessions": "logs.calls:read",
        "conference": "conferences:read",
        "participants": "conferences.participants:read",
        "is_recording": "conferences:read",
        "online_users": "users:read",
    },
    "v4": {
        "sessions": "conferences:read",
        "conference": "conferences:read",
        "participants": "conferences.participants:read",
        "is_recording": "conferences.records:read",
        "online_users": "users:read",
    },
}


@pytest.mark.parametrize("question", list(PERMISSIONS["v4"]))
async def test_a_missing_permission_is_named(
    client: TrueConfClient, server: SimulatedTrueConf, question: str
) -> None:
    [session] = await client.sessions()
    server.applications["client"].permissions = set()
    arguments = {"participants": [session], "sessions": [], "online_users": []}
    with pytest.raises(PermissionMissing) as error:
        await getattr(client, question)(*arguments.get(question, [ROOM]))
    assert error.value.permission == PERMISSIONS[server.generation][question]
    assert grants(server) == 1


@pytest.mark.parametrize(
    "kind", [Status(500), Status(403), Status(404), Drop(), Garbage("html")], ids=str
)
async def test_no_error_and_no_log_shows_a_secret(
    server: SimulatedTrueConf, connect: Connect, kind: Any, caplog: pytest.LogCaptureFixture
) -> None:
    client = connect(server, client_secret="S3cret", access_token=server.secret_key)
    server.faults.add(Fault("", kind, times=None))
    with caplog.at_level(logging.DEBUG, "services"), pytest.raises(TrueConfError) as error:
        await client.conference(ROOM)
    shown = "".join(traceback.format_exception(error.value)) + caplog.text
    assert "127.0.0.1" in shown
    assert "/conferences/{}" in shown
    for secret in ("S3cret", server.secret_key, "access_token="):
        assert secret not in shown


def test_the_endpoint_shows_no_secret() -> None:
    shown = repr(Endpoint(host="vc.example.com", client_secret="S3cret", access_token="T0ken"))
    assert "S3cret" not in shown
    assert "T0ken" not in shown
