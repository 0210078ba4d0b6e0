"""Delivery to a webhook, over real HTTPS (telegram-bot-api.md section 8)."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp

# Seconds; Telegram waits longer, and as long as `Retry-After` says. What comes from one chat it
# sends one by one; here all goes side by side.
FIRST_PAUSE, LONGEST_PAUSE, PATIENCE = 0.1, 1.0, 30.0


class _Update(Protocol):
    @property
    def update_id(self) -> int: ...
    def to_json(self) -> dict[str, Any]: ...


class _Queue(Protocol):
    def to_deliver(self) -> list[Any]: ...
    def delivered(self, update: Any) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One request to the webhook; `status` is 0 where nothing was answered."""

    update_id: int
    status: int


class Hook:
    """One webhook as it was set.

    :ivar certificate: PEM that alone is trusted; without it the authorities of this machine are
    """

    def __init__(
        self,
        url: str,
        secret: str,
        certificate: bytes | None,
        *,
        connections: int,
        seen: list[Delivery],
        notify: Callable[[], None],
    ) -> None:
        self.custom_certificate = certificate is not None
        self.max_connections = connections
        self.last_error = ""
        self.last_error_at = 0
        self._url = url
        self._headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        pem = None if certificate is None else certificate.decode()
        self._trust = ssl.create_default_context(cadata=pem)
        self._seen = seen
        self._notify = notify
        self._news = asyncio.Event()
        self._free = asyncio.Semaphore(connections)
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._task: asyncio.Task[None] | None = None

    def begin(self, queue: _Queue) -> None:
        """Deliver until `end`."""
        self._task = asyncio.create_task(self._run(queue))

    def end(self) -> None:
        """Break off what is on its way; it stays undelivered."""
        for task in (self._task, *self._flying.values()):
            if task:
                task.cancel()

    def wake(self) -> None:
        """There is something to deliver."""
        self._news.set()

    @property
    def under_way(self) -> frozenset[int]:
        """The updates that it is about to deliver, or to deliver again."""
        return frozenset(self._flying)

    async def _run(self, queue: _Queue) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                self._news.clear()
                for update in queue.to_deliver():
                    if update.update_id not in self._flying:
                        await self._free.acquire()
                        task = asyncio.create_task(self._deliver(session, queue, update))
                        self._flying[update.update_id] = task
                await self._news.wait()

    async def _deliver(
        self, session: aiohttp.ClientSession, queue: _Queue, update: _Update
    ) -> None:
        pause = FIRST_PAUSE
        try:
            while not await self._taken(session, update):
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            queue.delivered(update)
        finally:
            del self._flying[update.update_id]
            self._free.release()
            self._news.set()
            self._notify()

    async def _taken(self, session: aiohttp.ClientSession, update: _Update) -> bool:
        status, trouble = 0, ""
        try:
            async with session.post(
                self._url,
                json=update.to_json(),
                headers=self._headers,
                ssl=self._trust,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=PATIENCE),
            ) as answer:
                status = answer.status
                trouble = f"Wrong response from the webhook: {status} {answer.reason}"
        except aiohttp.ClientConnectorCertificateError:
            trouble = "SSL error {certificate verify failed}"
        except (aiohttp.ClientError, TimeoutError):
            trouble = "Connection refused"
        self._seen.append(Delivery(update_id=update.update_id, status=status))
        self._notify()
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return True
        self.last_error, self.last_error_at = trouble, int(time.time())
        return False
