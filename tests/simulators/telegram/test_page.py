"""The demo's chat page, without a browser: its files, its stream, its buttons."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from demo.telegram import ChatPage

from .conftest import keyboard


@pytest.fixture
async def page(telegram, anna):
    boris = telegram.person(1002, "Boris", language="de")
    async with ChatPage(telegram, [anna, boris]) as page:
        yield page


@pytest.fixture
async def browser(page):
    async with httpx.AsyncClient(base_url=page.url, timeout=10) as browser:
        yield browser


async def events(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in response.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def test_the_files_fit_together(browser):
    """Everything that the page names is served by it, and nothing comes from elsewhere."""
    index = (await browser.get("/")).text
    for name in re.findall(r'(?:href|src)="([^":]+)"', index):
        assert (await browser.get(name)).status_code == 200
    script = (await browser.get("/chat.js")).text
    assert set(re.findall(r'byId\("(\w+)"\)', script)) <= set(re.findall(r'id="(\w+)"', index))
    everything = index + script + (await browser.get("/chat.css")).text
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write", script)
    assert "//cdn" not in everything
    assert not re.search(r"https?://(?!\S*example)", everything)


async def test_people_to_choose_from(browser):
    """The list that the demo gives."""
    listed = (await browser.get("/people")).json()
    assert [person["name"] for person in listed["people"]] == ["Anna", "Boris"]
    assert listed["bot"] == "TrueConf"


async def test_the_stream_shows_each_change(browser, client, anna):
    """First what is there, then every edit in place."""
    await client.ok("setMyCommands", commands=[{"command": "start", "description": "Menu"}])
    async with browser.stream("GET", "/events", params={"person": 1001}) as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        stream = events(response)
        first = await anext(stream)
        assert [message["text"] for message in first["messages"]] == ["/start"]
        assert first["commands"] == [{"command": "start", "description": "Menu"}]
        sent = await client.ok(
            "sendMessage",
            chat_id=1001,
            text="<b>x</b>",
            parse_mode="HTML",
            reply_markup=keyboard("Go"),
        )
        shown = (await anext(stream))["messages"][-1]
        assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
        assert shown["keyboard"] == [[{"text": "Go", "callback_data": "Go"}]]
        await client.ok("editMessageText", chat_id=1001, message_id=sent["message_id"], text="y")
        edited = (await anext(stream))["messages"][-1]
        assert (edited["id"], edited["text"], edited["edited"]) == (shown["id"], "y", True)


async def test_typing(browser, telegram):
    """What is typed reaches the bot."""
    response = await browser.post("/send", json={"person": 1002, "text": " /start "})
    assert response.status_code == 200
    assert [message.text for message in telegram.messages(1002)] == ["/start"]


async def test_pressing(browser, client, telegram, anna):
    """The answer of the bot comes back as toast or alert."""
    sent = await client.ok("sendMessage", chat_id=1001, text="x", reply_markup=keyboard("Go"))
    body = {"person": 1001, "message": sent["message_id"], "data": "Go"}
    pressing = asyncio.create_task(browser.post("/press", json=body))
    press = await telegram.until(lambda: telegram.presses[-1])
    await client.ok("answerCallbackQuery", callback_query_id=press.id, text="Hi", show_alert=True)
    assert (await pressing).json() == {"text": "Hi", "alert": True}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/send", {"person": 5, "text": "x"}, 404),
        ("/send", {"person": 1001, "text": " "}, 400),
        ("/send", [], 400),
        ("/press", {"person": 1001, "message": "1", "data": "x"}, 400),
    ],
)
async def test_bad_requests(browser, path, body, status):
    """A mistake in the page is told as one."""
    assert (await browser.post(path, json=body)).status_code == status


@pytest.mark.parametrize("headers", [{"Origin": "https://example.com"}, {"Host": "example.com"}])
async def test_other_sites_cannot_press(browser, telegram, headers):
    """The page is for this machine's own browser window only."""
    response = await browser.post("/send", json={"person": 1002, "text": "x"}, headers=headers)
    assert response.status_code == 403
    assert telegram.messages(1002) == []
