"""The token: in memory only, fetched once for all who wait, renewed before its end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from services.trueconf.answers import Answer
from services.trueconf.errors import NotAuthorised, Unreachable
from services.trueconf.models import Endpoint
from services.trueconf.parsing import number

EARLY = 60.0  # seconds before its end at which a token is renewed
PATIENCE = 8.0  # seconds to wait for a token, other callers' attempts included

_REFUSALS = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


class Tokens:
    """The one current token of a server.

    The first may come from the settings; with neither client id nor secret it is the server's
    secret key, which cannot be renewed (trueconf-api.md section 2).
    """

    def __init__(self, endpoint: Endpoint, fetch: Callable[[], Awaitable[Answer]]) -> None:
        self._fetch = fetch
        self._renewable = bool(endpoint.client_id and endpoint.client_secret)
        self._token = endpoint.access_token if _usable(endpoint.access_token) else ""
        self._stale_at: float | None = None
        self._lock = asyncio.Lock()

    async def current(self) -> str:
        """A token that should be good. Raises NotAuthorised and what the request may raise."""
        return self._token if self._fresh() else await self.instead_of("")

    async def instead_of(self, refused: str) -> str:
        """Another token than the refused one: fetched now, or by someone else meanwhile."""
        try:
            async with asyncio.timeout(PATIENCE), self._lock:
                if not self._fresh() or self._token == refused:
                    await self._renew()
                return self._token
        except TimeoutError:
            raise Unreachable("timeout", sent=False) from None

    def _fresh(self) -> bool:
        in_time = self._stale_at is None or time.monotonic() < self._stale_at
        return bool(self._token) and in_time

    async def _renew(self) -> None:
        if not self._renewable:
            raise NotAuthorised
        answer = await self._fetch()
        if answer.status in _REFUSALS:
            raise answer.noted(NotAuthorised())
        if not answer.succeeded:
            raise answer.unexpected(f"HTTP {answer.status}")
        body = answer.document()
        token = body.get("access_token") if isinstance(body, dict) else None
        if not isinstance(body, dict) or not _usable(token):
            raise answer.unexpected("no token")
        lifetime = number(body.get("expires_in"))
        self._token = str(token)
        self._stale_at = None if lifetime is None else time.monotonic() + lifetime - EARLY


def _usable(token: object) -> bool:
    """Whether it can stand in a header."""
    return isinstance(token, str) and token.isascii() and token.isprintable() and token != ""
