"""The pages: /healthz (the loop turns), /readyz (the bot does its work) and /metrics."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.health.metrics import Figures
from bot.health.readiness import Readiness
from bot.settings import Address
from bot.tallies import Outcomes, PressDurations
from bot.updates import UpdatesSeen

# Seconds that an answer on its way has when the bot ends.
GRACE = 1.0


@asynccontextmanager
async def served(
    address: Address,
    readiness: Readiness,
    *,
    telegram: Outcomes,
    updates: UpdatesSeen,
    servers: Outcomes,
    presses: PressDurations,
) -> AsyncIterator[None]:
    """
    :param telegram, updates, servers, presses: see `Figures`
    :raises OSError: nobody can listen at that address
    """
    pages = _Pages(readiness, Figures(telegram, updates, servers, presses))
    app = web.Application()
    app.router.add_get("/healthz", pages.alive)
    app.router.add_get("/readyz", pages.ready)
    app.router.add_get("/metrics", pages.metrics)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await web.TCPSite(runner, address.host, address.port).start()
        yield
    finally:
        await runner.cleanup()


class _Pages:
    def __init__(self, readiness: Readiness, figures: Figures) -> None:
        self._readiness = readiness
        self._figures = figures

    async def alive(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def ready(self, _: web.Request) -> web.Response:
        report = await self._readiness.look()
        status = HTTPStatus.OK if report.ready else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(report.to_json(), status=status)

    async def metrics(self, _: web.Request) -> web.Response:
        text = self._figures.text(await self._readiness.look())
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})
