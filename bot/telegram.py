"""The Bot's HTTP session: own API server, proxies in order, and retries by the kind of method.

A repeated edit, answer or deletion does no harm, so these are repeated until Telegram says yes.
A repeated `send…` would show a message twice, so it is repeated only when the first one surely
did not arrive.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncGenerator, Callable, Sequence
from time import monotonic
from typing import Any, cast

import certifi
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetUpdates, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update
from aiohttp import ClientConnectorError
from aiohttp_socks import (
    ProxyConnectionError,
    ProxyConnector,
    ProxyError,
    ProxyTimeoutError,
    ProxyType,
)
from yarl import URL

from bot.timings import waiting_for

logger = logging.getLogger(__name__)

# Seconds before a request is given up; polling adds its own waiting time.
TIMEOUT = 15.0
# Seconds between attempts.
PAUSES = (0.3, 1.0, 2.0, 4.0)
# The longest flood wait that is sat out, in seconds.
LONGEST_FLOOD_WAIT = 30
# A second poller in the first seconds means that this process is the one too many.
CONFLICT_IS_FATAL = 30.0

# No connection came about, so nothing was sent; they have no common base.
_NO_WAY = (ProxyConnectionError, ProxyError, ProxyTimeoutError, OSError)


class TelegramSession(BaseSession):
    """
    :param api: Telegram's own server or another Bot API server; for polling and sending alike
    :param proxies: tried in order, the next one when one fails; none means the direct way
    :param on_polling: called when polling has begun
    :param on_conflict: called when another process polls with this token as this one begins
    """

    def __init__(
        self,
        api: TelegramAPIServer,
        proxies: Sequence[str],
        *,
        on_polling: Callable[[], None],
        on_conflict: Callable[[], None],
    ) -> None:
        super().__init__(api=api, timeout=TIMEOUT)
        self._ways = [_Way(api=api, proxy_url=url) for url in proxies] or [_Way(api=api)]
        self._current = 0
        self._polling_since: float | None = None
        self.confirmed: int | None = None  # updates before this id have been confirmed
        self._on_polling = on_polling
        self._on_conflict = on_conflict

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        if isinstance(method, GetUpdates):
            return cast(TelegramType, await self._poll(bot, method, timeout))
        with waiting_for("telegram"):
            return await self._request(bot, method, timeout)

    async def _request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None
    ) -> TelegramType:
        harmless = not method.__api_method__.startswith("send")
        for pause in PAUSES:
            try:
                return await self._once(bot, method, timeout)
            except TelegramRetryAfter as flood:
                if flood.retry_after > LONGEST_FLOOD_WAIT:
                    raise
                logger.warning("%s: told to wait %s s", method.__api_method__, flood.retry_after)
                await asyncio.sleep(flood.retry_after)
            except (TelegramNetworkError, TelegramServerError) as failure:
                if not (harmless or isinstance(failure, NotDelivered)):
                    raise
                logger.warning("%s: %s, again", method.__api_method__, type(failure).__name__)
                await asyncio.sleep(pause)
        return await self._once(bot, method, timeout)

    async def _poll(self, bot: Bot, method: GetUpdates, timeout: int | None) -> list[Update]:
        """Polling repeats itself (aiogram's own loop); here only the way is changed."""
        if self._polling_since is None:
            self._polling_since = monotonic()
            self._on_polling()
        self.confirmed = method.offset  # by asking for what comes after them
        try:
            return await self._once(bot, method, timeout)
        except TelegramConflictError:
            if monotonic() - self._polling_since < CONFLICT_IS_FATAL:
                self._on_conflict()
            raise
        except TelegramNetworkError:
            self.confirmed = None
            raise

    async def _once(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None
    ) -> TelegramType:
        way = self._current
        try:
            return await self._ways[way].make_request(bot, method, timeout)
        except ClientDecodeError as failure:  # of aiogram's errors, but not one of Telegram's
            raise TelegramNetworkError(method=method, message="not JSON") from failure
        except (TelegramNetworkError, *_NO_WAY) as failure:
            self._leave(way)
            if isinstance(failure, TelegramNetworkError) and not isinstance(
                failure.__cause__, ClientConnectorError
            ):
                raise
            raise NotDelivered(method=method, message=type(failure).__name__) from failure

    def _leave(self, way: int) -> None:
        """Take the next way, unless somebody else did meanwhile."""
        if way == self._current and len(self._ways) > 1:
            self._current = (way + 1) % len(self._ways)
            logger.warning("Telegram: way %s of %s", self._current + 1, len(self._ways))

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Downloads; part of aiogram's interface, the bot has none."""
        content = self._ways[self._current].stream_content(
            url, headers, timeout, chunk_size, raise_for_status
        )
        async for chunk in content:
            yield chunk

    async def close(self) -> None:
        await asyncio.gather(*(way.close() for way in self._ways))


class NotDelivered(TelegramNetworkError):
    """The request surely did not reach Telegram."""


class _Way(AiohttpSession):
    """One way to Telegram: direct, or through one http, https or socks5 proxy that resolves
    names itself.
    """

    def __init__(self, api: TelegramAPIServer, proxy_url: str | None = None) -> None:
        super().__init__(api=api, timeout=TIMEOUT)
        if proxy_url is None:
            return
        proxy = URL(proxy_url)
        tls = ssl.create_default_context(cafile=certifi.where())
        self._connector_type = ProxyConnector
        self._connector_init = {
            "host": proxy.host,
            "port": proxy.port,
            "username": proxy.user,
            "password": proxy.password,
            "proxy_type": ProxyType.SOCKS5 if proxy.scheme == "socks5" else ProxyType.HTTP,
            "proxy_ssl": tls if proxy.scheme == "https" else None,
            "rdns": True,
        }
