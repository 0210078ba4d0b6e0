"""Who refuses: the server, or something in front of it; and what is really gone."""

from __future__ import annotations

from typing import Any

import pytest

from demo.trueconf import Fault, Person, SimulatedTrueConf, Status, World
from demo.trueconf.gateways import NOT_FOUND, REFUSED
from services.trueconf import (
    Blocked,
    NotAuthorised,
    NotFound,
    PermissionMissing,
    ProtocolError,
    Session,
    TrueConfClient,
)
from tests.contract.trueconf.conftest import Connect, grants
from tests.contract.trueconf.test_garbage import QUESTIONS, every_question, everywhere

ROOM = "4406127733"
JSON = "application/json"
ROUTE = '{"error": {"code": 404, "message": "Not Found", "errors": [{"reason": "routeNotFound"}]}}'
NOT_GONE = NOT_FOUND | {
    "no route": Status(404, ROUTE, JSON),
    "no user": Status(404, ROUTE.replace("route", "user"), JSON),
    "outside the envelope": Status(404, '{"reason": "conferenceNotFound"}', JSON),
    "in words": Status(404, '{"message": "conferenceNotFound"}', JSON),
    "as text": Status(404, '{"error": "conferenceNotFound"}', JSON),
    "odd": Status(404, '{"error": {"errors": [null, {"reason": ["conferenceNotFound"]}]}}', JSON),
}
GONE = '{"error": {"errors": [{"reason": "conferenceNotFound"}]}}'


@pytest.fixture(autouse=True)
def room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up", owner="ivanova")
    world.begin(ROOM, [Person("ivanova", role=2)])


# 404


@every_question
@pytest.mark.parametrize("page", list(NOT_GONE))
async def test_a_404_of_something_else_says_nothing_about_a_conference(
    client: TrueConfClient, server: SimulatedTrueConf, question: str, page: str
) -> None:
    everywhere(server, NOT_GONE[page])
    with pytest.raises(ProtocolError):
        await QUESTIONS[question](client)


async def test_the_server_says_that_a_conference_is_gone(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault(ROOM, Status(404, GONE, JSON), times=2))
    with pytest.raises(NotFound):
        await client.conference(ROOM)
    with pytest.raises(NotFound):
        await client.participants(Session(conference_id=ROOM))


@pytest.mark.parametrize("status", [400, 403, 410])
async def test_only_a_404_says_so(
    client: TrueConfClient, server: SimulatedTrueConf, status: int
) -> None:
    server.faults.add(Fault(ROOM, Status(status, GONE, JSON)))
    with pytest.raises((ProtocolError, PermissionMissing)):
        await client.conference(ROOM)


async def test_v3_asks_the_conference_where_a_session_is_not_found(
    v3: SimulatedTrueConf, connect: Connect, world: World
) -> None:
    v3.faults.add(Fault("/conference-sessions/", NOT_FOUND["empty"]))
    found = await connect(v3).participants(
        Session(conference_id=ROOM, session_id=world.session(ROOM).id)
    )
    assert len(found.people) == 1


# 401 and 403


@every_question
@pytest.mark.parametrize("page", list(REFUSED))
async def test_something_in_front_of_the_server_refuses(
    client: TrueConfClient, server: SimulatedTrueConf, question: str, page: str
) -> None:
    everywhere(server, REFUSED[page])
    with pytest.raises(Blocked):
        await QUESTIONS[question](client)


@pytest.mark.parametrize("page", list(REFUSED))
@pytest.mark.parametrize("path", ["/token", "/api/v4/server", "/stop"])
async def test_wherever_it_stands(
    client: TrueConfClient, server: SimulatedTrueConf, path: str, page: str
) -> None:
    server.faults.add(Fault(path, REFUSED[page], times=None))
    with pytest.raises(Blocked):
        await (client.server_info() if "server" in path else client.stop(ROOM))


@pytest.mark.parametrize("page", ["nginx 401", "kong 401"])
async def test_a_secret_key_is_not_called_wrong_by_a_proxy(
    server: SimulatedTrueConf, connect: Connect, page: str
) -> None:
    client = connect(server, client_id="", client_secret="", access_token=server.secret_key)
    server.faults.add(Fault(ROOM, REFUSED[page], times=None))
    with pytest.raises(Blocked):
        await client.conference(ROOM)


@pytest.mark.parametrize("body", ["", "null", '{"message": "Unauthorized"}', "<html></html>"])
async def test_any_401_may_be_about_the_token(
    client: TrueConfClient, server: SimulatedTrueConf, body: str
) -> None:
    """What v4 writes there is unknown, so the token is renewed once."""
    await client.conference(ROOM)
    server.faults.add(Fault(ROOM, Status(401, body)))
    assert (await client.conference(ROOM)).running
    assert grants(server) == 2


ENVELOPE = '{"error": {"code": 401, "errors": [{"reason": "accessTokenInvalid"}]}}'


@pytest.mark.parametrize(
    "body",
    ["", ENVELOPE, '{"error": {"code": 401}}', '{"error": "unauthorized"}', '{"reason": "x"}'],
)
async def test_a_fresh_token_that_the_server_refuses(
    client: TrueConfClient, server: SimulatedTrueConf, body: str
) -> None:
    server.faults.add(Fault(ROOM, Status(401, body), times=None))
    with pytest.raises(NotAuthorised):
        await client.conference(ROOM)
    assert grants(server) == 2


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, '{"error": "invalid_client", "error_description": "The credentials are invalid"}'),
        (401, '{"error": "invalid_client"}'),
        (401, ""),
        (403, '{"reason": "InvalidCredentials"}'),
        (400, '{"error": {"code": 400, "errors": [{"reason": "invalidScope"}]}}'),
        (400, '{"error": "somethingNew", "error_description": "by TrueConf"}'),
    ],
)
async def test_wrong_credentials_in_every_known_shape(
    client: TrueConfClient, server: SimulatedTrueConf, status: int, body: str
) -> None:
    server.faults.add(Fault("/token", Status(status, body)))
    with pytest.raises(NotAuthorised):
        await client.conference(ROOM)


async def test_a_bad_request_of_a_proxy_is_no_wrong_secret(
    client: TrueConfClient, server: SimulatedTrueConf
) -> None:
    server.faults.add(Fault("/token", Status(400)))
    with pytest.raises(ProtocolError, match="HTTP 400"):
        await client.conference(ROOM)


@pytest.mark.parametrize(
    "body",
    [
        '{"error": {"code": 403, "message": "Forbidden", "errors": [{"reason": "forbidden"}]}}',
        '{"error": {"errors": []}}',
        '{"error": {"code": 403, "message": "Forbidden"}}',
        '{"error": {"code": 403, "errors": [{"reason": "somethingNew"}]}}',
    ],
)
async def test_a_permission_that_the_server_misses(
    client: TrueConfClient, server: SimulatedTrueConf, body: Any
) -> None:
    server.faults.add(Fault(ROOM, Status(403, body)))
    with pytest.raises(PermissionMissing):
        await client.conference(ROOM)
