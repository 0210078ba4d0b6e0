"""What the program counts of itself, for `bot/health`.

The metrics are always in use: prometheus-client imports in 7 ms and takes 0.7 MB.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from math import inf
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
from prometheus_client import Counter, Histogram, disable_created_metrics

from bot.timings import waiting_for
from services.trueconf import FOREIGN, TLSFailure, TrueConfError, Unreachable, UnreachableReason
from services.trueconf import failure as failure_of

# Of what is the bot's own, and of what the servers are like.
PREFIX = "trueconf_bot"
SERVERS_PREFIX = "trueconf"

# Prometheus knows when a process began; a time for each label would double the page.
disable_created_metrics()  # type: ignore[no-untyped-call]

# Seconds within which a press can be handled, to count by.
STEPS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, inf)

# Seconds within which the web API of a server can answer a check; from 2 on it is slow, and after
# 5 nobody waits.
ANSWER_STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, inf)

ANSWERED, GIVEN_UP, FAILED = "answered", "given-up", "failed"


class Outcomes:
    """How often each request ended how; known ones start as zeros, so the first failure shows.

    `word_for` tells which of `words` a failure is; None for a mistake of ours.
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
        self.metric = Counter(
            f"{PREFIX}_{whom}_requests",
            "By how they ended, in words",
            (label, "outcome"),
            registry=None,
        )
        self._word_for = word_for
        self._words = (ANSWERED, *words, GIVEN_UP, FAILED)
        self._asked: set[str] = set()
        for what in asked:
            self._expect(what)

    def counts(self) -> dict[tuple[str, ...], int]:
        """How often each outcome came, by what was asked and the word."""
        (family,) = self.metric.collect()
        return {tuple(each.labels.values()): int(each.value) for each in family.samples}

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        """Count how the request inside ends."""
        if what not in self._asked:
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
            self.metric.labels(what, outcome).inc()

    def _expect(self, what: str) -> None:
        self._asked.add(what)
        for word in self._words:
            self.metric.labels(what, word)


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


class AnswerTimes:
    """How long the web API of each server took to answer the checks of the monitoring."""

    def __init__(self, names: Iterable[str]) -> None:
        self.metric = Histogram(
            f"{SERVERS_PREFIX}_answer_seconds",
            "That the web API took to answer a check of the monitoring",
            ("server",),
            buckets=ANSWER_STEPS,
            registry=None,
        )
        for name in names:
            self.metric.labels(name)

    def note(self, name: str, seconds: float) -> None:
        self.metric.labels(name).observe(seconds)


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
    """How long presses took, from their arrival to the end of their work."""

    def __init__(self) -> None:
        self.metric = Histogram(
            f"{PREFIX}_press_seconds",
            "From the arrival of a press to the end of its work",
            buckets=STEPS,
            registry=None,
        )

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, Update) or event.callback_query is None:
            return await handler(event, data)
        with self.metric.time():
            return await handler(event, data)
