"""The HTTP side: addresses, tokens, parameters, faults, the envelope, the log of requests.

Follows telegram-bot-api.md section 1.
"""

from __future__ import annotations

import inspect
import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from aiohttp import web

from demo.telegram.faults import Altered, Faults
from demo.telegram.methods import BY_LOWER_NAME
from demo.telegram.parameters import File, Parameters, read_id
from demo.telegram.people.world import World
from demo.telegram.refusals import RefusedError, illegal


@dataclass
class RequestSeen:
    """One request of the bot; `at` and `done_at` are monotonic time.

    `status` is None while it runs and when it was broken off. `fault`: the answer was scripted by
    a test. `applied`: it was carried out, whatever answer the bot got.
    """

    method: str
    params: dict[str, Any]
    at: float = field(default_factory=time.monotonic)
    done_at: float | None = None
    status: int | None = None
    error: str | None = None
    illegal: bool = False
    fault: bool = False
    applied: bool = False

    @property
    def chat_id(self) -> int | None:
        """The chat that it names by number."""
        return read_id(str(self.params.get("chat_id", "")))


class Api:
    """Serves the Bot API for one bot."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self.token = token
        self.faults = Faults()
        self.requests: list[RequestSeen] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one HTTP request."""
        try:
            seen = RequestSeen(self._addressed(request.path), await _parameters(request))
        except RefusedError as error:
            return web.json_response(error.body(), status=error.code)
        self.requests.append(seen)
        self._world.changes.notify()
        try:
            return await self._serve(request, seen)
        finally:
            seen.done_at = time.monotonic()
            self._world.changes.notify()

    def _addressed(self, path: str) -> str:
        """The method that the path names, once its token is found right."""
        address = re.fullmatch(r"/bot([^/]*)/([^/]*)/?", path)
        if not address:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        token, method = address.groups()
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "invalid token specified")
        if token != self.token:
            raise RefusedError(HTTPStatus.UNAUTHORIZED)
        return method

    async def _serve(self, request: web.Request, seen: RequestSeen) -> web.StreamResponse:
        kind = self.faults.take(seen.method)
        seen.fault = kind is not None
        if kind and not kind.applied:
            response = await kind.respond(request)
        else:
            carried_out = await self._carry_out(seen)
            if isinstance(kind, Altered):
                response = kind.alter(carried_out)
            else:
                response = await kind.respond(request) if kind else carried_out
        if request.transport and not request.transport.is_closing():
            seen.status = response.status
        return response

    async def _carry_out(self, seen: RequestSeen) -> web.Response:
        try:
            if seen.method.lower() not in BY_LOWER_NAME:
                raise RefusedError(HTTPStatus.NOT_FOUND, "method not found")
            _, function = BY_LOWER_NAME[seen.method.lower()]
            result = function(self._world, Parameters(seen.params))
            if inspect.isawaitable(result):
                result = await result
        except RefusedError as error:
            seen.error, seen.illegal = error.description, error.illegal
            seen.fault = seen.fault or error.scripted
            return web.json_response(error.body(), status=error.code, headers=error.headers())
        seen.applied = True
        return web.json_response({"ok": True, "result": result})


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Query string and body together."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise illegal("can't parse the request's JSON") from None
        values |= body if isinstance(body, dict) else {}
    elif request.can_read_body:
        values |= {name: _read(value) for name, value in (await request.post()).items()}
    return values


def _read(value: str | bytes | bytearray | web.FileField) -> Any:
    if not isinstance(value, web.FileField):
        return value
    with value.file:
        return File(value.filename, value.content_type, value.file.read())
