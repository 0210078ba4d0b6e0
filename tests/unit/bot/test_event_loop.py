"""What the loop reports of connections that end."""

from __future__ import annotations

import asyncio
import logging

import pytest

SSL_FATAL = "Fatal error on SSL protocol"


async def _closed() -> asyncio.WriteTransport:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.transport.abort()
        await asyncio.sleep(0)
    return writer.transport


def _report(message: str, transport: asyncio.WriteTransport) -> None:
    error = RuntimeError("unable to perform operation: the handler is closed")
    context = {"message": message, "exception": error, "transport": transport}
    asyncio.get_running_loop().call_exception_handler(context)


async def test_what_tls_writes_to_a_closed_connection_is_no_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    _report(SSL_FATAL, await _closed())
    assert [each for each in caplog.records if each.levelno > logging.DEBUG] == []


async def test_everything_else_is_one(caplog: pytest.LogCaptureFixture) -> None:
    closed = await _closed()
    _report("Fatal error on transport", closed)
    asyncio.get_running_loop().call_exception_handler({"message": SSL_FATAL})
    said = [
        each.message.splitlines()[0] for each in caplog.records if each.levelno > logging.DEBUG
    ]
    assert said == ["Fatal error on transport", SSL_FATAL]
