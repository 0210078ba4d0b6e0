"""Scripted faults: what goes wrong with which request, how often, and when."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from aiohttp import web

if TYPE_CHECKING:
    from demo.trueconf.server import SimulatedTrueConf

Answer = Callable[[], Awaitable[web.Response]]
"""Applies the request and gives the proper answer."""

# By `Content-Encoding`; of one that nobody knows the body is left as it is.
_PACKING: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": bytes,
    "x-unknown": bytes,
    "identity": bytes,
}


class Kind(Protocol):
    """What goes wrong; None instead of a response breaks the connection without an answer."""

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse | None: ...


@dataclass(frozen=True)
class Status:
    """Another answer; the request is not applied."""

    status: int
    body: str = "<html><body><h1>Bad Gateway</h1></body></html>"
    content_type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        return web.Response(
            status=self.status,
            text=self.body,
            content_type=self.content_type,
            headers=self.headers,
        )


@dataclass(frozen=True)
class Redirect:
    """Sends the client elsewhere; the request is not applied."""

    url: str
    status: int = 302

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        return web.Response(status=self.status, headers={"Location": self.url})


@dataclass(frozen=True)
class Hang:
    """Never answers; `before=False`: the request has been applied all the same."""

    before: bool = True

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> None:
        if not self.before:
            await answer()
        await asyncio.Event().wait()


@dataclass(frozen=True)
class Drop:
    """Breaks the connection before the request is applied, or after it, without an answer."""

    before: bool = True

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> None:
        if not self.before:
            await answer()


@dataclass(frozen=True)
class Delay:
    """The proper answer, this many seconds later; the request is applied at its end."""

    seconds: float

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        await asyncio.sleep(self.seconds)
        return await answer()


@dataclass(frozen=True)
class Drip:
    """The proper answer, one byte at a time with this many seconds between them."""

    seconds: float

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        proper = await answer()
        slow = web.StreamResponse(status=proper.status, headers=proper.headers)
        await slow.prepare(request)
        for byte in _body(proper):
            await slow.write(bytes([byte]))
            await asyncio.sleep(self.seconds)
        return slow


@dataclass(frozen=True)
class Packed:
    """The proper answer, or another body, packed once for each encoding; nobody asked for that."""

    encodings: tuple[str, ...] = ("gzip",)
    body: bytes | None = None
    status: int | None = None

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        proper = await answer()
        body = _body(proper) if self.body is None else self.body
        for encoding in self.encodings:
            body = _PACKING[encoding](body)
        headers = {"Content-Encoding": ", ".join(self.encodings)}
        return web.Response(status=self.status or proper.status, body=body, headers=headers)


@dataclass(frozen=True)
class Endless:
    """An answer in chunks whose body has no end."""

    piece: bytes = b" " * 1024
    status: int = 200

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        endless = web.StreamResponse(status=self.status)
        endless.enable_chunked_encoding()
        await endless.prepare(request)
        with suppress(ConnectionError):
            while True:
                await endless.write(self.piece)
                # asyncio's TLS throws away what is written to who has left, and tells later.
                await asyncio.sleep(0)
        return endless


@dataclass(frozen=True)
class Garbage:
    """The request is applied, but the answer to it makes no sense."""

    form: Literal["html", "not json", "truncated", "wrong types", "nulls", "bare list", "empty"]

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        proper = await answer()
        body = _body(proper)
        if self.form == "html":
            return web.Response(text="<html><body>Sign in</body></html>", content_type="text/html")
        garbled = {
            "not json": b"OK",
            "empty": b"",
            "truncated": body[: len(body) // 2],
            "wrong types": json.dumps(_otherwise(json.loads(body or b"null"))).encode(),
            "nulls": json.dumps(_emptied(json.loads(body or b"null"))).encode(),
            "bare list": b'[1, null, "x", []]',
        }
        return web.Response(body=garbled[self.form], content_type="application/json")


@dataclass(frozen=True)
class Call:
    """Something happens just before the request is applied, or just after; then the answer."""

    act: Callable[[SimulatedTrueConf], Awaitable[None]]
    before: bool = True

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        if self.before:
            await self.act(server)
            return await answer()
        response = await answer()
        await self.act(server)
        return response


@dataclass
class Lag:
    """Always the answer to the first request: a list that lags behind what happens."""

    _first: tuple[int, bytes, str] | None = field(default=None, init=False)

    async def respond(
        self, server: SimulatedTrueConf, request: web.BaseRequest, answer: Answer
    ) -> web.StreamResponse:
        if self._first is None:
            proper = await answer()
            self._first = (proper.status, _body(proper), proper.content_type)
        status, body, content_type = self._first
        return web.Response(status=status, body=body, content_type=content_type)


@dataclass
class Fault:
    """Happens to requests whose path (still encoded, without query) the expression is found in.

    It lets the first `after` of them pass, happens `times` times (None: for ever), then is gone.
    """

    path: str
    kind: Kind
    method: str | None = None
    times: int | None = 1
    after: int = 0

    def matches(self, method: str, path: str) -> bool:
        return self.method in (None, method) and re.search(self.path, path) is not None


class Faults:
    """The faults that are still to come; of several that fit, the oldest one happens."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str, path: str) -> Kind | None:
        """What goes wrong with this request, if anything."""
        for fault in self._waiting:
            if not fault.matches(method, path):
                continue
            if fault.after:
                fault.after -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times == 0:
                    self._waiting.remove(fault)
            return fault.kind
        return None


def _body(response: web.Response) -> bytes:
    return response.body if isinstance(response.body, bytes) else b""


def _otherwise(value: object) -> object:
    """The same structure on top, with every value of another type than it has."""
    match value:
        case dict():
            return {key: _mistyped(inner) for key, inner in value.items()}
        case _:
            return _mistyped(value)


def _mistyped(value: object) -> object:
    match value:
        case str():
            return {"value": value}
        case list():
            return "none"
        case dict():
            return [value]
        case _:
            return [value, "?"]


def _emptied(value: object) -> object:
    """The same structure, with null for every value."""
    match value:
        case dict():
            return {key: _emptied(inner) for key, inner in value.items()}
        case list():
            return [_emptied(inner) for inner in value]
        case _:
            return None
