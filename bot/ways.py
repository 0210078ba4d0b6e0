"""The ways to Telegram: the direct one, or proxies in order. The next one is taken when one fails,
and the first one again when it works.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import certifi
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramNetworkError
from aiogram.methods import GetMe, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError, ClientTimeout, ConnectionTimeoutError
from aiohttp_socks import (
    ProxyConnectionError,
    ProxyConnector,
    ProxyError,
    ProxyTimeoutError,
    ProxyType,
)
from yarl import URL

logger = logging.getLogger(__name__)

# Seconds that a connection may take: name, TCP, the proxy's greeting, TLS.
CONNECT = 4.0
# Seconds between attempts to go back to an earlier way.
RETURN_AFTER = 30.0

# These come as they are, aiohttp's own within aiogram's.
_NO_PROXY = (ProxyConnectionError, ProxyError, ProxyTimeoutError)
_NO_CONNECTION = (ClientConnectorError, ConnectionTimeoutError)

# The models of answers: pydantic forgets one that nobody holds, and to build it again for each
# request takes more time than anything else in a press.
_MODELS: set[type[Response[Any]]] = set()


class NotDelivered(TelegramNetworkError):
    """The request surely did not reach Telegram."""


class Way(AiohttpSession):
    """One way: direct, or through one http, https or socks5 proxy, which resolves names itself.

    :param tls: whom to trust, for Telegram and for an https proxy
    """

    def __init__(
        self, api: TelegramAPIServer, tls: ssl.SSLContext, proxy_url: str | None = None
    ) -> None:
        super().__init__(api=api)
        self._connector_init["ssl"] = tls
        if proxy_url is None:
            return
        proxy = URL(proxy_url)
        self._connector_type = ProxyConnector
        self._connector_init = {
            "host": proxy.host,
            "port": proxy.port,
            "username": proxy.user,
            "password": proxy.password,
            "proxy_type": ProxyType.SOCKS5 if proxy.scheme == "socks5" else ProxyType.HTTP,
            "proxy_ssl": tls if proxy.scheme == "https" else None,
            "rdns": True,
            "ssl": tls,
        }

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        _MODELS.add(Response[method.__returning__])  # type: ignore[name-defined] # a class, in a variable
        return super().check_response(bot, method, status_code, content)

    async def request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        """
        :param seconds: from looking for a connection to the last byte of the answer
        :raises NotDelivered:
        :raises TelegramNetworkError: it may have been delivered
        """
        limits = ClientTimeout(total=seconds, connect=CONNECT)
        try:
            # aiogram hands the limits on to aiohttp, and calls them a number
            return await self.make_request(bot, method, timeout=limits)  # type: ignore[arg-type]
        except ClientDecodeError as failure:  # of aiogram's errors, but not one of Telegram's
            raise TelegramNetworkError(method=method, message="not JSON") from failure
        except TelegramNetworkError as failure:
            if isinstance(failure.__cause__, _NO_CONNECTION) or _is_distrust(failure):
                raise NotDelivered(method=method, message="no connection") from failure
            raise
        except _NO_PROXY as failure:
            raise NotDelivered(method=method, message=type(failure).__name__) from failure


class Ways:
    """
    :param api: Telegram's own server or another Bot API server, at the end of every way
    :param proxies: URLs in order of preference; none means the direct way
    """

    def __init__(self, api: TelegramAPIServer, proxies: Sequence[str]) -> None:
        tls = trusted()
        self._ways = [Way(api, tls, url) for url in proxies] or [Way(api, tls)]
        self._current = 0

    @property
    def number(self) -> int:
        """The way that is in use, counted from 1."""
        return self._current + 1

    @property
    def current(self) -> Way:
        """The way that is in use."""
        return self._ways[self._current]

    async def request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        """Like `Way.request`; where nothing was delivered, by the other ways too, at once."""
        for _ in self._ways[1:]:
            try:
                return await self._by_current(bot, method, seconds)
            except NotDelivered as failure:
                logger.debug("%s: %s, by the next way", method.__api_method__, failure.message)
        return await self._by_current(bot, method, seconds)

    async def return_to_first(self, bot: Bot) -> None:
        """Go back to an earlier way when it works again, without anybody waiting for the
        attempts. Never ends.
        """
        while True:
            await asyncio.sleep(RETURN_AFTER)
            for number in range(self._current):
                if await self._works(bot, self._ways[number]):
                    self._take(min(number, self._current))
                    break

    async def close(self) -> None:
        await asyncio.gather(*(way.close() for way in self._ways))

    async def _by_current(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        number = self._current
        try:
            return await self._ways[number].request(bot, method, seconds)
        except TelegramNetworkError:
            if number == self._current:  # else somebody has left it meanwhile
                self._take((number + 1) % len(self._ways))
            raise

    def _take(self, number: int) -> None:
        if number != self._current:
            self._current = number
            logger.warning("Telegram: way %s of %s", self.number, len(self._ways))

    async def _works(self, bot: Bot, way: Way) -> bool:
        try:
            await way.request(bot, GetMe(), CONNECT)
        except AiogramError as failure:
            logger.debug("an earlier way does not work yet: %s", type(failure).__name__)
            return False
        return True


def _is_distrust(failure: TelegramNetworkError) -> bool:
    """Whether a certificate was refused by way of a proxy: aiohttp takes that for trouble on an
    open connection.
    """
    cause = failure.__cause__
    return cause is not None and isinstance(cause.__cause__, ssl.SSLCertVerificationError)


def trusted() -> ssl.SSLContext:
    """The authorities that certifi knows, and those that this machine trusts: an own Bot API
    server or a proxy may have its certificate from the company's.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    # Authorities of companies seldom have every extension that Python 3.13 asks for.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def place_of(url: str) -> str:
    """Scheme, host and port of an address, to be shown: the rest of it may be a secret."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
