"""The demo's scene and page without the bot, a client that plays the bot, and the browser."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize

from demo import browser as chromium
from demo.page import Page
from demo.scene import Scene
from tests.contract.simulators.telegram.conftest import Client
from tests.needs import missing
from tests.stories.demo.windows import DESKTOP, Open, Window


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with Scene(lively=False) as opened:
        yield opened


@pytest.fixture
async def page(scene: Scene) -> AsyncIterator[Page]:
    async with Page(scene) as opened:
        yield opened


@pytest.fixture
async def http(page: Page) -> AsyncIterator[httpx.AsyncClient]:
    """What a browser sends to the page."""
    # No TLS here: an empty context spares each test the loading of the system's certificates.
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(base_url=page.url, timeout=10, verify=plain) as client:
        yield client


@pytest.fixture
def bot(scene: Scene, http: httpx.AsyncClient) -> Client:
    """Calls the Bot API by hand."""
    return Client(scene.telegram, http)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    if chromium.EXECUTABLE is None:
        missing("Chromium")
    async with chromium.browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def open_window(browser: Browser, url: str) -> AsyncIterator[Open]:
    """Opens windows on the `url` of the module. None of them may have complained about anything,
    or asked another host for something.
    """
    windows: list[Window] = []

    async def opened(size: ViewportSize = DESKTOP) -> Window:
        windows.append(await Window.open(browser, url, size))
        return windows[-1]

    yield opened
    for window in windows:
        await window.tab.context.close()
    assert [window.complaints for window in windows if window.complaints] == []
