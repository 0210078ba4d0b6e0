"""Where the bot listens, and whom it calls."""

from __future__ import annotations

import asyncio
import random
import socket
from contextlib import suppress
from typing import Self

from aiohttp import ClientSession, web
from prometheus_client.parser import text_string_to_metric_families


def free_port() -> int:
    """A port that nobody else takes meanwhile: those that the system hands out are higher."""
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311 - no secret
        with socket.socket() as taken, suppress(OSError):
            taken.bind(("127.0.0.1", port))
            return port


class Place:
    """Where the bot tells how it is."""

    def __init__(self) -> None:
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"

    async def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        async with ClientSession() as session, session.get(f"http://{self.address}{path}") as page:
            return page.status, await page.text()


class Monitoring:
    """A monitoring service: counts the calls, and answers them with `status`."""

    PATH = "/ping/known-to-nobody-else"

    def __init__(self) -> None:
        self.calls = 0
        self.status = 200
        self._runner = web.AppRunner(self._app(), access_log=None)
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}{self.PATH}"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def called(self, times: int = 1) -> None:
        """Wait for so many further calls."""
        wanted = self.calls + times
        async with asyncio.timeout(5):
            while self.calls < wanted:  # noqa: ASYNC110 - the simplest way that cannot miss one
                await asyncio.sleep(0.01)

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_get(self.PATH, self._count)
        return app

    async def _count(self, _: web.Request) -> web.Response:
        self.calls += 1
        return web.Response(status=self.status)


def server_figures(text: str) -> list[tuple[str, str, float]]:
    """What a page of metrics says of the servers: name of the figure, server, value."""
    return [
        (sample.name, sample.labels["server"], sample.value)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if family.type == "gauge"
        and sample.name.startswith("trueconf_")
        and not sample.name.startswith("trueconf_bot_")
    ]
