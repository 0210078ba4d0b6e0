"""A port on which the simulated server listens; it can fall over and come back on the same one."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from demo.ports import KeptPort

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class _Connections(web.Server):
    """Keeps the connections of one start, so that each can be numbered and all can be cut."""

    def __init__(self, handler: Handler, first: int) -> None:
        super().__init__(handler, access_log=None)
        self.next_number = first
        self._numbers: dict[RequestHandler, int] = {}
        self._transports: dict[RequestHandler, asyncio.Transport] = {}
        self._all_gone = asyncio.Event()
        self._all_gone.set()
        self._cut = False

    def connection_made(self, handler: RequestHandler, transport: asyncio.Transport) -> None:
        super().connection_made(handler, transport)
        self._numbers[handler] = self.next_number
        self.next_number += 1
        self._transports[handler] = transport
        self._all_gone.clear()
        if self._cut:
            # It was still being made when the others were cut. Not cut before this call has ended,
            # since the handler begins its work only then.
            asyncio.get_running_loop().call_soon(transport.abort)

    def connection_lost(self, handler: RequestHandler, exc: BaseException | None = None) -> None:
        super().connection_lost(handler, exc)
        del self._transports[handler]
        if not self._transports:
            self._all_gone.set()

    def number(self, request: web.BaseRequest) -> int:
        return self._numbers[request.protocol]

    async def cut(self) -> None:
        """Breaks every connection at once."""
        self._cut = True
        for transport in self._transports.values():
            transport.abort()
        await self._all_gone.wait()


class Listener:
    """One port; 0 is any free one, which then stays the same over stops and starts."""

    def __init__(
        self, handler: Handler, host: str, port: int = 0, tls: ssl.SSLContext | None = None
    ) -> None:
        self.host = host
        self.port = port
        self._handler = handler
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._connections: _Connections | None = None
        self._kept_port = KeptPort()
        self._busy: set[asyncio.Task[object]] = set()

    @property
    def handshakes(self) -> int:
        """Connections made so far, TLS handshake included, over all starts."""
        return self._connections.next_number if self._connections else 0

    @property
    def is_up(self) -> bool:
        """Whether it listens now."""
        return self._server is not None

    def connection(self, request: web.BaseRequest) -> int:
        """The number of the connection on which a request came, from 0."""
        if self._connections is None:
            raise RuntimeError("the listener was never started")
        return self._connections.number(request)

    async def start(self) -> None:
        """Listens; OSError when someone else has taken the port."""
        self._kept_port.release()
        self._connections = _Connections(self._tracked, self.handshakes)
        self._server = await asyncio.get_running_loop().create_server(
            self._connections, self.host, self.port, ssl=self._tls
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def refuse(self) -> None:
        """Takes no new connection, from this moment on."""
        if self._server is not None:
            self._server.close()
            self._server = None
            self._kept_port.keep(self.host, self.port)

    async def stop(self) -> None:
        """Falls over: whatever is going on is cut, hanging requests too. May be called by one."""
        self.refuse()
        if self._connections is None:
            return
        others = self._busy - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await self._connections.cut()
        await asyncio.gather(*others, return_exceptions=True)

    async def present(self, tls: ssl.SSLContext) -> None:
        """From now on with another certificate; who has seen the old one is cut off."""
        self._tls = tls
        if self.is_up:
            await self.stop()
            await self.start()

    async def _tracked(self, request: web.BaseRequest) -> web.StreamResponse:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a request is handled in a task")
        self._busy.add(task)
        try:
            return await self._handler(request)
        finally:
            self._busy.discard(task)
