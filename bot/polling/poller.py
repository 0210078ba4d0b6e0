"""The talk with Telegram from the first poll to the last word."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from time import monotonic

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.utils.backoff import Backoff

from bot.polling.in_hand import InHand
from bot.polling.length import PollLength
from bot.polling.limits import PollLimits
from bot.polling.troubles import PollTroubles
from bot.polling.webhooks import own_removed, webhook_told
from bot.telegram import (
    ALLOWED,
    Kind,
    NotDelivered,
    PollCut,
    TakeUpdates,
    TelegramSession,
    Unreadable,
    is_refused,
    kind_of,
    told,
)
from bot.updates import Presses
from services.background import Supervisor
from services.db import DatabaseFailed, NotActive
from services.stop import Stop

logger = logging.getLogger(__name__)


class Polling:
    def __init__(
        self,
        bot: Bot,
        session: TelegramSession,
        in_hand: InHand,
        limits: PollLimits,
        *,
        presses: Presses,
        stop: Stop,
        stop_patience: float,
        supervisor: Supervisor,
        prove: Callable[[], Awaitable[None]],  # that this process is the active one
        on_polling: Callable[[], object],
        give_up: Callable[[str], None],  # gets the reason why this process must not poll
    ) -> None:
        self._bot = bot
        self._session = session
        self._in_hand = in_hand
        self._limits = limits
        self._presses = presses
        self._stop = stop
        self._stop_patience = stop_patience
        self._supervisor = supervisor
        self._prove = prove
        self._on_polling = on_polling
        self._give_up = give_up
        self._updates = in_hand.updates
        self._length = PollLength(limits.length)
        self._troubles = PollTroubles()
        self._soon, self._late = Backoff(limits.soon), Backoff(limits.late)
        self._begun = 0.0
        self._catching_up = True  # until nothing is left that has waited for this process
        self._answered = False
        self._lost = 0
        # Updates before this id have been confirmed; None where that is not known.
        self._confirmed: int | None = None
        self._polling: asyncio.Task[None] | None = None
        self._ended = False

    def begin(self) -> asyncio.Task[None]:
        """Take updates until `end`."""
        self._polling = self._supervisor.spawn("polling", self._run())
        return self._polling

    async def end(self) -> None:
        self._ended = True
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.wait((self._polling,))

    async def drain(self) -> None:
        """Let running handlers end, and a stop also where no handler waits for it."""
        for patience in (self._limits.drain, self._stop_patience):
            try:
                async with asyncio.timeout(patience):
                    await self._presses.drained()
                    await self._stop.ended()
                break
            except TimeoutError:
                if not self._stop.under_way:
                    logger.warning("some presses are still in work and are cut off")
                    break
        await self._in_hand.secure()
        await self._confirm_updates()

    async def _run(self) -> None:
        try:
            await self._in_hand.go_on()
            self._begun = monotonic()
            self._on_polling()
            while True:
                await self._poll()
        except NotActive as reason:
            self._give_up(f"This process ends: {reason}.")
        except asyncio.CancelledError:
            if not self._ended:
                raise
        finally:
            logger.info("Polling stopped")

    async def _poll(self) -> None:
        await self._in_hand.secure()
        await self._proven()
        method = TakeUpdates(
            offset=self._updates.offset,
            # In a trouble, any answer at once says that it is over.
            timeout=0 if self._troubles.kind or self._catching_up else self._length.seconds,
            allowed_updates=list(ALLOWED),
        )
        self._confirmed = method.offset  # by asking for what comes after them
        asked = monotonic()
        try:
            if batch := await self._bot(method):
                await self._proven()
            # Nothing is awaited until they are begun: the farewell confirms what has been read.
            every = self._updates.read(self._bot, method, batch)
        except (asyncio.CancelledError, NotActive):
            self._confirmed = None  # it may not have left the machine
            raise
        except PollCut as cut:
            self._confirmed = None
            await self._shorten(cut)
        except Exception as failure:  # whatever it is, the next poll may bring updates
            self._confirmed = None
            await self._sit_out(failure)
        else:
            self._note_success()
            if not every:
                self._length.was_quiet(monotonic() - asked)
                self._catching_up = False
            self._in_hand.begin(every, is_left=self._catching_up)

    async def _proven(self) -> None:
        """While nobody can tell whose turn it is, updates are left alone. Raises NotActive."""
        pauses = Backoff(self._limits.soon)
        while True:
            try:
                return await self._prove()
            except NotActive:
                raise
            except DatabaseFailed as failure:
                logger.debug("updates wait: %s", failure)
                await pauses.asleep()

    def _note_success(self) -> None:
        self._answered = True
        self._lost = 0
        self._troubles.end()
        self._soon.reset()
        self._late.reset()

    async def _shorten(self, cut: PollCut) -> None:
        before = self._length.seconds
        self._length.was_cut(cut.after)
        logger.info(
            "A quiet poll was cut after %.1f s (%s): from %s s to %s s.",
            cut.after,
            cut.message,
            before,
            self._length.seconds,
        )
        await self._soon.asleep()

    async def _sit_out(self, failure: Exception) -> None:
        """Say what is wrong, once, and wait before the next poll."""
        await self._proven()  # another poller may be the one that has taken over
        if isinstance(failure, TelegramNetworkError) and isinstance(
            failure.__cause__, TimeoutError
        ):
            self._length.was_lost()
        self._lost += 1
        kind = kind_of(failure)
        if kind == "webhook" and await own_removed(self._bot):
            return
        if self._is_fatal(kind):
            self._give_up(await self._words(failure))
        elif self._is_sure(failure) and self._troubles.is_new(kind):
            unknown = None if isinstance(failure, AiogramError) else failure
            logger.warning("%s", await self._words(failure), exc_info=unknown)
        await asyncio.sleep(self._pause_after(failure))

    def _pause_after(self, failure: Exception) -> float:
        match failure:
            case TelegramRetryAfter():
                return min(failure.retry_after, self._limits.longest_wait)
            case Unreadable():  # others' updates may come with what cannot be read
                return self._limits.soon.min_delay
            case _ if is_refused(failure):
                return next(self._late)
        return next(self._soon)

    def _is_sure(self, failure: Exception) -> bool:
        """Whether the trouble is more than that of one route, where there are others to try."""
        one_route = isinstance(failure, TelegramNetworkError) and not isinstance(
            failure, NotDelivered
        )
        return not one_route or self._lost >= self._session.routes.count

    def _is_fatal(self, kind: Kind) -> bool:
        """Whether this process had better not run. Later it goes on: alerts need no updates."""
        beginning = monotonic() - self._begun < self._limits.conflict_is_fatal
        match kind:
            case "webhook":
                return beginning or not self._answered
            case "other poller":
                return beginning
        return False

    async def _words(self, failure: Exception) -> str:
        if kind_of(failure) == "webhook":
            return await webhook_told(self._bot, self._session.routes)
        return told(failure, self._session.routes)

    async def _confirm_updates(self) -> None:
        """Confirm the updates that were taken, unless the last poll did: else they come again."""
        offset = self._updates.offset
        if offset is None or offset == self._confirmed:
            return
        try:
            async with asyncio.timeout(self._limits.farewell):
                await self._prove()
                await self._bot(TakeUpdates(offset=offset, limit=1, timeout=0))
        except (TimeoutError, DatabaseFailed):
            logger.debug("the last updates may have been left for whoever takes over")
        except TelegramAPIError as failure:
            logger.info("the last updates may come again: %s", failure.message)
