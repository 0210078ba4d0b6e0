"""The talk with Telegram from the first word to the last: who are we, polling, and the end."""

from __future__ import annotations

import asyncio
import logging

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.utils.backoff import BackoffConfig

from bot.presses import Presses
from bot.supervisor import Supervisor
from bot.telegram import TelegramSession
from services.stop import Stop

logger = logging.getLogger(__name__)

# Seconds that handlers have to end after SIGTERM; a running stop has its own time.
DRAIN = 10.0
# Seconds for telling Telegram which updates were taken. It holds back the answer to a repeated
# poll for 3 s (telegram-bot-api.md section 8), but knows once the question has arrived.
FAREWELL = 1.0
# Seconds that Telegram has to answer when the servers do not.
REACH = 5.0
# Seconds for which Telegram holds back the answer to a poll when it has nothing to say.
POLL = 30
# A lost poll is repeated soon: presses are waiting behind it.
BACKOFF = BackoffConfig(min_delay=0.3, max_delay=5.0, factor=1.5, jitter=0.1)
# Seconds between attempts to meet Telegram; each pause is twice the one before.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


async def reachable(bot: Bot) -> bool:
    """Whether Telegram answers now, be it with a refusal."""
    try:
        async with asyncio.timeout(REACH):
            await bot.get_me()
    except (TelegramNetworkError, TimeoutError):
        return False
    except AiogramError as answer:
        logger.debug("Telegram answers: %s", type(answer).__name__)
    return True


async def meet(bot: Bot) -> bool:
    """Whether Telegram knows the token; waits for Telegram as long as it takes."""
    pause = FIRST_PAUSE
    while True:
        try:
            me = await bot.me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            return False
        except TelegramAPIError as failure:
            logger.warning(
                "Telegram is not reachable (%s), again in %.0f s", type(failure).__name__, pause
            )
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            logger.info("this is @%s", me.username)
            return True


class Polling:
    def __init__(
        self,
        bot: Bot,
        session: TelegramSession,
        dispatcher: Dispatcher,
        *,
        presses: Presses,
        stop: Stop,
        stop_patience: float,
        supervisor: Supervisor,
    ) -> None:
        self._bot = bot
        self._session = session
        self._dispatcher = dispatcher
        self._presses = presses
        self._stop = stop
        self._stop_patience = stop_patience
        self._supervisor = supervisor

    def begin(self) -> asyncio.Task[None]:
        """Take updates until `end`."""
        return self._supervisor.spawn(
            "polling",
            self._dispatcher.start_polling(
                self._bot,
                polling_timeout=POLL,
                backoff_config=BACKOFF,
                allowed_updates=["message", "callback_query"],
                handle_signals=False,
                close_bot_session=False,
            ),
        )

    async def end(self) -> None:
        """Take no more updates."""
        await self._dispatcher.stop_polling()

    async def drain(self) -> None:
        """Let running handlers end, and a stop also where no handler waits for it."""
        for patience in (DRAIN, self._stop_patience):
            try:
                async with asyncio.timeout(patience):
                    await self._presses.drained()
                    await self._stop.ended()
                break
            except TimeoutError:
                if not self._stop.under_way:
                    logger.warning("some presses are still in work and are cut off")
                    break
        await self._confirm_updates()

    async def _confirm_updates(self) -> None:
        """Tell Telegram which updates were taken, where the last poll did not: else they come
        again.
        """
        newest, confirmed = self._presses.newest_update, self._session.confirmed
        if newest is None or (confirmed is not None and confirmed > newest):
            return
        try:
            async with asyncio.timeout(FAREWELL):
                await self._bot.get_updates(newest + 1, limit=1, timeout=0)
        except TimeoutError:
            logger.debug("Telegram has not answered the last poll")
        except TelegramAPIError as failure:
            logger.info("the last updates may come again: %s", type(failure).__name__)
