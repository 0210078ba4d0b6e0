"""A tiny HTTP, HTTPS and SOCKS5 proxy that resolves names itself."""

from __future__ import annotations

import asyncio
import base64
import ipaddress
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ssl import SSLContext
from typing import Literal, Self

Address = tuple[str, int]
Scheme = Literal["http", "https", "socks5"]


class Proxy:
    """Listens on a free port, which it keeps; `names` is its DNS, `asked` what it was asked for.

    With `login` ("user:password") nobody else is let through. `tls` is for the scheme https.
    """

    def __init__(
        self,
        scheme: Scheme,
        names: dict[str, Address],
        login: str | None = None,
        tls: SSLContext | None = None,
    ) -> None:
        assert (scheme == "https") is (tls is not None)
        self.scheme = scheme
        self.names = names
        self.login = login
        self.asked: list[str] = []
        self._tls = tls
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._port = 0
        self._server: asyncio.Server | None = None
        self._tunnels: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        login = f"{self.login}@" if self.login else ""
        return f"{self.scheme}://{login}127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self._port, ssl=self._tls
        )
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def fall_silent(self) -> None:
        """Keep everything open, take new connections, and let nothing through any more."""
        self._flowing.clear()

    def break_off(self) -> None:
        """Break every tunnel."""
        for tunnel in self._tunnels:
            tunnel.cancel()

    async def stop(self) -> None:
        """Break every tunnel and close the port."""
        if self._server is None:
            return
        self._server.close()
        self.break_off()
        await asyncio.gather(*self._tunnels, return_exceptions=True)
        self._server = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tunnels.add(task)
        try:
            await self._flowing.wait()
            greet = self._socks5 if self.scheme == "socks5" else self._http
            if (target := await greet(reader, writer)) is not None:
                await _tunnel(reader, writer, target, self._flowing)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client went away, or the proxy did
        finally:
            self._tunnels.discard(task)
            writer.transport.abort()

    def _resolve(self, host: str) -> Address | None:
        self.asked.append(host)
        return self.names.get(host)

    async def _http(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Address | None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        method, address, _ = head.split(" ", 2)
        if self.login and base64.b64encode(self.login.encode()).decode() not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return None
        target = self._resolve(address.rpartition(":")[0]) if method == "CONNECT" else None
        status = b"200 OK" if target else b"502 Bad Gateway"
        writer.write(b"HTTP/1.1 " + status + b"\r\n\r\n")
        await writer.drain()
        return target

    async def _socks5(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Address | None:
        _, count = await reader.readexactly(2)
        await reader.readexactly(count)
        writer.write(b"\x05\x02" if self.login else b"\x05\x00")
        if self.login and not await self._log_in(reader, writer):
            return None
        _, _, _, kind = await reader.readexactly(4)
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = str(ipaddress.ip_address(await reader.readexactly(4 if kind == 1 else 16)))
        await reader.readexactly(2)
        target = self._resolve(host)
        writer.write(struct.pack(">BBBBIH", 5, 0 if target else 4, 0, 1, 0, 0))
        await writer.drain()
        return target

    async def _log_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await reader.readexactly(1)
        user = await reader.readexactly((await reader.readexactly(1))[0])
        password = await reader.readexactly((await reader.readexactly(1))[0])
        right = (user + b":" + password).decode() == self.login
        writer.write(b"\x01\x00" if right else b"\x01\x01")
        return right


@asynccontextmanager
async def by_tls(target: Address, tls: SSLContext) -> AsyncIterator[Address]:
    """The same by TLS, at another port."""
    flowing = asyncio.Event()
    flowing.set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _tunnel(reader, writer, target, flowing)
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()
    finally:
        server.close()


async def _tunnel(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    target: Address,
    flowing: asyncio.Event,
) -> None:
    far_reader, far_writer = await asyncio.open_connection(*target)
    both = [asyncio.create_task(_copy(reader, far_writer, flowing))]
    both.append(asyncio.create_task(_copy(far_reader, writer, flowing)))
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        far_writer.transport.abort()
        for direction in both:
            direction.cancel()
        await asyncio.gather(*both, return_exceptions=True)


async def _copy(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flowing: asyncio.Event
) -> None:
    while data := await reader.read(65536):
        await flowing.wait()
        writer.write(data)
        await writer.drain()
