"""Who may connect to the pages, and for how long: silent clients must not use up all files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import cast

from bot.health.limits import HealthLimits


class Door:
    """Connections have limited time; the oldest gives way, so that the pages stay reachable."""

    def __init__(self, server: Callable[[], asyncio.Protocol], limits: HealthLimits) -> None:
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
