"""The connections to one server: httpx's transport over aiohttp's session."""

from __future__ import annotations

import ssl
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport
from multidict import CIMultiDict
from yarl import URL

from services.trueconf.http.connection import Connection
from services.trueconf.http.failures import FOREIGN, failure
from services.trueconf.http.resolver import Resolver
from services.trueconf.limits import ClientLimits

_FIELD = 32 * 1024  # of one header
_EVERY_ADDRESS = 1000  # more than a name has


class Wire(AiohttpTransport):
    """Needs a running loop. Raises TrueConfError for what fails before the body, httpx's errors
    for the body. Sets `extensions["sent"].begun` before the first byte of a request leaves.
    """

    def __init__(self, context: ssl.SSLContext, limits: ClientLimits) -> None:
        # Of the one that was presented last, verified or not; None: unreadable.
        self.certificate_end: datetime | None = None
        self._resolver = Resolver(limits)
        super().__init__(verify=context, client=self._session(context, limits))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        _UNDER_WAY.set(request)
        return await super().handle_async_request(request)

    def _session(self, context: ssl.SSLContext, limits: ClientLimits) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            ssl=context,
            limit=0,  # `Transport` has one (decision 2)
            keepalive_timeout=limits.keep_alive,
            resolver=self._resolver,
            use_dns_cache=False,
            happy_eyeballs_delay=limits.next_address,
            interleave=_EVERY_ADDRESS,  # in the resolver's order, and in one race
        )
        connections: Any = partial(Connection, limits.wire, self._remember)
        connector._factory = connections  # noqa: SLF001 - aiohttp has no argument for it
        tracing = aiohttp.TraceConfig()
        tracing.on_request_headers_sent.append(_begin)
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            middlewares=(self._translate,),
            trace_configs=[tracing],
            skip_auto_headers=("Content-Type",),
            max_line_size=_FIELD,
            max_field_size=_FIELD,
        )

    def _remember(self, certificate_end: datetime | None) -> None:
        self.certificate_end = certificate_end

    async def _translate(
        self, request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        """Sends exactly what httpx wrote, and once: aiohttp repeats after errors that it knows."""
        asked = _UNDER_WAY.get()
        request.url = URL(str(asked.url), encoded=True)
        request.headers = CIMultiDict(
            (name.decode("ascii"), value.decode("ascii")) for name, value in asked.headers.raw
        )
        try:
            response = await send(request)
        except FOREIGN as error:
            ours = failure(error, sent=asked.extensions["sent"].begun)
            if not ours.sent:
                self._resolver.invalidate(str(request.url.raw_host))
            raise ours from error
        response.reason = None  # nobody reads it, and httpx's extension fails on odd bytes
        return response


# Neither httpx's transport nor aiohttp's session hands a request's own data on.
_UNDER_WAY: ContextVar[httpx.Request] = ContextVar("request")


async def _begin(*_: object) -> None:
    _UNDER_WAY.get().extensions["sent"].begun = True
