"""What the buttons of the demo's world do to it."""

from __future__ import annotations

import ssl
from datetime import timedelta

import httpx
import pytest

from demo.controls import FAILING, act, offered
from demo.page.suggestions import suggestions
from demo.scene import Scene
from tests.contract.simulators.telegram.conftest import Client

OFFICE = "Head office"


@pytest.fixture
def trust(scene: Scene) -> ssl.SSLContext:
    """What a client trusts who has the scene's authority."""
    return ssl.create_default_context(cadata=scene.authority.pem.decode())


async def reach(scene: Scene, trust: ssl.SSLContext) -> int:
    async with httpx.AsyncClient(verify=trust) as client:
        return (await client.get(f"{scene.servers[OFFICE].url}/api/v3.3/users")).status_code


async def test_a_server_is_taken_down_and_brought_up(scene: Scene, trust: ssl.SSLContext) -> None:
    await act(scene, "Take down", OFFICE)
    with pytest.raises(httpx.ConnectError):
        await reach(scene, trust)
    with pytest.raises(LookupError):
        await act(scene, "Take down", OFFICE)

    await act(scene, "Bring up", OFFICE)
    assert await reach(scene, trust) == 403


@pytest.mark.parametrize("is_up", [True, False])
async def test_a_certificate_is_broken_and_mended(
    scene: Scene, trust: ssl.SSLContext, is_up: bool
) -> None:
    if not is_up:
        await act(scene, "Take down", OFFICE)
    await act(scene, "Break certificate", OFFICE)
    if not is_up:
        await act(scene, "Bring up", OFFICE)
    with pytest.raises(httpx.ConnectError, match="expired"):
        await reach(scene, trust)

    await act(scene, "Mend certificate", OFFICE)
    assert await reach(scene, trust) == 403


async def test_a_server_is_slowed_down_and_sped_up(scene: Scene) -> None:
    await act(scene, "Slow down", OFFICE)
    assert scene.servers[OFFICE].options.latency > 2
    assert "Speed up" in offered(scene.servers[OFFICE])
    await act(scene, "Speed up", OFFICE)
    assert scene.servers[OFFICE].options.latency == 0


async def test_a_token_is_revoked(scene: Scene, trust: ssl.SSLContext) -> None:
    server = scene.servers[OFFICE]
    asked = {"grant_type": "client_credentials", "client_id": "client", "client_secret": "secret"}
    async with httpx.AsyncClient(verify=trust, base_url=server.url) as client:
        token = (await client.post("/oauth2/v1/token", json=asked)).json()["access_token"]

        async def use() -> int:
            return (
                await client.get("/api/v3.3/users", params={"access_token": token})
            ).status_code

        assert await use() == 200
        await act(scene, "Revoke token", OFFICE)
        assert await use() == 403


async def test_a_conference_is_forgotten_by_all_but_a_host(scene: Scene) -> None:
    server = scene.servers[OFFICE]
    session = max(server.world.running(), key=lambda session: len(session.people))
    assert len(session.people) > 1

    await act(scene, "Forget", OFFICE, session.conference_id or "")

    assert [stay.id for stay in session.people] == [session.owner]
    assert server.world.now() - session.started > timedelta(hours=8)


async def test_a_room_is_restarted(scene: Scene) -> None:
    server = scene.servers[OFFICE]
    before = server.world.running()[0]
    await act(scene, "Restart", OFFICE, before.conference_id or "")
    [after] = server.world.running(before.conference_id)
    assert (before.ended is not None, after.id != before.id) == (True, True)


@pytest.mark.parametrize("code", [429, 502])
async def test_telegram_fails_a_few_times(scene: Scene, bot: Client, code: int) -> None:
    await act(scene, f"Answer {code}")
    codes = [(await bot.call("getMe")).status_code for _ in range(FAILING + 1)]
    assert codes == [code] * FAILING + [200]


async def test_what_is_suggested_can_be_done_until_it_is_undone(scene: Scene) -> None:
    outage, forgetting, stopping, comparing, admitting = suggestions(scene)
    assert (outage.label, stopping.act) == ("Take Training down", "")
    assert "Anna while Борис" in stopping.label
    assert scene.guarded
    assert scene.guarded.topic in comparing.label
    assert scene.guarded.topic not in forgetting.label
    assert admitting.label == "Let Sam in"

    for each in (outage, forgetting):
        await act(scene, each.act, each.server, each.conference)

    back, another, *_ = suggestions(scene)
    assert back.label == "Bring Training up"
    assert another.conference != forgetting.conference
    await act(scene, back.act, back.server)
    assert suggestions(scene)[0] == outage


async def test_what_was_done_is_remembered_and_what_was_not_is_not(scene: Scene) -> None:
    await act(scene, "Revoke token", OFFICE)
    await act(scene, "Answer 502")
    with pytest.raises(LookupError):
        await act(scene, "Bring up", OFFICE)
    assert [(each.to, each.label) for each in scene.acts] == [
        (OFFICE, "Revoke token"),
        ("Telegram", "Answer 502"),
    ]
