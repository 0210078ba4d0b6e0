"""Where the program listens: who may connect, and for how long. Silent clients must not use up
all files.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from aiohttp import web

from bot.settings import Address

# Whoever sends nonsense to a port fills no log: what is wrong with us is logged by the handlers.
_http = logging.getLogger(f"{__name__}.http")
_http.setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLimits:
    """Seconds, except `connections`."""

    connections: int  # open at once; a newcomer takes the place of the oldest
    connection: float  # from its begin to the last byte of the answer
    grace: float  # for an answer on its way when the bot ends


@asynccontextmanager
async def listening(
    app: web.Application, address: Address, limits: DoorLimits
) -> AsyncIterator[None]:
    """Raises OSError where nobody can listen at that address."""
    runner = web.AppRunner(app, access_log=None, logger=_http, shutdown_timeout=limits.grace)
    await runner.setup()
    try:
        assert runner.server is not None  # noqa: S101 - after `setup`
        door = Door(runner.server, limits)
        loop = asyncio.get_running_loop()
        server = await loop.create_server(door, address.host, address.port)
        try:
            yield
        finally:
            server.close()
            await runner.shutdown()
            door.close()
    finally:
        await runner.cleanup()


class Door:
    """Connections have limited time; the oldest gives way, so that newcomers get in."""

    def __init__(self, server: Callable[[], asyncio.Protocol], limits: DoorLimits) -> None:
        self._server = server
        self._limits = limits
        self._open: dict[_Connection, asyncio.Transport] = {}

    def __call__(self) -> asyncio.Protocol:
        return _Connection(self, self._server())

    def opened(self, connection: _Connection, transport: asyncio.Transport) -> asyncio.TimerHandle:
        if len(self._open) >= self._limits.connections:
            oldest = next(iter(self._open))
            self._open.pop(oldest).abort()
        self._open[connection] = transport
        loop = asyncio.get_running_loop()
        return loop.call_later(self._limits.connection, transport.abort)

    def closed(self, connection: _Connection) -> None:
        self._open.pop(connection, None)

    def close(self) -> None:
        for transport in self._open.values():
            transport.abort()


class _Connection(asyncio.Protocol):
    """Passes everything on to the protocol that speaks HTTP."""

    def __init__(self, door: Door, http: asyncio.Protocol) -> None:
        self._door = door
        self._http = http
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are asyncio's by their methods only.
        self._end = self._door.opened(self, cast(asyncio.Transport, transport))
        self._http.connection_made(transport)

    def data_received(self, data: bytes) -> None:
        self._http.data_received(data)

    def eof_received(self) -> bool | None:
        return self._http.eof_received()

    def pause_writing(self) -> None:
        self._http.pause_writing()

    def resume_writing(self) -> None:
        self._http.resume_writing()

    def connection_lost(self, failure: Exception | None) -> None:
        if self._end is not None:
            self._end.cancel()
        self._door.closed(self)
        self._http.connection_lost(failure)
