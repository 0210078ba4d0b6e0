"""The routes to Telegram, each tried by itself."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.types import User
from pydantic import SecretStr

from bot.check.probes import Probe
from bot.check.report import CheckResult, fault, ok, warning
from bot.settings import Settings
from bot.telegram import TelegramLimits, TelegramSession, place_of

if TYPE_CHECKING:
    from bot.limits import Limits

PROXY_ADVICE = "Check the proxy's address and login in tg-proxy, and that it leads to Telegram."
DIRECT_ADVICE = "Check the network and tg-api-server; where Telegram is blocked, set tg-proxy."


class Routes:
    """All of them, tried at once. Who waits for one that works does not wait for the others."""

    def __init__(self, settings: Settings, limits: Limits) -> None:
        self._limits = limits.check
        self._routes = [
            Route(settings, limits.telegram, proxy) for proxy in settings.proxies or [None]
        ]
        self._missing = len(self._routes)
        self._working: asyncio.Future[Route | None] = asyncio.get_running_loop().create_future()

    @property
    def bots(self) -> list[Bot]:
        return [route.bot for route in self._routes]

    def probes(self) -> list[Probe]:
        return [
            # A route that does not work waits for the others, to be judged beside them.
            Probe(self.name(number), partial(self._judge, route), seconds=self._limits.subject)
            for number, route in enumerate(self._routes, start=1)
        ]

    def name(self, number: int) -> str:
        return f"way {number} of {len(self._routes)}"

    async def working(self) -> Route | None:
        """The first one that answers; None when none does."""
        return await asyncio.shield(self._working)

    async def _judge(self, route: Route) -> CheckResult:
        await route.go(self._limits.look)
        self._missing -= 1
        if not self._working.done() and (route.trouble is None or self._missing == 0):
            self._working.set_result(route if route.trouble is None else None)
        return route.judge(await self.working())


class Route:
    """One route to Telegram, and the answer to the first question by it."""

    def __init__(
        self, settings: Settings, limits: TelegramLimits, proxy: SecretStr | None
    ) -> None:
        own = settings.telegram_api
        self._server = place_of(own) if own else "Telegram"
        self._proxy = proxy.get_secret_value() if proxy else ""
        self._seconds = 0.0
        self.trouble: str | None = None  # None also when Telegram refused
        self.answer: User | TelegramAPIError | None = None
        session = TelegramSession(
            TelegramAPIServer.from_base(own) if own else PRODUCTION,
            [self._proxy] if proxy else [],
            limits,
        )
        self.routes = session.routes
        self.bot = Bot(settings.token.get_secret_value(), session)

    async def go(self, seconds: float) -> None:
        begin = monotonic()
        try:
            async with asyncio.timeout(seconds):
                self.answer = await self.bot.get_me()
        except TimeoutError:
            self.trouble = "no answer in time"
        except TelegramNetworkError as failure:
            self.trouble = failure.message
        except TelegramAPIError as refusal:
            self.answer = refusal
        self._seconds = monotonic() - begin

    def judge(self, working: Route | None) -> CheckResult:
        """Only a warning where another route works."""
        route = f"{self._server} {f'by {place_of(self._proxy)}' if self._proxy else 'directly'}"
        if self.trouble is None:
            return ok(f"{route}: answers in {self._seconds:.1f} s")
        judged = warning if working else fault
        return judged(f"{route}: {self.trouble}", PROXY_ADVICE if self._proxy else DIRECT_ADVICE)
