"""Section 2: tokens, permissions, refusals."""

from __future__ import annotations

import pytest

from demo.trueconf import Application, Generation
from tests.contract.simulators.trueconf.conftest import CREDENTIALS, Caller, Clock, Connect, reason


async def test_v3_token_by_json_and_by_form(v3: Caller):
    """Section 2: both bodies work on /oauth2/v1/token."""
    path = "/oauth2/v1/token"
    for request in (v3.http.post(path, json=CREDENTIALS), v3.http.post(path, data=CREDENTIALS)):
        response = await request
        assert response.status_code == 200
        answer = response.json()
        assert answer["expires_in"] == 3600
        assert answer["token_type"] == "Bearer"
        assert "conferences" in answer["scope"].split(" ")
        assert not {"refresh_token", "user_id"} & answer.keys()


async def test_v4_token_by_json_only(v4: Caller):
    """Section 2: JSON was seen on v4, a form was not."""
    path = "/api/v4/oauth2/token"
    assert (await v4.http.post(path, json=CREDENTIALS)).status_code == 200
    assert (await v4.http.post(path, data=CREDENTIALS)).status_code == 400


async def test_tokens_are_good_in_the_other_generation(v4: Caller):
    """Section 2, cross use: a v3 token on v4 and a v4 token on v3."""
    response = await v4.http.post("/oauth2/v1/token", data=CREDENTIALS)
    of_v3 = {"access_token": response.json()["access_token"]}
    of_v4 = {"access_token": v4.token}
    assert (await v4.http.get("/api/v4/users", params=of_v3)).status_code == 200
    assert (await v4.http.get("/api/v3.3/users", params=of_v4)).status_code == 200


async def test_v3_takes_the_token_from_the_query(v3: Caller):
    """Section 2, sending the token: the header is not known to work below v3.8."""
    bearer = {"Authorization": f"Bearer {v3.token}"}
    path = "/api/v3.3/conferences"
    assert (await v3.http.get(path, params={"access_token": v3.token})).status_code == 200
    assert (await v3.http.get(path, headers=bearer)).status_code == 403
    v3.server.options.header_tokens = True
    assert (await v3.http.get(path, headers=bearer)).status_code == 200


async def test_v4_takes_the_token_from_header_and_query(v4: Caller):
    """Section 2, sending the token."""
    bearer = {"Authorization": f"Bearer {v4.token}"}
    path = "/api/v4/conferences"
    assert (await v4.http.get(path, headers=bearer)).status_code == 200
    assert (await v4.http.get(path, params={"access_token": v4.token})).status_code == 200


async def test_secret_key_never_expires_and_may_do_all(either: Caller, clock: Clock):
    """Section 2, secret key."""
    clock.pass_by(days=4000)
    either.server.applications.clear()
    either.token = either.server.secret_key
    assert (await either.get("/conferences")).status_code == 200


@pytest.mark.parametrize("spoil", ["expired", "revoked", "never given", "application gone"])
async def test_token_refused(either: Caller, clock: Clock, spoil: str):
    """Section 2.2: 403 accessTokenInvalid on v3, 401 on v4, until a new token is there."""
    match spoil:
        case "expired":
            clock.pass_by(seconds=3600)
        case "revoked":
            either.server.revoke_tokens()
        case "never given":
            either.token = "0f3c"
        case "application gone":
            application = either.server.applications.pop("client")
    response = await either.get("/conferences")
    assert response.status_code == (403 if either.base == "/api/v3.3" else 401)
    assert reason(response) == "accessTokenInvalid"
    if spoil == "application gone":
        either.server.applications["client"] = application
    await either.log_in()
    assert (await either.get("/conferences")).status_code == 200


async def test_missing_token_is_refused_as_an_invalid_one(either: Caller):
    """Section 2.2."""
    response = await either.http.get(f"{either.base}/conferences")
    assert response.status_code == (403 if either.base == "/api/v3.3" else 401)


async def test_token_lives_as_long_as_the_application_says(v3: Caller, clock: Clock):
    """Section 2, lifetime: sources differ."""
    v3.server.applications["client"].token_lifetime = 604800
    assert (await v3.log_in()).json()["expires_in"] == 604800
    clock.pass_by(seconds=604799)
    assert (await v3.get("/conferences")).status_code == 200
    clock.pass_by(seconds=1)
    assert (await v3.get("/conferences")).status_code == 403


V3_PERMISSIONS = {
    "/logs/calls": "logs.calls:read",
    "/logs/calls/x": "logs.calls:read",
    "/logs/calls/x/participants": "logs.calls.participants:read",
    "/conference-sessions/x/participants": "conferences.sessions.participants:read",
    "/conferences": "conferences:read",
    "/conferences/77": "conferences:read",
    "/conferences/77/participants": "conferences.participants:read",
    "/conferences/77/records": "conferences.records:read",
    "/users": "users:read",
    "/users/ivanova": "users:read",
    "POST /conferences/77/stop": "conferences:write",
    "POST /conferences/77/run": "conferences:write",
    "POST /conferences/77/stop-record": "conferences.records:write",
}
V4_PERMISSIONS = {
    "/conferences": "conferences:read",
    "/conferences/77": "conferences:read",
    "/conferences/77/owner": "conferences.participants:read",
    "/conferences/77/participants": "conferences.participants:read",
    "/conferences/77/recordings": "conferences.records:read",
    "/sessions": "conferences.sessions:read",
    "/users": "users:read",
    "POST /conferences/77/stop": "conferences:write",
    "POST /conferences/77/run": "conferences:write",
    "POST /conferences/77/recordings/stop": "conferences.records:write",
    "POST /conferences/77/invite": "conferences:write",
}


@pytest.mark.parametrize(
    ("generation", "call", "permission"),
    [("v3.3", *item) for item in V3_PERMISSIONS.items()]
    + [("v4", *item) for item in V4_PERMISSIONS.items()],
)
async def test_permission_of_each_call(
    connect: Connect, generation: Generation, call: str, permission: str
):
    """Sections 2.1, 2.2 and 13: without it 403 forbidden, it alone lets the call through."""
    caller = await connect(generation)
    method, path = call.split() if " " in call else ("GET", call)
    application = caller.server.applications["client"]
    application.permissions = {"groups"}
    response = await caller.ask(method, path, {})
    assert (response.status_code, reason(response)) == (403, "forbidden")
    application.permissions = {permission}
    assert (await caller.ask(method, path, {})).status_code in (200, 404)


async def test_permission_without_suffix_reads_and_writes(either: Caller):
    """Section 2.1: a name without suffix means both; it does not cover what is below it."""
    either.server.world.add_room("77")
    either.server.applications["client"].permissions = {"conferences"}
    assert (await either.get("/conferences")).status_code == 200
    assert (await either.post("/conferences/77/run")).status_code == 200
    assert (await either.get("/conferences/77/participants")).status_code == 403


@pytest.mark.parametrize("wrong", ["client_id", "client_secret"])
async def test_v3_bad_credentials_in_oauth_style(v3: Caller, wrong: str):
    """Section 2.2, bad client id or secret."""
    response = await v3.log_in(**{wrong: "wrong"})
    assert response.status_code == 400
    assert response.json()["error"] == "invalid_client"
    assert response.json()["error_description"]


async def test_v4_bad_credentials_are_401(v4: Caller):
    """Section 2.2."""
    assert (await v4.log_in(client_secret="wrong")).status_code == 401


async def test_grant_types(v3: Caller):
    """Section 2.2: grant type unknown, or not ticked for the application."""
    v3.server.applications["other"] = Application(secret="s", grant_types={"password"})
    response = await v3.log_in(client_id="other", client_secret="s")
    assert (response.status_code, response.json()["error"]) == (400, "unauthorized_client")
    response = await v3.log_in(grant_type="magic")
    assert response.json()["error"] == "unsupported_grant_type"


async def test_unknown_path(either: Caller):
    """Section 2.2: 404 routeNotFound; v4 adds a trace id."""
    response = await either.get("/nothing/here")
    assert (response.status_code, reason(response)) == (404, "routeNotFound")
    assert ("trace_id" in response.json()["error"]) == (either.base == "/api/v4")


async def test_envelope_of_a_refusal(either: Caller):
    """Section 2.2: code, message and errors with reason and location."""
    error = (await either.get("/conferences/77")).json()["error"]
    assert error["code"] == 404
    assert error["errors"] == [
        {
            "reason": "conferenceNotFound",
            "message": "Conference '77' is not found.",
            "locationType": "path",
            "location": "conference_id",
        }
    ]
