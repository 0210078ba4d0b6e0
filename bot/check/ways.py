"""The ways to Telegram, each tried by itself."""

from __future__ import annotations

import asyncio
from time import monotonic

from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.types import User
from pydantic import SecretStr

from bot.check.probes import ONE_LOOK
from bot.check.report import Finding, fault, ok, warning
from bot.settings import Settings
from bot.telegram import TelegramLimits, TelegramSession
from bot.ways import place_of

PROXY_ADVICE = "Check the proxy's address and login in tg-proxy, and that it leads to Telegram."
DIRECT_ADVICE = "Check the network and tg-api-server; where Telegram is blocked, set tg-proxy."


class Way:
    """One way to Telegram, and what the first question by it came to.

    :ivar trouble: why Telegram did not answer; None when it did, be it with a refusal
    """

    def __init__(self, settings: Settings, proxy: SecretStr | None) -> None:
        own = settings.telegram_api
        self._server = place_of(own) if own else "Telegram"
        self._proxy = proxy.get_secret_value() if proxy else ""
        self._seconds = 0.0
        self.trouble: str | None = None
        self.answer: User | TelegramAPIError | None = None
        session = TelegramSession(
            TelegramAPIServer.from_base(own) if own else PRODUCTION,
            [self._proxy] if proxy else [],
            TelegramLimits(),
        )
        self.ways = session.ways
        self.bot = Bot(settings.token.get_secret_value(), session)

    async def go(self) -> None:
        """Ask who the bot is."""
        begin = monotonic()
        try:
            async with asyncio.timeout(ONE_LOOK):
                self.answer = await self.bot.get_me()
        except TimeoutError:
            self.trouble = "no answer in time"
        except TelegramNetworkError as failure:
            self.trouble = failure.message
        except TelegramAPIError as refusal:
            self.answer = refusal
        self._seconds = monotonic() - begin

    async def judge(self, working: Way | None) -> Finding:
        """
        :param working: a way that works: with one, another that does not is no more than a warning
        """
        route = f"{self._server} {f'by {place_of(self._proxy)}' if self._proxy else 'directly'}"
        if self.trouble is None:
            return ok(f"{route}: answers in {self._seconds:.1f} s")
        judged = warning if working else fault
        return judged(f"{route}: {self.trouble}", PROXY_ADVICE if self._proxy else DIRECT_ADVICE)
