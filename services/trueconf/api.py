"""Operations with a token: refused tokens are renewed, everything else is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from services.trueconf.answers import Answer
from services.trueconf.auth import Tokens
from services.trueconf.errors import NotAuthorised, TrueConfError
from services.trueconf.limits import ClientLimits
from services.trueconf.models import Endpoint
from services.trueconf.operations import Operation
from services.trueconf.paging import Take, read_pages
from services.trueconf.transport import Transport


class Api:
    """What both generations build on: one server's transport, and its token."""

    def __init__(
        self, transport: Transport, endpoint: Endpoint, token: Operation, limits: ClientLimits
    ) -> None:
        """`token` is the operation that gives tokens in that generation."""
        request = {
            "grant_type": "client_credentials",
            "client_id": endpoint.client_id,
            "client_secret": endpoint.client_secret,
        }
        self._address = endpoint.address
        self._transport = transport
        self._limits = limits
        self._tokens = Tokens(endpoint, lambda: transport.send(token, body=request), limits)

    async def call(
        self, operation: Operation, *ids: str, query: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer, if it is a success. A refused token is renewed once, never in a loop.

        Raises any TrueConfError.
        """
        with nothing_sent(f"{self._address}: before {operation}"):
            token = await self._tokens.current()
        answer = await self._transport.send(operation, *ids, query=query, token=token)
        if answer.refuses_token:
            with already_sent(answer, f"{self._address}: {operation}, its token refused"):
                answer = await self._again(answer, token, operation, *ids, query=query)
        return answer.judged(operation)

    async def _again(
        self,
        refusal: Answer,
        refused: str,
        operation: Operation,
        *ids: str,
        query: Mapping[str, str] | None,
    ) -> Answer:
        if refusal.foreign and not self._tokens.renewable:
            return refusal
        with nothing_sent(f"{self._address}: before {operation} again"):
            token = await self._tokens.instead_of(refused)
        answer = await self._transport.send(operation, *ids, query=query, token=token)
        if answer.refuses_token and not answer.foreign:
            raise answer.noted(NotAuthorised())
        return answer

    async def read(
        self,
        operation: Operation,
        *ids: str,
        take: Take,
        keys: Sequence[str],
        query: Mapping[str, str] | None = None,
        ahead: int = 1,
    ) -> None:
        """All pages of a list, see `read_pages`. Raises any TrueConfError."""

        async def fetch(number: int | None) -> Answer:
            asked = dict(query or {})
            if number is not None:
                asked[operation.page_in] = str(number)
            return await self.call(operation, *ids, query=asked)

        await read_pages(
            fetch, take, keys=keys, limits=self._limits, paged=operation.paged, ahead=ahead
        )


@contextmanager
def nothing_sent(note: str) -> Iterator[None]:
    """Around what comes before a request: a failure means that the request was not sent."""
    try:
        yield
    except TrueConfError as error:
        error.sent = False
        error.add_note(note)
        raise


@contextmanager
def already_sent(refusal: Answer, note: str) -> Iterator[None]:
    """Around what follows a request that was refused: a failure means that it has left, and where
    it was not sent again, that this was the answer to it.
    """
    try:
        yield
    except TrueConfError as error:
        if not error.sent:
            error.sent, error.status = True, refusal.status
        error.add_note(note)
        raise
