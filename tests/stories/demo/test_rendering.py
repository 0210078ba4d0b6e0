"""How the page shows what Telegram holds, in Chromium; the bot is played by hand."""

from __future__ import annotations

import json
import ssl
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import ViewportSize, expect

from demo.page import Page
from demo.scene import Scene
from tests.contract.simulators.telegram.conftest import Client, keyboard
from tests.stories.demo.windows import Open

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANNA, BORIS = 1001, 1002
FORMATS = (
    ("<b>1</b>", "b", "1"),
    ("<i>2</i>", "i", "2"),
    ("<u>3</u>", "u", "3"),
    ("<s>4</s>", "s", "4"),
    ("<code>5</code>", "code", "5"),
    ("<pre>6\n7</pre>", "pre", "6 7"),
    ("<blockquote>8</blockquote>", "blockquote", "8"),
    ('<a href="https://example.com/">9</a>', 'a[href="https://example.com/"]', "9"),
    ("🚀<b>10<i>11</i></b>12", "b > i", "11"),
    ("&lt;img src=x onerror=alert(1)&gt;", ".bubble", "<img src=x onerror=alert(1)>"),
)
LOW = ViewportSize(width=1280, height=400)


@pytest_asyncio.fixture(loop_scope="module")
async def scene() -> AsyncIterator[Scene]:
    async with Scene(lively=False) as opened:
        for person in opened.people.values():
            await person.send("/start")
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def url(scene: Scene) -> AsyncIterator[str]:
    async with Page(scene) as page:
        yield page.url


@pytest_asyncio.fixture(loop_scope="module")
async def bot(scene: Scene) -> AsyncIterator[Client]:
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(verify=plain) as http:
        yield Client(scene.telegram, http)


async def write(bot: Client, text: str, person: int = ANNA, **more: Any) -> int:
    sent = await bot.ok("sendMessage", chat_id=person, text=text, parse_mode="HTML", **more)
    return int(sent["message_id"])


async def test_formatting(open_window: Open, bot: Client) -> None:
    window = await open_window()
    for html, place, text in FORMATS:
        await write(bot, html)
        await expect(window.messages.last.locator(place)).to_contain_text(text)
    await expect(window.tab.locator("#messages img")).to_have_count(0)


async def test_a_spoiler_is_shown_by_a_click(open_window: Open, bot: Client) -> None:
    window = await open_window()
    await write(bot, "a <tg-spoiler>secret</tg-spoiler>")
    await window.tab.get_by_role("button", name="Hidden text").click()
    await expect(window.tab.locator(".spoiler")).to_have_class("spoiler open")


async def test_buttons(open_window: Open, bot: Client) -> None:
    styles = ("danger", "success", "primary")
    rows: list[list[dict[str, Any]]] = [
        [{"text": style, "callback_data": "x", "style": style} for style in styles],
        [{"text": "Open", "url": "https://example.com/"}],
    ]
    window = await open_window()
    await write(bot, "x", reply_markup=json.dumps({"inline_keyboard": rows}))
    for style in styles:
        await expect(window.key(style)).to_have_class(f"key {style}")
    colours = "nodes => new Set(nodes.map(node => getComputedStyle(node).backgroundColor)).size"
    assert await window.screen.locator(".key").evaluate_all(colours) == len(styles) + 1
    link = window.screen.get_by_role("link", name="Open")
    await expect(link).to_have_attribute("href", "https://example.com/")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


@pytest.mark.parametrize("alert", [False, True])
async def test_the_answer_to_a_press(
    scene: Scene, open_window: Open, bot: Client, alert: bool
) -> None:
    window = await open_window()
    await write(bot, "x", reply_markup=keyboard("Go"))
    await window.press("Go")
    await expect(window.key("Go")).to_have_attribute("aria-busy", "true")
    press = await scene.telegram.until(lambda: scene.telegram.presses[-1])
    await bot.ok("answerCallbackQuery", callback_query_id=press.id, text="Done", show_alert=alert)

    if alert:
        box = window.tab.get_by_role("dialog", name="Done")
        await expect(box).to_be_visible()
        await window.tab.keyboard.press("Enter")
        await expect(box).to_be_hidden()
    else:
        await expect(window.tab.locator("#toast")).to_have_text("Done")
    await expect(window.key("Go")).not_to_have_attribute("aria-busy", "true")


async def test_what_another_person_has_not_seen_is_marked(open_window: Open, bot: Client) -> None:
    window = await open_window()
    await write(bot, "News", BORIS)
    boris = window.person("Борис")
    await expect(boris.get_by_label("1 unread")).to_be_visible()
    await expect(window.tab).to_have_title("(1) TrueConf bot: the demo")

    await boris.click()

    await expect(boris.locator(".badge")).to_have_count(0)
    await expect(window.tab.get_by_text("Unread messages")).to_be_visible()
    await expect(window.tab).to_have_title("TrueConf bot: the demo")


async def test_who_reads_older_messages_is_left_there(open_window: Open, bot: Client) -> None:
    window = await open_window(LOW)
    first = await write(bot, "first\n" * 40)
    await expect(window.messages.last).to_contain_text("first")
    messages = window.tab.locator("#messages")
    await messages.evaluate("node => { node.scrollTop = 100; }")
    newest = window.tab.get_by_role("button", name="To the newest message")
    await expect(newest).to_be_visible()

    await write(bot, "second")
    await expect(newest).to_have_text("↓1")
    await bot.ok("editMessageText", chat_id=ANNA, message_id=first, text="first\n" * 41)
    await expect(window.messages.nth(-2)).to_contain_text("first " * 40 + "first")
    assert await messages.evaluate("node => node.scrollTop") == 100

    await newest.click()
    await expect(newest).to_be_hidden()
