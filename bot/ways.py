"""The ways to Telegram: the direct one, or proxies in order. The next one is taken when one fails,
and the first one again when it works.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

import certifi
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import GetMe, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientResponse,
    ClientTimeout,
    ConnectionTimeoutError,
)
from aiohttp_socks import ProxyConnectionError, ProxyError
from yarl import URL

from bot.answers import read_answer
from bot.proxied import ProxiedConnector
from bot.reasons import why
from bot.updates import TakeUpdates

logger = logging.getLogger(__name__)

# The longest answer, in bytes: a batch of updates is cut at about 4 MiB (telegram-bot-api.md
# section 8), and JSON may write a sign with six.
LONGEST_ANSWER = 32 * 1024 * 1024

_NO_CONNECTION = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ProxyConnectionError,
    ProxyError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLimits:
    """Seconds.

    :ivar connect: that a connection may take: name, TCP, the proxy's greeting, TLS
    :ivar return_after: between attempts to go back to an earlier way
    :ivar cut_from: after which a poll that is broken off was a quiet one that somebody cut
    :ivar cut_beyond: beyond its own time within which it still was
    """

    connect: float = 4.0
    return_after: float = 30.0
    cut_from: float = 2.0
    cut_beyond: float = 2.0


class NotDelivered(TelegramNetworkError):
    """The request surely did not reach Telegram."""


class PollCut(TelegramNetworkError):
    """A poll waited, and was broken off by somebody on the way who does not wait as long.

    :ivar after: seconds
    """

    def __init__(self, method: TelegramMethod[TelegramType], message: str, after: float) -> None:
        super().__init__(method=method, message=message)
        self.after = after


class Way(AiohttpSession):
    """One way: direct, or through one proxy (see `ProxiedConnector`).

    :param tls: whom to trust, for Telegram and for an https proxy
    :ivar place: scheme, host and port of the proxy, "" for the direct way
    """

    def __init__(
        self,
        api: TelegramAPIServer,
        tls: ssl.SSLContext,
        limits: WayLimits,
        proxy_url: str | None = None,
    ) -> None:
        super().__init__(api=api)
        self.place = place_of(proxy_url) if proxy_url else ""
        self._limits = limits
        self._connector_init["ssl"] = tls
        if proxy_url is not None:
            self._connector_type = ProxiedConnector
            self._connector_init = {"proxy": URL(proxy_url), "tls": tls}

    @property
    def name(self) -> str:
        """To be shown."""
        return f"by {self.place}" if self.place else "directly"

    async def request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        """
        :param seconds: from looking for a connection to the last byte of the answer
        :raises NotDelivered:
        :raises PollCut:
        :raises TelegramNetworkError: it may have been delivered
        """
        begun = monotonic()
        try:
            return await self._request(bot, method, seconds)
        except NotDelivered:
            raise
        except (TelegramNetworkError, TelegramServerError) as failure:
            after = monotonic() - begun
            if isinstance(method, TakeUpdates) and not isinstance(failure.__cause__, TimeoutError):
                latest = (method.timeout or 0) + self._limits.cut_beyond
                if self._limits.cut_from <= after <= latest:
                    raise PollCut(method, failure.message, after) from failure
            raise

    async def _request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        session = await self.create_session()
        try:
            async with session.post(
                self.api.api_url(bot.token, method.__api_method__),
                data=self.build_form_data(bot, method),
                timeout=ClientTimeout(total=seconds, connect=self._limits.connect),
                allow_redirects=False,
            ) as answer:
                content = await _content(answer)
        except _NO_CONNECTION as failure:
            raise NotDelivered(method=method, message=why(failure)) from failure
        except (ClientError, OSError) as failure:
            raise TelegramNetworkError(method=method, message=why(failure)) from failure
        return read_answer(self, bot, method, answer.status, content)


class Ways:
    """
    :param api: Telegram's own server or another Bot API server, at the end of every way
    :param proxies: URLs in order of preference; none means the direct way
    """

    def __init__(self, api: TelegramAPIServer, proxies: Sequence[str], limits: WayLimits) -> None:
        tls = trusted()
        self._limits = limits
        self._ways = [Way(api, tls, limits, url) for url in proxies] or [Way(api, tls, limits)]
        self._current = self._told = 0
        self._troubles: dict[int, str] = {}

    @property
    def number(self) -> int:
        """The way that is in use, counted from 1."""
        return self._current + 1

    @property
    def count(self) -> int:
        """How many ways there are."""
        return len(self._ways)

    @property
    def current(self) -> Way:
        """The way that is in use."""
        return self._ways[self._current]

    @property
    def troubles(self) -> str:
        """Why the ways that failed last did so, to be shown."""
        return "; ".join(
            f"{self._ways[number].name}: {trouble}"
            for number, trouble in sorted(self._troubles.items())
        )

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
            await asyncio.sleep(self._limits.return_after)
            for number in range(self._current):
                if await self._works(bot, self._ways[number]):
                    self._current = min(number, self._current)
                    self._works_by(self._current)
                    break

    async def close(self) -> None:
        await asyncio.gather(*(way.close() for way in self._ways))

    async def _by_current(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        number = self._current
        try:
            answer = await self._ways[number].request(bot, method, seconds)
        except PollCut:
            raise  # whoever cuts quiet polls lets everything else through
        except TelegramNetworkError as failure:
            self._troubles[number] = failure.message
            if number == self._current:  # else somebody has left it meanwhile
                self._current = (number + 1) % len(self._ways)
            raise
        except TelegramAPIError:
            self._works_by(number)
            raise
        self._works_by(number)
        return answer

    def _works_by(self, number: int) -> None:
        """Say when another way than before is in use, once it has proved to work."""
        self._troubles.pop(number, None)
        if number != self._told and number == self._current:
            self._told = number
            logger.warning(
                "Telegram: way %s of %s, %s%s",
                number + 1,
                len(self._ways),
                self._ways[number].name,
                f" ({self.troubles})" if self.troubles else "",
            )

    async def _works(self, bot: Bot, way: Way) -> bool:
        try:
            await way.request(bot, GetMe(), self._limits.connect)
        except AiogramError as failure:
            logger.debug("an earlier way does not work yet: %s", type(failure).__name__)
            return False
        return True


async def _content(answer: ClientResponse) -> bytes:
    content = bytearray()
    async for piece in answer.content.iter_any():
        content += piece
        if len(content) > LONGEST_ANSWER:
            raise ClientPayloadError("the answer has no end")
    return bytes(content)


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
