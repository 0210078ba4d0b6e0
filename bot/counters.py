"""What the program counts of itself. `bot/health` tells Prometheus of it where that is wanted:
its library takes a MiB.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import accumulate
from math import inf
from time import monotonic
from typing import Any, get_args

from aiogram import BaseMiddleware, Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject, Update

from bot.timings import waiting_for
from services.trueconf import FOREIGN, TLSFailure, TrueConfError, Unreachable, UnreachableReason
from services.trueconf import failure as failure_of

# Seconds within which a press can be handled, to count by.
STEPS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, inf)

ANSWERED, GIVEN_UP, FAILED = "answered", "given-up", "failed"


class Outcomes:
    """How often each request ended how; known ones start as zeros, so the first failure shows.

    `word_for` tells which of `words` a failure is; None for a mistake of ours.

    :ivar whom: who is asked
    :ivar label: what tells those who are asked, or what they are asked, apart
    """

    def __init__(
        self,
        whom: str,
        label: str,
        *,
        asked: Iterable[str],
        words: Iterable[str],
        word_for: Callable[[Exception], str | None],
    ) -> None:
        self.whom = whom
        self.label = label
        self._word_for = word_for
        self._words = (ANSWERED, *words, GIVEN_UP, FAILED)
        self._counts: Counter[tuple[str, str]] = Counter()
        for what in asked:
            self._expect(what)

    def counts(self) -> Mapping[tuple[str, str], int]:
        """How often each outcome came, by what was asked and the word."""
        return self._counts

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Count how the request inside ends."""
        if (what, ANSWERED) not in self._counts:
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
            self._counts[what, outcome] += 1

    def _expect(self, what: str) -> None:
        self._counts.update({(what, word): 0 for word in self._words})


class ServerRequests(Outcomes):
    """Requests to the servers, by their names."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(
            "server",
            "server",
            asked=names,
            words=(*get_args(UnreachableReason), "tls", "protocol"),
            word_for=_server_word,
        )

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        with self.of(name), waiting_for("server"):
            yield


class TelegramRequests(Outcomes, BaseRequestMiddleware):
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
        super().__init__(
            "telegram",
            "method",
            asked=self.METHODS,
            words=("refused", "flood", "network", "server-error"),
            word_for=_word,
        )

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        with self.of(method.__api_method__):
            return await make_request(bot, method)


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

    :ivar seconds: of all of them together
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._counts = [0] * len(STEPS)

    def within(self) -> Mapping[float, int]:
        """How many took at most each of `STEPS`."""
        return dict(zip(STEPS, accumulate(self._counts), strict=True))

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
            took = monotonic() - begun
            self.seconds += took
            self._counts[bisect_left(STEPS, took)] += 1
