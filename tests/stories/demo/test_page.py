"""The demo's page without a browser: its files, its stream, its buttons."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from demo.scene import Scene
from tests.contract.simulators.telegram.conftest import Client, keyboard
from tests.structure.modules import ROOT

FILES = ROOT / "demo" / "page" / "files"
ANNA, BORIS = 1001, 1002
OFFICE = "Head office"


class Stream:
    """The events of the page, in order."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.aiter_lines()

    async def event(self, name: str, **about: Any) -> Any:
        """What the next event of this name says that is about this."""
        kind = ""
        async with asyncio.timeout(5):
            async for line in self._lines:
                field, _, value = line.partition(": ")
                if field == "event":
                    kind = value
                elif field == "data" and kind == name:
                    told = json.loads(value)
                    if told.items() >= about.items():
                        return told
        raise AssertionError("the stream has ended")


@asynccontextmanager
async def stream_of(http: httpx.AsyncClient) -> AsyncIterator[Stream]:
    async with http.stream("GET", "/events") as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        yield Stream(response)


async def test_every_file_that_is_named_is_served_and_nothing_comes_from_elsewhere(
    http: httpx.AsyncClient,
) -> None:
    index = await http.get("/")
    assert index.headers["Content-Security-Policy"].startswith("default-src 'self';")
    scripts = [path.read_text("utf-8") for path in FILES.glob("*.js")]
    imported = {f"files/{name}" for text in scripts for name in re.findall(r'"\./(.+)"', text)}
    named = {*re.findall(r'(?:href|src)="([^"]+)"', index.text), *imported}

    assert named == {f"files/{path.name}" for path in FILES.iterdir()} - {"files/index.html"}
    for path in named:
        served = await http.get(path)
        assert served.status_code == 200, path
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", served.text), path
        assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write", served.text), path


async def test_the_stream_shows_each_change_of_a_chat(
    scene: Scene, http: httpx.AsyncClient, bot: Client
) -> None:
    await scene.people[ANNA].send("/start")
    await bot.ok("setMyCommands", commands=json.dumps([{"command": "a", "description": "Menu"}]))
    async with stream_of(http) as stream:
        first = await stream.event("chat", person=ANNA)
        assert [message["text"] for message in first["messages"]] == ["/start"]
        assert first["commands"] == [{"command": "a", "description": "Menu"}]

        sent = await bot.ok(
            "sendMessage",
            chat_id=ANNA,
            text="<b>x</b>",
            parse_mode="HTML",
            reply_markup=keyboard("Go"),
        )
        shown = (await stream.event("chat", person=ANNA))["messages"][-1]
        assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
        assert shown["keyboard"] == [[{"text": "Go", "callback_data": "Go"}]]

        await bot.ok("editMessageText", chat_id=ANNA, message_id=sent["message_id"], text="y")
        edited = (await stream.event("chat", person=ANNA))["messages"][-1]
        assert (edited["id"], edited["text"]) == (shown["id"], "y")


async def test_a_reply_names_what_it_replies_to(
    scene: Scene, http: httpx.AsyncClient, bot: Client
) -> None:
    start = await scene.people[ANNA].send("/start")
    reply = {"message_id": start.message_id}
    sent = await bot.ok("sendMessage", chat_id=ANNA, text="x", reply_parameters=reply)

    assert sent["reply_to_message"]["text"] == "/start"
    async with stream_of(http) as stream:
        shown = (await stream.event("chat", person=ANNA))["messages"][-1]
    assert shown["reply"] == {"id": start.message_id, "text": "/start"}


async def test_requests_are_told_without_secrets(
    scene: Scene, http: httpx.AsyncClient, bot: Client
) -> None:
    server = scene.servers[OFFICE]
    await scene.people[ANNA].send("/start")
    await bot.ok("sendMessage", chat_id=ANNA, text="x")
    async with httpx.AsyncClient(verify=False) as client:  # noqa: S501 - of the simulator
        await client.get(f"{server.url}/api/v3.3/users", params={"access_token": "secret-text"})
    await asyncio.wait_for(_answered(scene), 5)

    async with stream_of(http) as stream:
        told = (await stream.event("world"))["requests"]

    shown = [(each["to"], each["what"], each["status"]) for each in told]
    assert shown == [(OFFICE, "GET /api/v3.3/users", 403), ("Telegram", "sendMessage", 200)]
    assert [each["failed"] for each in told] == [True, False]
    assert all(each["ms"] >= 0 for each in told)
    assert "secret-text" not in json.dumps(told)
    assert scene.telegram.token not in json.dumps(told)


async def test_what_a_v3_server_does_not_know_is_a_probe_and_no_failure(
    scene: Scene, http: httpx.AsyncClient
) -> None:
    async with httpx.AsyncClient(verify=False) as client:  # noqa: S501 - of the simulator
        await client.get(f"{scene.servers[OFFICE].url}/api/v4/server")
    await asyncio.wait_for(_answered(scene), 5)

    async with stream_of(http) as stream:
        (told,) = (await stream.event("world"))["requests"]

    assert (told["what"], told["status"], told["failed"]) == ("probe /api/v4/server", 404, False)


async def _answered(scene: Scene) -> None:
    await scene.servers[OFFICE].until(lambda: scene.servers[OFFICE].requests[-1].status)


async def test_typing(scene: Scene, http: httpx.AsyncClient) -> None:
    response = await http.post("/send", json={"person": BORIS, "text": " /start "})
    assert response.status_code == 200
    assert [message.text for message in scene.telegram.messages(BORIS)] == ["/start"]


async def test_a_press_returns_with_the_answer(
    scene: Scene, http: httpx.AsyncClient, bot: Client
) -> None:
    await scene.people[ANNA].send("/start")
    sent = await bot.ok("sendMessage", chat_id=ANNA, text="x", reply_markup=keyboard("Go"))
    body = {"person": ANNA, "message": sent["message_id"], "data": "Go"}
    pressing = asyncio.create_task(http.post("/press", json=body))
    press = await scene.telegram.until(lambda: scene.telegram.presses[-1])
    await bot.ok("answerCallbackQuery", callback_query_id=press.id, text="Hi", show_alert=True)
    assert (await pressing).json() == {"text": "Hi", "alert": True}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/send", {"person": 5, "text": "x"}, 404),
        ("/send", {"person": [], "text": "x"}, 404),
        ("/send", {"person": ANNA, "text": " "}, 400),
        ("/send", [], 400),
        ("/press", {"person": ANNA, "message": "1", "data": "x"}, 400),
        ("/act", {"act": "Set on fire", "server": OFFICE}, 409),
        ("/act", {"act": "Take down", "server": "Nowhere"}, 409),
        ("/act", {"act": "Forget", "server": OFFICE, "conference": "1"}, 409),
        ("/act", {"act": "Answer 200"}, 409),
    ],
)
async def test_bad_requests(http: httpx.AsyncClient, path: str, body: object, status: int) -> None:
    assert (await http.post(path, json=body)).status_code == status


@pytest.mark.parametrize("headers", [{"Origin": "https://example.com"}, {"Host": "example.com"}])
async def test_other_sites_cannot_use_the_page(
    scene: Scene, http: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    response = await http.post("/send", json={"person": BORIS, "text": "x"}, headers=headers)
    assert response.status_code == 403
    assert scene.telegram.messages(BORIS) == []
    assert (await http.get("/events", headers=headers)).status_code == 403
