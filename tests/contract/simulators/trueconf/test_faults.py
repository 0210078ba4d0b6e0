"""Scripted faults: what a test can make go wrong."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import pytest

from demo.trueconf import (
    Call,
    Delay,
    Drip,
    Drop,
    Endless,
    Fault,
    Garbage,
    Hang,
    Packed,
    Redirect,
    SimulatedTrueConf,
    Status,
    World,
)
from demo.trueconf.gateways import NOT_FOUND, REFUSED
from tests.contract.simulators.trueconf.conftest import Caller

ROOM = "77"
STOP = f"/conferences/{ROOM}/stop"


@pytest.fixture(autouse=True)
def running_room(world: World) -> None:
    world.add_room(ROOM, topic="Stand-up")
    world.begin(ROOM)


async def test_status(v3: Caller, world: World):
    v3.server.faults.add(Fault("/stop$", Status(502)))
    response = await v3.post(STOP)
    assert response.status_code == 502
    assert response.headers["content-type"].startswith("text/html")
    assert world.running(ROOM)


async def test_times_and_after(v3: Caller):
    """Lets two pass, happens twice, then is gone."""
    v3.server.faults.add(Fault("/conferences$", Status(500), times=2, after=2))
    statuses = [(await v3.get("/conferences")).status_code for _ in range(6)]
    assert statuses == [200, 200, 500, 500, 200, 200]


async def test_for_ever_until_cleared(v3: Caller):
    v3.server.faults.add(Fault(".", Status(500), times=None))
    assert {(await v3.get("/conferences")).status_code for _ in range(4)} == {500}
    v3.server.faults.clear()
    assert (await v3.get("/conferences")).status_code == 200


async def test_method_and_path_must_fit(v3: Caller, world: World):
    v3.server.faults.add(Fault(f"/conferences/{ROOM}", Status(500), method="POST"))
    assert (await v3.get(f"/conferences/{ROOM}")).status_code == 200
    assert (await v3.post("/conferences/78/stop")).status_code == 404
    assert (await v3.post(STOP)).status_code == 500


@pytest.mark.parametrize("before", [True, False])
async def test_drop(v3: Caller, world: World, before: bool):
    """Broken before the stop is applied, or after it: no answer either way."""
    v3.server.faults.add(Fault("/stop$", Drop(before=before)))
    with pytest.raises(httpx.TransportError):
        await v3.post(STOP)
    assert bool(world.running(ROOM)) == before
    assert v3.server.stops == [ROOM]
    assert v3.server.posts[0].status is None


@pytest.mark.parametrize("before", [True, False])
async def test_hang(v3: Caller, world: World, before: bool):
    v3.server.faults.add(Fault("/stop$", Hang(before=before)))
    v3.http.timeout = httpx.Timeout(0.1)
    with pytest.raises(httpx.ReadTimeout):
        await v3.post(STOP)
    assert bool(world.running(ROOM)) == before


async def test_delay(v3: Caller):
    v3.server.faults.add(Fault("/conferences$", Delay(0.1)))
    began = time.monotonic()
    assert (await v3.get("/conferences")).status_code == 200
    assert time.monotonic() - began >= 0.09


async def test_latency(v3: Caller):
    """The switch that makes every answer slow."""
    v3.server.options.latency = 0.1
    await v3.get("/conferences")
    seen = v3.server.requests[-1]
    assert seen.answered_at is not None
    assert seen.answered_at - seen.at >= 0.09


async def test_drip(v3: Caller):
    """One byte at a time, and the whole answer in the end."""
    v3.server.faults.add(Fault(f"/{ROOM}$", Drip(0)))
    async with v3.http.stream(
        "GET", f"/api/v3.3/conferences/{ROOM}", params={"access_token": v3.token}
    ) as response:
        pieces = [piece async for piece in response.aiter_raw()]
    assert len(pieces) > 1
    assert pieces[0].startswith(b"{")


async def test_drip_can_outlast_a_time_out_between_bytes(v3: Caller):
    v3.server.faults.add(Fault(f"/{ROOM}$", Drip(0.02)))
    v3.http.timeout = httpx.Timeout(0.25)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await v3.get(f"/conferences/{ROOM}")


@pytest.mark.parametrize("form", ["html", "not json", "truncated", "empty"])
async def test_garbage_that_is_not_json(v3: Caller, form: Any):
    v3.server.faults.add(Fault("/conferences$", Garbage(form)))
    response = await v3.get("/conferences")
    assert response.status_code == 200
    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        response.json()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("wrong types", {"cnt": [1, "?"], "conferences": "none"}),
        ("bare list", [1, None, "x", []]),
    ],
)
async def test_garbage_that_is_json(v3: Caller, form: Any, expected: object):
    v3.server.faults.add(Fault("/conferences$", Garbage(form)))
    assert await v3.read("/conferences") == expected


async def test_garbage_of_nulls(v3: Caller):
    v3.server.faults.add(Fault("/conferences$", Garbage("nulls")))
    answer = await v3.read("/conferences")
    assert answer["cnt"] is None
    [conference] = answer["conferences"]
    assert conference["id"] is conference["state"] is None


async def test_redirect(v3: Caller):
    v3.server.faults.add(Fault("/conferences$", Redirect("https://example.com/")))
    response = await v3.get("/conferences")
    assert (response.status_code, response.headers["location"]) == (302, "https://example.com/")


@pytest.mark.parametrize(("before", "status"), [(True, 404), (False, 200)])
async def test_call(v3: Caller, world: World, before: bool, status: int):
    """The world changes just before a request is applied, or just after."""

    async def remove(server: SimulatedTrueConf) -> None:
        server.world.remove_room(ROOM)

    v3.server.faults.add(Fault(f"/{ROOM}$", Call(remove, before=before)))
    assert (await v3.get(f"/conferences/{ROOM}")).status_code == status
    assert (await v3.get(f"/conferences/{ROOM}")).status_code == 404


async def test_server_that_falls_over_at_a_request(v3: Caller):
    """A fault may stop the very server that it happens to."""

    async def fall_over(server: SimulatedTrueConf) -> None:
        await server.stop()

    v3.server.faults.add(Fault("/conferences$", Call(fall_over)))
    with pytest.raises(httpx.TransportError):
        await v3.get("/conferences")
    with pytest.raises(httpx.ConnectError):
        await v3.get("/conferences")
    await v3.server.start()
    assert (await v3.get("/conferences")).status_code == 200


async def test_fault_of_the_status_port(v3: Caller):
    v3.server.faults.add(Fault("^/vsstatus", Status(503)))
    async with httpx.AsyncClient() as http:
        url = f"http://127.0.0.1:{v3.server.status_port}/vsstatus"
        assert (await http.get(url)).status_code == 503


@pytest.mark.parametrize("encodings", [("gzip",), ("deflate",), ("gzip", "gzip")])
async def test_packed(v3: Caller, encodings: tuple[str, ...]):
    """httpx unpacks what nobody should."""
    v3.server.faults.add(Fault("/conferences$", Packed(encodings)))
    response = await v3.get("/conferences")
    assert response.headers["content-encoding"] == ", ".join(encodings)
    assert response.json()["cnt"] == 1


async def test_endless(v3: Caller):
    v3.server.faults.add(Fault("/conferences$", Endless(b"x" * 100, status=403)))
    path = f"{v3.base}/conferences?access_token={v3.token}"
    async with v3.http.stream("GET", path) as response:
        assert response.status_code == 403
        size = 0
        async for chunk in response.aiter_raw():
            size += len(chunk)
            if size > 100_000:
                break


async def test_cookies(v3: Caller):
    v3.server.options.cookies = ("a=1", "b=2; Path=/")
    answers = [await v3.get("/conferences"), await v3.get("/no-such-path")]
    for answer in answers:
        assert answer.headers.get_list("set-cookie") == ["a=1", "b=2; Path=/"]


@pytest.mark.parametrize("pages", [NOT_FOUND, REFUSED], ids=["404", "refused"])
async def test_gateways(v3: Caller, world: World, pages: dict[str, Status]):
    for page in pages.values():
        v3.server.faults.add(Fault("/stop$", page))
        response = await v3.post(STOP)
        assert (response.status_code, response.text) == (page.status, page.body)
        assert "errors" not in response.text
    assert world.running(ROOM)
