"""A connection by way of a proxy. Giving it up takes no time, and whatever goes wrong before it
stands means that nothing was delivered.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from typing import TYPE_CHECKING, Any, cast

from aiohappyeyeballs import start_connection
from aiohttp.client_proto import ResponseHandler
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyType
from python_socks import ProxyError as ReplyError
from python_socks.async_.asyncio.v2 import Proxy
from yarl import URL

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter, Transport

# The longest head of a proxy's answer to CONNECT, in bytes.
LONGEST_HEAD = 64 * 1024
# Seconds before the next address of a proxy's name is tried beside the one that is silent.
NEXT_ADDRESS = 0.25


class ProxiedConnector(ProxyConnector):
    """By an http, https or socks5 proxy, which resolves names itself."""

    def __init__(self, *, proxy: URL, tls: ssl.SSLContext) -> None:
        super().__init__(host=proxy.host or "", port=proxy.port or 0, ssl=tls)
        self._url = proxy
        self._tls = tls

    async def _connect_via_proxy(
        self,
        host: str,
        port: int,
        ssl: ssl.SSLContext | None = None,
        timeout: float | None = None,
    ) -> tuple[Transport, ResponseHandler]:
        proxy = Proxy(
            proxy_type=ProxyType.SOCKS5 if self._url.scheme == "socks5" else ProxyType.HTTP,
            host=self._url.host or "",
            port=self._url.port or 0,
            username=self._url.user,
            password=self._url.password,
            rdns=True,
            proxy_ssl=self._tls if self._url.scheme == "https" else None,
            # python-socks asks it for the connection to the proxy as it would ask another proxy.
            forward=cast(Any, _Direct()),
        )
        try:
            stream = await proxy.connect(host, port, dest_ssl=ssl, timeout=timeout)
        except ProxyConnectionError:
            raise
        except ReplyError as failure:
            raise ProxyError(str(failure), error_code=failure.error_code) from failure
        except Exception as failure:  # what a proxy can do to python-socks has no end
            raise ProxyError("its answer makes no sense") from failure
        transport = cast("Transport", stream.writer.transport)
        handler = _Handler(self._loop, stream.writer)
        transport.set_protocol(handler)
        handler.connection_made(transport)
        return transport, handler


class _Handler(ResponseHandler):
    """Holds the writer, which would close its connection as it goes."""

    def __init__(self, loop: asyncio.AbstractEventLoop, writer: StreamWriter) -> None:
        super().__init__(loop)
        self._writer = writer


class _Direct:
    async def connect(self, dest_host: str, dest_port: int) -> _Stream:
        try:
            # uvloop cannot try several addresses side by side.
            loop = asyncio.get_running_loop()
            addresses = await loop.getaddrinfo(dest_host, dest_port, type=socket.SOCK_STREAM)
            connected = await start_connection(
                addresses, happy_eyeballs_delay=NEXT_ADDRESS, interleave=1
            )
            reader, writer = await asyncio.open_connection(sock=connected, limit=LONGEST_HEAD)
        except OSError as failure:
            raise ProxyConnectionError(str(failure)) from failure
        return _Stream(reader, writer)


class _Stream:
    """What python-socks speaks through. Its own stream waits in `close` for the end of the
    connection, and during a TLS handshake nobody tells it: that would outlast every limit.
    """

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader = reader
        self.writer = writer

    async def write(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def read(self, max_bytes: int = LONGEST_HEAD) -> bytes:
        """The head of the answer to CONNECT, which may come in pieces."""
        try:
            return await self._reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as cut:
            return cut.partial

    async def read_exactly(self, n: int) -> bytes:
        return await self._reader.readexactly(n)

    async def start_tls(
        self,
        hostname: str,
        ssl_context: ssl.SSLContext,
        ssl_handshake_timeout: float | None = None,
    ) -> _Stream:
        await self.writer.start_tls(
            ssl_context,
            server_hostname=hostname,
            ssl_handshake_timeout=ssl_handshake_timeout,
        )
        if self.writer.transport.is_closing():  # uvloop calls that a handshake, within TLS
            raise ConnectionResetError("cut off in the handshake")
        return self

    async def close(self) -> None:
        self.writer.transport.abort()
