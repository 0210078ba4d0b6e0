"""A window of Chromium with the demo's page in it, and what somebody does there."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Browser, Locator, Page, Request, Response, ViewportSize, expect

DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)

PATIENCE = 15_000  # milliseconds; an alert takes two bad checks
expect.set_options(timeout=PATIENCE)


class Window:
    """:ivar complaints: what the console of the browser said, and requests to other places"""

    def __init__(self, tab: Page, url: str) -> None:
        self.tab = tab
        self.complaints: list[str] = []
        self._url = url
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("request", self._look_at)

    @classmethod
    async def open(cls, browser: Browser, url: str, size: ViewportSize = DESKTOP) -> Window:
        context = await browser.new_context(viewport=size, locale="en-GB")
        window = cls(await context.new_page(), url)
        window.tab.set_default_timeout(PATIENCE)
        await window.tab.goto(url)
        await expect(window.tab.locator("#state")).to_have_text("bot")
        await expect(window.tab.locator("#messages > *").first).to_be_attached()
        return window

    def _look_at(self, request: Request) -> None:
        if not request.url.startswith(self._url):
            self.complaints.append(request.url)

    @property
    def messages(self) -> Locator:
        return self.tab.get_by_role("article")

    @property
    def screen(self) -> Locator:
        """The newest message with buttons."""
        return self.tab.locator("article:has(.keyboard)").last

    @property
    def requests(self) -> Locator:
        """What the bot requested, the newest first."""
        return self.tab.locator("#requests li")

    def person(self, name: str) -> Locator:
        people = self.tab.get_by_label("Whose Telegram you look at")
        return people.get_by_role("button", name=name)

    def server(self, name: str) -> Locator:
        return self.tab.get_by_role("region", name=name)

    async def type(self, text: str) -> None:
        await self.tab.get_by_label("Message", exact=True).fill(text)
        await self.tab.keyboard.press("Enter")

    async def start(self) -> None:
        """Send /start, and wait until the bot has answered it."""
        before = await self.messages.count()
        await self.type("/start")
        await expect(self.messages.nth(before + 1)).to_be_visible()

    def key(self, label: str | re.Pattern[str]) -> Locator:
        return self.screen.get_by_role("button", name=label)

    async def press(self, label: str) -> None:
        await self.key(label).click()

    async def enter(self, server: str) -> None:
        """Press a server, and wait for its menu: the keys before it have the same names."""
        await self.press(server)
        await expect(self.key("Home")).to_be_visible()

    async def answer_to(self, label: str) -> Any:
        """Press a button; what the bot answers to this press, and not to one just before."""
        data = await self.key(label).get_attribute("data-data")

        def is_own(response: Response) -> bool:
            sent = response.request.post_data_json
            return (
                response.url.endswith("/press") and isinstance(sent, dict) and sent["data"] == data
            )

        async with self.tab.expect_response(is_own) as response:
            await self.press(label)
        return await (await response.value).json()

    async def upset(self, server: str, label: str) -> None:
        """Press a button of a server in the world."""
        await self.server(server).get_by_role("button", name=label, exact=True).click()


Open = Callable[..., Awaitable[Window]]
