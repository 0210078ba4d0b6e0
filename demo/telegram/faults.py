"""Scripted faults: what goes wrong with which request, and how often."""

from __future__ import annotations

import asyncio
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from demo.telegram.refusals import too_many_requests

_GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True)
class FaultKind(ABC):
    """What goes wrong. `applied`: the request is carried out before its answer is spoiled."""

    applied: bool = field(default=False, kw_only=True)

    @abstractmethod
    async def respond(self, request: web.Request) -> web.StreamResponse:
        """The spoiled answer."""


@dataclass(frozen=True)
class TooManyRequests(FaultKind):
    """429 that asks to wait `retry_after` seconds."""

    retry_after: int = 1

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """The answer in Telegram's shape."""
        refused = too_many_requests(self.retry_after)
        return web.json_response(refused.body(), status=429, headers=refused.headers())


@dataclass(frozen=True)
class Status(FaultKind):
    """Any status with any body: a gateway's HTML page unless told otherwise."""

    code: int = 502
    body: str = _GATEWAY_PAGE
    content_type: str = "text/html"

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """The page."""
        return web.Response(status=self.code, text=self.body, content_type=self.content_type)


@dataclass(frozen=True)
class NotJson(FaultKind):
    """200 with a body that is not JSON."""

    body: str = "<html>"

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """The body, called JSON."""
        return web.Response(text=self.body, content_type="application/json")


@dataclass(frozen=True)
class Altered(FaultKind):
    """200 and `ok`, with another result: `change` gets the right one."""

    change: Callable[[Any], Any] = field(kw_only=True)
    applied: bool = field(default=True, kw_only=True)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """Not without a right result."""
        raise AssertionError("it alters what a request that is carried out is answered")

    def alter(self, answer: web.Response) -> web.Response:
        """The answer of a request that has been carried out, if it is a yes, altered."""
        content = json.loads(answer.text or "")
        if not content["ok"]:
            return answer
        return web.json_response({"ok": True, "result": self.change(content["result"])})


@dataclass(frozen=True)
class Drop(FaultKind):
    """The connection breaks without an answer."""

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """Nothing: the socket is closed under the client."""
        if request.transport:
            request.transport.abort()
        return web.Response()


@dataclass(frozen=True)
class Hang(FaultKind):
    """No answer until the client gives up or the simulator stops."""

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """Never returns by itself."""
        await asyncio.Event().wait()
        raise AssertionError("unreachable")


@dataclass
class Fault:
    """Hits `times` requests (None: all) whose method matches, after letting `after` pass.

    `method` is a regular expression over the whole name, without regard to case.
    """

    method: str
    kind: FaultKind
    times: int | None = 1
    after: int = 0
    hits: int = field(default=0, init=False)

    def take(self, method: str) -> bool:
        """Whether this request is hit; counts it."""
        if not re.fullmatch(self.method, method, re.IGNORECASE):
            return False
        if self.times is not None and self.hits >= self.times:
            return False
        if self.after:
            self.after -= 1
            return False
        self.hits += 1
        return True


class Faults:
    """The faults to come. The first one that matches a request hits it."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Script a fault; `hits` of what is returned counts how often it struck."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything work again."""
        self._faults.clear()

    def take(self, method: str) -> FaultKind | None:
        """The fault that hits this request."""
        return next((fault.kind for fault in self._faults if fault.take(method)), None)
