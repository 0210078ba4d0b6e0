"""The pages: /healthz (the loop turns), /readyz (the bot does its work) and /metrics."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.counters import AnswerTimes, Outcomes, PressDurations
from bot.doors import DoorLimits, listening
from bot.health.limits import HealthLimits
from bot.health.metrics import Figures
from bot.health.readiness import Readiness
from bot.settings import Address
from bot.telegram import UpdatesSeen
from services.incidents import Incidents


@asynccontextmanager
async def served(
    address: Address,
    readiness: Readiness,
    limits: HealthLimits,
    *,
    telegram: Outcomes,
    updates: UpdatesSeen,
    servers: Outcomes,
    presses: PressDurations,
    answers: AnswerTimes,
) -> AsyncIterator[None]:
    """Raises OSError where nobody can listen at that address."""
    pages = _Pages(readiness, Figures(telegram, updates, servers, presses, answers))
    app = web.Application(middlewares=[pages.explained])
    app.router.add_get("/healthz", pages.alive)
    app.router.add_get("/readyz", pages.ready)
    app.router.add_get("/metrics", pages.metrics)
    door = DoorLimits(
        connections=limits.connections, connection=limits.connection, grace=limits.grace
    )
    async with listening(app, address, door):
        yield


class _Pages:
    def __init__(self, readiness: Readiness, figures: Figures) -> None:
        self._readiness = readiness
        self._figures = figures
        self._incidents = Incidents()

    @web.middleware
    async def explained(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        """One request for each connection; a mistake of ours is logged, and answered as such."""
        try:
            answer = await handler(request)
        except web.HTTPException as refusal:
            refusal.force_close()
            raise
        except Exception as failure:  # whatever it is
            number = self._incidents.number(request.path, f"the page {request.path}", failure)
            answer = web.Response(
                status=HTTPStatus.INTERNAL_SERVER_ERROR, text=f"incident {number}\n"
            )
        answer.force_close()
        return answer

    async def alive(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def ready(self, _: web.Request) -> web.Response:
        report = await self._readiness.look()
        status = HTTPStatus.OK if report.ready else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(report.to_json(), status=status)

    async def metrics(self, _: web.Request) -> web.Response:
        text = self._figures.text(await self._readiness.look())
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})
