"""The token: kept in memory only, fetched once for all callers, renewed before it expires."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from services.trueconf.errors import Blocked, NotAuthorised, TrueConfError, Unreachable
from services.trueconf.http.messages import Answer
from services.trueconf.limits import ClientLimits
from services.trueconf.models import Endpoint
from services.trueconf.reading.parsing import number

# Shorter ones are used this long all the same, or each call would renew them.
_SHORTEST = 1.0


class Tokens:
    """The first token may come from the settings; with neither client id nor secret it is the
    server's secret key, which cannot be renewed (trueconf-api.md section 2). `scope` holds the
    permissions that came with the token; empty if none were named.
    """

    def __init__(
        self, endpoint: Endpoint, fetch: Callable[[], Awaitable[Answer]], limits: ClientLimits
    ) -> None:
        self._fetch = fetch
        self._limits = limits
        self.renewable = bool(endpoint.client_id and endpoint.client_secret)
        self._token = endpoint.access_token if _usable(endpoint.access_token) else ""
        self.scope: frozenset[str] = frozenset()
        self._stale_at: float | None = None
        self._lock = asyncio.Lock()
        self._attempts = 0
        self._failure: TrueConfError | None = None

    async def current(self) -> str:
        """Raises NotAuthorised, and whatever the request raises."""
        return self._token if self._fresh() else await self.replace("")

    async def replace(self, refused: str) -> str:
        """Another token than the refused one. Who waits for a caller that fails gets its error."""
        seen = self._attempts
        try:
            async with asyncio.timeout(self._limits.token_patience), self._lock:
                if self._failure is not None and self._attempts > seen:
                    raise self._failure.copy()
                if not self._fresh() or self._token == refused:
                    await self._try_to_fetch()
                return self._token
        except TimeoutError:
            raise Unreachable("timeout", sent=False) from None

    async def _try_to_fetch(self) -> None:
        self._failure = None
        try:
            await self._renew()
        except TrueConfError as failure:
            self._failure = failure.copy()
            raise
        finally:
            self._attempts += 1

    def _fresh(self) -> bool:
        in_time = self._stale_at is None or time.monotonic() < self._stale_at
        return bool(self._token) and in_time

    async def _renew(self) -> None:
        if not self.renewable:
            raise NotAuthorised
        asked_at = time.monotonic()
        answer = await self._fetch()
        if answer.foreign:
            raise answer.with_origin(Blocked(answer.status))
        if answer.refuses_credentials:
            raise answer.with_origin(NotAuthorised())
        if not answer.succeeded:
            raise answer.unexpected(f"HTTP {answer.status}")
        body = answer.document()
        token = body.get("access_token") if isinstance(body, dict) else None
        if not isinstance(body, dict) or not _usable(token):
            raise answer.unexpected("no token")
        self._token = str(token)
        named = body.get("scope")
        self.scope = frozenset(named.split()) if isinstance(named, str) else frozenset()
        lifetime = number(body.get("expires_in"))
        self._stale_at = asked_at + self._used_for(lifetime) if lifetime else None

    def _used_for(self, lifetime: float) -> float:
        """Seconds: until shortly before it expires, but at least half of its lifetime."""
        return max(lifetime - self._limits.token_early, lifetime / 2, _SHORTEST)


def _usable(token: object) -> bool:
    """Whether it is fit for a header."""
    return isinstance(token, str) and token.isascii() and token.isprintable() and token != ""
