"""One route to Telegram, and what its failures mean."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError, TelegramServerError
from aiogram.methods import TelegramMethod
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

from bot.telegram.answers import read_answer
from bot.telegram.patches import PatchedSession
from bot.telegram.reasons import quoted, why
from bot.telegram.received import TakeUpdates

# Bytes: a batch is cut at about 4 MiB (telegram-bot-api.md section 8), and JSON may write a letter
# with six.
LONGEST_ANSWER = 32 * 1024 * 1024

_NO_CONNECTION = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ProxyConnectionError,
    ProxyError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLimits:
    """Seconds."""

    connect: float = 4.0  # for name, TCP, the proxy's greeting, TLS
    return_after: float = 30.0  # between attempts to go back to an earlier route
    cut_from: float = 2.0  # a poll broken off this late was a quiet one that somebody cut
    cut_beyond: float = 2.0  # and until this long after its own time


class NotDelivered(TelegramNetworkError):
    """The request surely did not reach Telegram."""


class PollCut(TelegramNetworkError):
    """A quiet poll was broken off after so many seconds, by somebody in between."""

    def __init__(self, method: TelegramMethod[TelegramType], message: str, after: float) -> None:
        super().__init__(method=method, message=message)
        self.after = after


class Route(PatchedSession):
    """One route: direct, or through one proxy (see `ProxiedConnector`).

    `place` is scheme, host and port of the proxy, and empty for the direct route.
    """

    def __init__(
        self,
        api: TelegramAPIServer,
        tls: ssl.SSLContext,
        limits: RouteLimits,
        proxy_url: str | None = None,
    ) -> None:
        super().__init__(api, tls, proxy_url)
        self.place = place_of(proxy_url) if proxy_url else ""
        self._limits = limits

    @property
    def name(self) -> str:
        return f"by {self.place}" if self.place else "directly"

    async def request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        """`seconds` last from looking for a connection to the last byte of the answer.

        :raises NotDelivered, PollCut:
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


async def _content(answer: ClientResponse) -> bytes:
    content = bytearray()
    async for piece in answer.content.iter_any():
        content += piece
        if len(content) > LONGEST_ANSWER:
            raise ClientPayloadError("the answer has no end")
    return bytes(content)


def host_of(url: str) -> str:
    """The host of an address of somebody else, to be shown."""
    try:
        return quoted(urlsplit(url).hostname or "?")
    except ValueError:
        return "?"


def place_of(url: str) -> str:
    """Scheme, host and port of an address, to be shown: the rest of it may be a secret."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
