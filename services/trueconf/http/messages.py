"""What is asked of a server, and the answer that arrived whole (trueconf-api.md 2.2).

The operations themselves are declared where they are used, in `v3`, `v4` and `client`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Literal, TypeVar
from urllib.parse import quote

from services.trueconf.errors import (
    Blocked,
    NoSuchPath,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TrueConfError,
)
from services.trueconf.http import bodies

# Larger bodies take too long to be parsed in the event loop.
_LARGE = 256 * 1024

Failure = TypeVar("Failure", bound=TrueConfError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One endpoint. `path` holds `{}` for each id.

    permission: its OAuth name (trueconf-api.md section 13); None: it needs no token.
    query_token: the token goes into the query instead of a header.
    page_in: the parameter for the number of a page.
    paged: False where no source mentions pages, so only a total makes the client ask for more.
    repeatable: False if the request is sent at most once, whatever happens to the connection.
    accepted: the statuses besides 2xx that are no error.
    on_status_port: plain HTTP on that port.
    body: what the answer contains; this limits its size.
    """

    path: str
    method: Literal["GET", "POST"] = "GET"
    permission: str | None = None
    query_token: bool = False
    page_in: Literal["page", "page_id"] = "page"
    paged: bool = True
    repeatable: bool = True
    accepted: frozenset[int] = frozenset()
    on_status_port: bool = False
    body: Literal["single", "rows", "token", "status"] = "single"

    def path_for(self, *ids: str) -> str:
        """The path with its ids, fully encoded: they contain `@ # / \\ |` (section 12)."""
        return self.path.format(*(quote(each, safe="") for each in ids))

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`origin` names server and endpoint for the notes; `date` is the server's clock.

    :ivar unread: why the body of an error was not read; empty if it was
    :ivar most_values: how many values its JSON may have
    """

    origin: str
    status: int
    content: bytes
    date: datetime | None
    retry_after: float | None
    unread: str = ""
    most_values: int = 200_000

    @property
    def refuses_token(self) -> bool:
        """A new token may help: 401, or 403 with the reason `accessTokenInvalid`."""
        if self.status == HTTPStatus.FORBIDDEN:
            return "accessTokenInvalid" in bodies.reasons(self._body())
        return self.status == HTTPStatus.UNAUTHORIZED

    @property
    def refuses_credentials(self) -> bool:
        """Of an answer to a token request: client id and secret are wrong, or may not be used."""
        if self.foreign:
            return False
        if self.status == HTTPStatus.BAD_REQUEST:
            return bodies.is_of_trueconf(self._body())
        return self.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)

    @property
    def foreign(self) -> bool:
        """Whether a refusal is no TrueConf Server's: something in front of it answered.

        An empty 401 may be the server's own: what v4 writes there is unknown (section 2.2).
        """
        if self.status not in bodies.STATUSES:
            return False
        if self.status == HTTPStatus.UNAUTHORIZED and not self.content and not self.unread:
            return False
        return not bodies.is_of_trueconf(self._body())

    @property
    def succeeded(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_refusal_of_trueconf(self) -> bool:
        """Whether the body is an error in the words of TrueConf's API."""
        return bool(bodies.reasons(self._body()))

    def document(self) -> object:
        """The body as JSON. Raises ProtocolError."""
        if self.unread:
            raise self.unexpected(self.unread)
        try:
            return bodies.read_json(self.content, self.most_values)
        except ValueError as error:
            raise self.unexpected(str(error)) from error

    async def large_document(self) -> object:
        """Like `document`; a large one is parsed in a thread."""
        if len(self.content) < _LARGE:
            return self.document()
        return await asyncio.to_thread(self.document)

    def unexpected(self, what: str) -> ProtocolError:
        return self.with_origin(ProtocolError(what))

    def raise_for_status(self, operation: Operation) -> Answer:
        """Itself, if it is a success for that operation.

        Raises PermissionMissing, NotFound, ProtocolError, Blocked among them.
        """
        if self.succeeded or self.status in operation.accepted:
            return self
        if self.foreign:
            raise self.with_origin(Blocked(self.status))
        if self.status == HTTPStatus.FORBIDDEN and operation.permission is not None:
            raise self.with_origin(PermissionMissing(operation.permission))
        if self.status == HTTPStatus.NOT_FOUND:
            named = bodies.names_missing_conference(self._body())
            raise self.with_origin(NotFound() if named else NoSuchPath())
        raise self.unexpected(f"HTTP {self.status}")

    def with_origin(self, error: Failure) -> Failure:
        """The error with the status, and a note on where it happened."""
        error.status = self.status
        error.add_note(self.origin)
        return error

    def _body(self) -> object:
        try:
            return self.document()
        except ProtocolError:
            return None
