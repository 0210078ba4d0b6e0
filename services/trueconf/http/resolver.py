"""The addresses of a host, from the name servers or from memory. The system's resolver cannot be
cancelled and may take half a minute: so one thread for each client, and nobody waits for its end.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from ipaddress import ip_address
from threading import Thread
from time import monotonic

from aiohttp.abc import AbstractResolver, ResolveResult

from services.trueconf.errors import Unreachable
from services.trueconf.limits import ClientLimits

Addresses = tuple[str, ...]


class Resolver(AbstractResolver):
    """Keeps what it found for a while, also for the time when the name servers are silent."""

    def __init__(self, limits: ClientLimits) -> None:
        self._limits = limits
        self._known: dict[str, Addresses] = {}
        self._found_at: dict[str, float] = {}
        self._stale: set[str] = set()
        self._asking: dict[str, asyncio.Future[Addresses]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """What aiohttp asks for: the `addresses`. Raises Unreachable."""
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=family,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in await self.addresses(host)
        ]

    async def close(self) -> None:
        """Nobody waits for the end of a thread."""

    async def addresses(self, host: str) -> Addresses:
        """Best first. Raises Unreachable."""
        if _is_address(host):
            return (host,)
        known, age = self._known.get(host), monotonic() - self._found_at.get(host, 0.0)
        if known and age < self._limits.fresh and host not in self._stale:
            return known
        usable = known if age < self._limits.remembered else None
        limit = self._limits.resolve_again if usable else self._limits.resolve
        try:
            async with asyncio.timeout(limit):
                return await asyncio.shield(self._look_up(host))
        except TimeoutError:
            if usable:
                return usable
            raise Unreachable("name-timeout", sent=False) from None
        # A name that cannot be written in DNS is a UnicodeError, or a ValueError for a NUL.
        except (OSError, ValueError) as error:
            if usable:
                return usable
            raise Unreachable("name", sent=False) from error

    def invalidate(self, host: str) -> None:
        """Nothing answers at these addresses: ask again before the next connection."""
        self._stale.add(host)

    def _look_up(self, host: str) -> asyncio.Future[Addresses]:
        if host not in self._asking:
            loop = asyncio.get_running_loop()
            asked: asyncio.Future[Addresses] = loop.create_future()
            asked.add_done_callback(lambda done: self._remember(host, done))
            self._asking[host] = asked
            thread = Thread(target=_resolve, args=(host, asked, loop), name="names", daemon=True)
            try:
                thread.start()
            except RuntimeError as error:  # the system allows no more threads
                asked.set_exception(OSError(str(error)))
        return self._asking[host]

    def _remember(self, host: str, asked: asyncio.Future[Addresses]) -> None:
        del self._asking[host]
        if not asked.cancelled() and asked.exception() is None:
            self._known[host] = asked.result()
            self._found_at[host] = monotonic()
            self._stale.discard(host)


def _resolve(host: str, asked: asyncio.Future[Addresses], loop: asyncio.AbstractEventLoop) -> None:
    """In a thread of its own."""
    outcome: Addresses | Exception
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        outcome = tuple(dict.fromkeys(str(address[0]) for *_, address in found))
    except (OSError, ValueError) as error:
        outcome = error

    def tell() -> None:
        if isinstance(outcome, Exception):
            asked.set_exception(outcome)
        else:
            asked.set_result(outcome)

    with suppress(RuntimeError):  # the loop has ended meanwhile
        loop.call_soon_threadsafe(tell)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
