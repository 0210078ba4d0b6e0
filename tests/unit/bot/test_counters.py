"""How requests ended, in words that stay when a library renames its exceptions."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import suppress

import aiohttp
import httpx
import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe

from bot.counters import Outcomes, ServerRequests, TelegramRequests
from services.trueconf import ProtocolError, TLSFailure, Unreachable

METHOD = GetMe()


def ended(tally: Outcomes, failure: BaseException | None) -> dict[str, int]:
    """What was counted when a request ended so."""
    with suppress(BaseException), tally.of("Main"):
        if failure is not None:
            raise failure
    return {word: count for (_, word), count in tally.counts().items() if count}


@pytest.mark.parametrize(
    ("failure", "word"),
    [
        (None, "answered"),
        (asyncio.CancelledError(), "given-up"),
        (aiohttp.ConnectionTimeoutError(), "timeout"),
        (aiohttp.ClientPayloadError(), "broken"),
        (aiohttp.ServerDisconnectedError(), "broken"),
        (httpx.DecodingError(""), "protocol"),
        (ssl.SSLError(""), "tls"),
        (Unreachable("server-error", sent=True), "server-error"),
        (TLSFailure("expired"), "tls"),
        (ProtocolError("too large"), "protocol"),
        (ZeroDivisionError(), "failed"),
    ],
    ids=repr,
)
def test_of_servers(failure: BaseException | None, word: str) -> None:
    assert ended(ServerRequests(["Main", "Other"]), failure) == {word: 1}


@pytest.mark.parametrize(
    ("failure", "word"),
    [
        (None, "answered"),
        (asyncio.CancelledError(), "given-up"),
        (TelegramNetworkError(METHOD, ""), "network"),
        (TelegramRetryAfter(METHOD, "", 3), "flood"),
        (TelegramServerError(METHOD, ""), "server-error"),
        (TelegramBadRequest(METHOD, ""), "refused"),
        (TelegramForbiddenError(METHOD, ""), "refused"),
        (TelegramConflictError(METHOD, ""), "refused"),
        (TelegramUnauthorizedError(METHOD, ""), "refused"),
        (ClientDecodeError("", ValueError(), ""), "failed"),
        (ZeroDivisionError(), "failed"),
    ],
    ids=repr,
)
def test_of_telegram(failure: BaseException | None, word: str) -> None:
    assert ended(TelegramRequests(), failure) == {word: 1}


def test_how_it_can_end_is_there_before_it_does() -> None:
    tally = ServerRequests(["Main"])
    assert {what for what, _ in tally.counts()} == {"Main"}
    assert not any(tally.counts().values())
    words = {word for _, word in tally.counts()}
    ended(tally, None)
    assert {word for _, word in tally.counts()} == words


def test_what_was_not_expected_is_there_with_all_its_ends() -> None:
    tally = TelegramRequests()
    with tally.of("sendDice"):
        pass
    assert tally.counts()["sendDice", "answered"] == 1
    assert {word for what, word in tally.counts() if what == "sendDice"} == {
        word for what, word in tally.counts() if what == "getMe"
    }
