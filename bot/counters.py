"""What the program counts of itself from its start on, for whoever asks (`bot/health`)."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from math import inf
from time import monotonic
from typing import Any, get_args

from aiogram import BaseMiddleware
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import TelegramObject, Update

from bot.timings import waiting_for
from services.trueconf import FOREIGN, TLSFailure, TrueConfError, Unreachable, UnreachableReason
from services.trueconf import failure as failure_of

# Seconds within which a press can be handled, to count by.
STEPS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, inf)

ANSWERED, GIVEN_UP, FAILED = "answered", "given-up", "failed"


class Outcomes(Counter[tuple[str, str]]):
    """How often each thing that was asked was answered, or how it failed, in words. What can be
    asked and how it can end are there from the start, as zeros: the first failure is seen.

    :param asked: what can be asked, as far as it is known
    :param words: how a request can end
    :param word_for: which of these words a failure is; None for a mistake of ours
    """

    def __init__(
        self,
        asked: Iterable[str],
        words: Iterable[str],
        word_for: Callable[[Exception], str | None],
    ) -> None:
        super().__init__()
        self._word_for = word_for
        self._words = (ANSWERED, *words, GIVEN_UP, FAILED)
        for what in asked:
            self._expect(what)

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Count how the request inside ends."""
        if (what, ANSWERED) not in self:
            self._expect(what)
        outcome = FAILED
        try:
            yield
            outcome = ANSWERED
        except asyncio.CancelledError:  # somebody lost patience
            outcome = GIVEN_UP
            raise
        except Exception as failure:
            word = self._word_for(failure)
            outcome = word if word in self._words else FAILED
            raise
        finally:
            self[what, outcome] += 1

    def _expect(self, what: str) -> None:
        self.update({(what, word): 0 for word in self._words})


class ServerRequests(Outcomes):
    """Requests to the servers, by their names."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(names, (*get_args(UnreachableReason), "tls", "protocol"), _server_word)

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        """Entered around each HTTP request."""
        with self.of(name), waiting_for("server"):
            yield


class TelegramRequests(Outcomes):
    """Requests to Telegram, by their methods."""

    # Those of every day.
    METHODS = (
        "answerCallbackQuery",
        "editMessageReplyMarkup",
        "editMessageText",
        "getMe",
        "getUpdates",
        "sendMessage",
    )

    def __init__(self) -> None:
        super().__init__(self.METHODS, ("refused", "flood", "network", "server-error"), _word)


def _server_word(failure: Exception) -> str | None:
    if isinstance(failure, FOREIGN):
        failure = failure_of(failure, sent=True)
    match failure:
        case Unreachable():
            return failure.reason
        case TLSFailure():
            return "tls"
        case TrueConfError():
            return "protocol"
        case _:
            return None


def _word(failure: Exception) -> str | None:
    match failure:
        case TelegramRetryAfter():
            return "flood"
        case TelegramNetworkError():
            return "network"
        case TelegramServerError():
            return "server-error"
        case TelegramAPIError():
            return "refused"
        case _:
            return None


class PressDurations(BaseMiddleware):
    """How long presses took, from their arrival to the end of their work.

    :ivar seconds: of all presses together
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._counts = [0] * len(STEPS)

    def up_to(self) -> Iterator[tuple[float, int]]:
        """How many presses took at most so many seconds, for each of the steps."""
        return zip(STEPS, accumulate(self._counts), strict=True)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, Update) or event.callback_query is None:
            return await handler(event, data)
        begun = monotonic()
        try:
            return await handler(event, data)
        finally:
            seconds = monotonic() - begun
            self.seconds += seconds
            self._counts[bisect_left(STEPS, seconds)] += 1
