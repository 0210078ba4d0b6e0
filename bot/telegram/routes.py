"""The routes to Telegram: the direct one, or proxies in order. When one fails the next one is
used, and the first one again when it works.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Sequence

import certifi
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramAPIError, TelegramNetworkError
from aiogram.methods import GetMe, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.telegram.route import NotDelivered, PollCut, Route, RouteLimits

logger = logging.getLogger(__name__)


class Routes:
    """`proxies` are URLs in order of preference; none means the direct route."""

    def __init__(
        self, api: TelegramAPIServer, proxies: Sequence[str], limits: RouteLimits
    ) -> None:
        tls = trusted()
        self._limits = limits
        self._routes = [Route(api, tls, limits, url) for url in proxies] or [
            Route(api, tls, limits)
        ]
        self._current = self._told = 0
        self._troubles: dict[int, str] = {}

    @property
    def number(self) -> int:
        """The route that is in use, counted from 1."""
        return self._current + 1

    @property
    def count(self) -> int:
        return len(self._routes)

    @property
    def current(self) -> Route:
        return self._routes[self._current]

    @property
    def troubles(self) -> str:
        """Why routes failed when they were last tried, to be shown."""
        return "; ".join(
            f"{self._routes[number].name}: {trouble}"
            for number, trouble in sorted(self._troubles.items())
        )

    async def request(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        """Like `Route.request`; where nothing was delivered, it tries the others, too, at once."""
        for _ in self._routes[1:]:
            try:
                return await self._by_current(bot, method, seconds)
            except NotDelivered as failure:
                logger.debug("%s: %s, by the next way", method.__api_method__, failure.message)
        return await self._by_current(bot, method, seconds)

    async def return_to_first(self, bot: Bot) -> None:
        """Go back to an earlier route once it works again. Never ends."""
        while True:
            await asyncio.sleep(self._limits.return_after)
            for number in range(self._current):
                if await self._works(bot, self._routes[number]):
                    self._current = min(number, self._current)
                    self._works_by(self._current)
                    break

    async def close(self) -> None:
        await asyncio.gather(*(route.close() for route in self._routes))

    async def _by_current(
        self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float
    ) -> TelegramType:
        number = self._current
        try:
            answer = await self._routes[number].request(bot, method, seconds)
        except PollCut:
            raise  # whoever cuts quiet polls lets everything else through
        except TelegramNetworkError as failure:
            self._troubles[number] = failure.message
            if number == self._current:  # else somebody has left it meanwhile
                self._current = (number + 1) % len(self._routes)
            raise
        except TelegramAPIError:
            self._works_by(number)
            raise
        self._works_by(number)
        return answer

    def _works_by(self, number: int) -> None:
        """Log that another route is in use, once it has proved to work."""
        self._troubles.pop(number, None)
        if number != self._told and number == self._current:
            self._told = number
            logger.warning(
                "Telegram: way %s of %s, %s%s",
                number + 1,
                len(self._routes),
                self._routes[number].name,
                f" ({self.troubles})" if self.troubles else "",
            )

    async def _works(self, bot: Bot, route: Route) -> bool:
        try:
            await route.request(bot, GetMe(), self._limits.connect)
        except AiogramError as failure:
            logger.debug("an earlier way does not work yet: %s", type(failure).__name__)
            return False
        return True


def trusted() -> ssl.SSLContext:
    """The authorities of certifi and of this machine: a Bot API server of one's own or a proxy may
    have its certificate from the company's.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    # Authorities of companies seldom have every extension that Python 3.13 asks for.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
