"""The machine's own Chromium, for the tests and the pictures of the page."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

EXECUTABLE = shutil.which("chromium")

# It asks for nothing that the page does not ask for, and needs neither display nor sandbox.
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A Chromium of its own; where `EXECUTABLE` is None, there is none to be had."""
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=EXECUTABLE, args=_QUIET)
        try:
            yield opened
        finally:
            await opened.close()
