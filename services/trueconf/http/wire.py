"""The connections to one server. Requests go to the transport of httpx and not to its client,
which would keep cookies, follow redirects and unpack bodies.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

import httpcore
import httpx

from services.trueconf.errors import ProtocolError, Unreachable
from services.trueconf.http.resolver import Resolver
from services.trueconf.limits import ClientLimits

# Read at once. Parsing it blocks the loop: 64 KiB of chunks with one byte each would take 0.3 s.
_READ = 8 * 1024
_HEAD = 32 * 1024  # for all headers: their fields cost more time than the bytes of a body


class Wire(httpx.AsyncHTTPTransport):
    """httpx's transport with our own connections. Its pool loses a slot when a waiting caller is
    cancelled (httpcore 1.0.9), so it has no limit of its own and nobody waits there.
    """

    def __init__(self, context: ssl.SSLContext, limits: ClientLimits) -> None:
        super().__init__(verify=context, trust_env=False)
        # httpx has no argument for what httpcore takes as `network_backend`.
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            keepalive_expiry=limits.keep_alive,
            network_backend=_Connector(limits),
        )


class _Connector(httpcore.AsyncNetworkBackend):
    """Connects to the addresses of `Resolver`, and limits what is read."""

    def __init__(self, limits: ClientLimits) -> None:
        self._limits = limits
        self._resolver = Resolver(limits)
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._resolver.addresses(host)
        race = _Race(lambda address: self._sockets.connect_tcp(address, port, timeout=timeout))
        try:
            async with asyncio.timeout(timeout):
                stream = await race.run(addresses, self._limits.next_address)
        # Our errors pass through httpcore, which hides the causes of its own.
        except (TimeoutError, httpcore.ConnectTimeout) as error:
            self._resolver.invalidate(host)
            raise Unreachable("timeout", sent=False) from error
        except httpcore.ConnectError as error:
            self._resolver.invalidate(host)
            raise Unreachable("refused", sent=False) from error
        return _BoundedStream(stream, self._limits.wire)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Race:
    """Finds the first address that answers; tries the next if one fails or is slow (RFC 8305)."""

    def __init__(self, connect: Callable[[str], Awaitable[httpcore.AsyncNetworkStream]]) -> None:
        self._connect = connect
        self._winner: httpcore.AsyncNetworkStream | None = None
        self._errors: list[Exception] = []
        self._running: list[asyncio.Task[None]] = []

    async def run(self, addresses: Sequence[str], delay: float) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.TaskGroup() as group:
                for address in addresses:
                    if self._winner is not None:
                        break
                    settled = asyncio.Event()
                    self._running.append(group.create_task(self._try(address, settled)))
                    with suppress(TimeoutError):
                        async with asyncio.timeout(delay):
                            await settled.wait()
        except asyncio.CancelledError:
            if self._winner is not None:
                await self._winner.aclose()
            raise
        if self._winner is None:
            raise self._errors[-1]
        return self._winner

    async def _try(self, address: str, settled: asyncio.Event) -> None:
        try:
            stream = await self._connect(address)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            self._errors.append(error)
        else:
            if self._winner is None:
                self._winner = stream
                for other in self._running:
                    if other is not asyncio.current_task():
                        other.cancel()
            else:
                await stream.aclose()
        finally:
            settled.set()


class _BoundedStream(httpcore.AsyncNetworkStream):
    """Reads little at once, and at most `most` bytes between requests, few of them headers."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, most: int) -> None:
        self._stream = stream
        self._most = most
        self._received = 0
        self._head: bytes | None = b""  # None once it is complete

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._stream.read(min(max_bytes, _READ), timeout)
        self._received += len(data)
        if self._head is not None:
            self._head += data
            if b"\n\r\n" in self._head or b"\n\n" in self._head:
                self._head = None
        if self._received > (self._most if self._head is None else _HEAD):
            raise ProtocolError("too large")
        # Reading from TLS or from a full socket buffer never yields to other tasks.
        await asyncio.sleep(0)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._received, self._head = 0, b""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        secure = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _BoundedStream(secure, self._most)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
