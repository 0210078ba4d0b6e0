"""The Bot's HTTP session. Request middlewares count, time and repeat what it sends."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bot.counters import TelegramRequests
from bot.telegram.polls import Polls
from bot.telegram.received import TakeUpdates, UpdatesSeen
from bot.telegram.repeats import RepeatLimits, Repeats
from bot.telegram.route import PollCut, RouteLimits
from bot.telegram.routes import Routes
from bot.telegram.silence import Silence
from bot.timings import telegram_timed


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramLimits:
    """Seconds."""

    timeout: float = 15.0  # of a request; a poll adds its own waiting time
    repeats: RepeatLimits = field(default_factory=RepeatLimits)
    routes: RouteLimits = field(default_factory=RouteLimits)


class TelegramSession(BaseSession):
    def __init__(
        self, api: TelegramAPIServer, proxies: Sequence[str], limits: TelegramLimits
    ) -> None:
        super().__init__(api=api, timeout=limits.timeout)
        self.routes = Routes(api, proxies, limits.routes)
        self.requests = TelegramRequests()
        self.updates = UpdatesSeen()
        self.polls = Polls()
        self.silence = Silence()
        # The first one is the outermost: the time holds all attempts, and each one is counted.
        self.middleware.register(telegram_timed)
        self.middleware.register(Repeats(limits.repeats, self.polls))
        self.middleware.register(self.polls)
        self.middleware.register(self.requests)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """A single attempt. Middlewares are not told its time, so polls get theirs here."""
        seconds = timeout or self.timeout
        if isinstance(method, TakeUpdates):
            seconds = self.timeout + (method.timeout or 0)
        began = monotonic()
        try:
            answer = await self.routes.request(bot, method, seconds)
        except PollCut:
            raise  # by us
        except (TelegramNetworkError, TelegramServerError):
            self.silence.failed(began)
            raise
        except TelegramAPIError:
            self.silence.answered()
            raise
        self.silence.answered()
        return answer

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Downloads; part of aiogram's interface, the bot has none."""
        content = self.routes.current.stream_content(
            url, headers, timeout, chunk_size, raise_for_status
        )
        async for chunk in content:
            yield chunk

    async def close(self) -> None:
        await self.routes.close()
