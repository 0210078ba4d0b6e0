"""The door for Telegram: lets in POST, JSON and the secret, and nothing else.

aiogram's own handler is not used: it answers before anything is written down, so a kill would lose
the update; its tasks are nobody's; and a secret that is not ASCII is an error 500 to it.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.doors import DoorLimits, listening
from bot.settings import Address
from bot.webhook.limits import WebhookLimits

_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@asynccontextmanager
async def received(
    address: Address,
    secret: str,
    limits: WebhookLimits,
    *,
    accepting: Callable[[], bool],
    take: Callable[[Any], Awaitable[bool]],
) -> AsyncIterator[None]:
    """Listen. Telegram repeats what is not `accepting`, and what `take` says False of.

    :raises OSError: nobody can listen at that address
    """
    receiver = _Receiver(secret, limits, accepting, take)
    app = web.Application(client_max_size=limits.body)
    app.router.add_route("*", "/{path:.*}", receiver.answer)
    door = DoorLimits(
        connections=limits.connections, connection=limits.connection, grace=limits.grace
    )
    async with listening(app, address, door):
        yield


class _Receiver:
    def __init__(
        self,
        secret: str,
        limits: WebhookLimits,
        accepting: Callable[[], bool],
        take: Callable[[Any], Awaitable[bool]],
    ) -> None:
        self._secret = secret.encode()
        self._limits = limits
        self._accepting = accepting
        self._take = take

    async def answer(self, request: web.Request) -> web.Response:
        """One request for each connection: the door gives each only some seconds."""
        status = self._refused(request) or await self._status(request)
        answer = web.Response(status=status)
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            answer.headers["Retry-After"] = "1"
        answer.force_close()
        return answer

    def _refused(self, request: web.Request) -> HTTPStatus | None:
        """Why the body is not read."""
        if not self._accepting():
            return HTTPStatus.SERVICE_UNAVAILABLE
        if request.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        # Bytes, because what is not ASCII cannot be compared as text.
        given = request.headers.get(_SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return HTTPStatus.UNAUTHORIZED
        if request.content_type != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        return None

    async def _status(self, request: web.Request) -> HTTPStatus:
        try:
            async with asyncio.timeout(self._limits.slow):
                body = await request.read()
            raw = json.loads(body)
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT
        except web.HTTPRequestEntityTooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        except (ValueError, RecursionError):
            return HTTPStatus.BAD_REQUEST
        return HTTPStatus.OK if await self._take(raw) else HTTPStatus.SERVICE_UNAVAILABLE
