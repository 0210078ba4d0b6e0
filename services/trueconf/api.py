"""Operations with a token: a refused token is renewed, any other refusal raises."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from services.trueconf.auth import Tokens
from services.trueconf.errors import NotAuthorised, TrueConfError
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.http.transport import Transport
from services.trueconf.limits import ClientLimits
from services.trueconf.models import Endpoint
from services.trueconf.pages import Page, PageReader

Send = Callable[..., Awaitable[Answer]]
"""Sends a request with the `token` that it is given."""


class Api:
    """One server's transport and its token, from the operation `token` of its generation."""

    def __init__(
        self, transport: Transport, endpoint: Endpoint, token: Operation, limits: ClientLimits
    ) -> None:
        request = {
            "grant_type": "client_credentials",
            "client_id": endpoint.client_id,
            "client_secret": endpoint.client_secret,
        }
        self._address = endpoint.address
        self._transport = transport
        self._limits = limits
        self._tokens = Tokens(endpoint, lambda: transport.send(token, body=request), limits)

    @property
    def scope(self) -> frozenset[str]:
        """The permissions that came with the last token; empty if none were named."""
        return self._tokens.scope

    async def call(
        self, operation: Operation, *ids: str, query: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer, if a success; a refused token is renewed once. Raises any TrueConfError."""
        send = partial(self._transport.send, operation, *ids, query=query)
        return await self._with_token(operation, send)

    async def act(
        self, operation: Operation, *ids: str, body: Mapping[str, object] | None = None
    ) -> Answer:
        """As `call`, for what has a body and no query."""
        send = partial(self._transport.send, operation, *ids, body=body)
        return await self._with_token(operation, send)

    async def _with_token(self, operation: Operation, send: Send) -> Answer:
        with marks_unsent(f"{self._address}: before {operation}"):
            token = await self._tokens.current()
        answer = await send(token=token)
        if answer.refuses_token:
            with marks_sent(answer, f"{self._address}: {operation}, its token refused"):
                answer = await self._again(answer, token, operation, send)
        return answer.raise_for_status(operation)

    async def _again(
        self,
        refusal: Answer,
        refused: str,
        operation: Operation,
        send: Send,
    ) -> Answer:
        if refusal.foreign and not self._tokens.renewable:
            return refusal
        with marks_unsent(f"{self._address}: before {operation} again"):
            token = await self._tokens.replace(refused)
        answer = await send(token=token)
        if answer.refuses_token and not answer.foreign:
            raise answer.with_origin(NotAuthorised())
        return answer

    async def pages(
        self,
        operation: Operation,
        *ids: str,
        keys: Sequence[str],
        query: Mapping[str, str] | None = None,
        ahead: int = 1,
    ) -> AsyncGenerator[Page]:
        """The pages of a list that have new rows, until it is complete or repeats itself.

        `keys` are the fields by which a row is known again; `ahead` is how many pages of a long
        list may be asked for side by side. Close it with `aclosing` where you stop before its end.
        Raises any TrueConfError.
        """
        reader = PageReader(keys, paged=operation.paged, limits=self._limits)

        def ask(number: int | None) -> Awaitable[Answer]:
            asked = dict(query or {})
            if number is not None:
                asked[operation.page_in] = str(number)
            return self.call(operation, *ids, query=asked)

        page, number = await reader.read(await ask(None), None)
        if page.rows:
            yield page
        side_by_side = 1
        while number is not None:
            numbers = range(number, number + side_by_side)
            answers = await asyncio.gather(*map(ask, numbers), return_exceptions=True)
            for each, answer in zip(numbers, answers, strict=True):
                if each != number:
                    break  # the server counts in another way: go on from where it says
                if isinstance(answer, BaseException):
                    raise answer
                page, number = await reader.read(answer, each)
                if page.rows:
                    yield page
            side_by_side = min(side_by_side * 2, ahead)


@contextmanager
def marks_unsent(note: str) -> Iterator[None]:
    """For what comes before a request: if it fails, the request was not sent."""
    try:
        yield
    except TrueConfError as error:
        error.sent = False
        error.add_note(note)
        raise


@contextmanager
def marks_sent(refusal: Answer, note: str) -> Iterator[None]:
    """For what follows a refused request: if it fails, the request was sent all the same; if it
    was not sent again, the refusal is its answer.
    """
    try:
        yield
    except TrueConfError as error:
        if not error.sent:
            error.sent, error.status = True, refusal.status
        error.add_note(note)
        raise
