"""One connection as aiohttp knows it, with bounds of ours."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiohttp.client_proto import ResponseHandler

from services.trueconf.errors import ProtocolError
from services.trueconf.http.tls import certificate_end


class Connection(ResponseHandler):
    """Takes at most `most` bytes between two requests. `presented` is told when the
    certificate ends.
    """

    def __init__(self, most: int, presented: Callable[[datetime | None], None]) -> None:
        super().__init__(loop=asyncio.get_running_loop())
        self._most = most
        self._presented = presented
        self._received = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        tls = transport.get_extra_info("ssl_object")
        if tls is not None:
            self._presented(certificate_end(tls))

    def is_connected(self) -> bool:
        """Not after an answer that nobody asked for: it would be taken for the next one."""
        return super().is_connected() and not self.should_close

    def close(self) -> None:
        """At once: TLS would wait half a minute for the farewell of a server that hangs."""
        self.abort()

    def set_response_params(self, **params: Any) -> None:
        """Called before each request."""
        self._received = 0
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        if self._received <= self._most:
            super().data_received(data)
        elif self.transport is not None:
            too_large = ProtocolError("too large")
            self.set_exception(too_large)
            if self._payload is not None:
                self._payload.set_exception(too_large)
            self.transport.abort()
