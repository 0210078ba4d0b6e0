"""What is asked of a server, and the answer that arrived whole (trueconf-api.md 2.2)."""

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

_LARGE = 256 * 1024  # larger bodies are parsed outside of the event loop

Failure = TypeVar("Failure", bound=TrueConfError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One endpoint; `v3`, `v4` and `client` declare theirs."""

    path: str  # `{}` for each id
    method: Literal["GET", "POST"] = "GET"
    permission: str | None = None  # its OAuth name (trueconf-api.md section 13); None: no token
    query_token: bool = False  # the token goes into the query, not into a header
    page_in: Literal["page", "page_id"] = "page"  # the parameter for a page's number
    paged: bool = True  # False: no source mentions pages, so only a total asks for more
    repeatable: bool = True  # False: sent at most once, whatever happens to the connection
    accepted: frozenset[int] = frozenset()  # besides 2xx
    on_status_port: bool = False  # plain HTTP
    body: Literal["single", "rows", "token", "status"] = "single"  # limits its size

    def path_for(self, *ids: str) -> str:
        """Fully encoded: ids contain `@ # / \\ |` (section 12)."""
        return self.path.format(*(quote(each, safe="") for each in ids))

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    origin: str  # server and endpoint, for the notes
    status: int
    content: bytes
    date: datetime | None  # the server's clock
    retry_after: float | None
    unread: str = ""  # why the body of an error was not read
    most_values: int = 200_000  # of its JSON

    @property
    def refuses_token(self) -> bool:
        """A new token may help: 401, or 403 with the reason `accessTokenInvalid`."""
        if self.status == HTTPStatus.FORBIDDEN:
            return "accessTokenInvalid" in bodies.reasons(self._body())
        return self.status == HTTPStatus.UNAUTHORIZED

    @property
    def refuses_credentials(self) -> bool:
        """Of a token request: client id and secret are wrong, or may not be used."""
        if self.foreign:
            return False
        if self.status == HTTPStatus.BAD_REQUEST:
            return bodies.is_of_trueconf(self._body())
        return self.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)

    @property
    def foreign(self) -> bool:
        """Whether something in front of the server refused. An empty 401 may be the server's own:
        what v4 writes there is unknown (section 2.2).
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
        return bool(bodies.reasons(self._body()))

    def document(self) -> object:
        """Raises ProtocolError."""
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
        """Itself, if a success. Raises PermissionMissing, NotFound, ProtocolError (or Blocked)."""
        if self.succeeded or self.status in operation.accepted:
            return self
        if self.foreign:
            raise self.with_origin(Blocked(self.status))
        if self.status == HTTPStatus.FORBIDDEN and operation.permission is not None:
            raise self.with_origin(PermissionMissing(operation.permission))
        if self.status == HTTPStatus.NOT_FOUND:
            if bodies.names_missing_conference(body := self._body()):
                raise self.with_origin(NotFound())
            unknown_call = bodies.names_missing_route(body)
            raise self.with_origin(NoSuchPath(unknown_call=unknown_call))
        raise self.unexpected(f"HTTP {self.status}")

    def with_origin(self, error: Failure) -> Failure:
        error.status = self.status
        error.add_note(self.origin)
        return error

    def _body(self) -> object:
        try:
            return self.document()
        except ProtocolError:
            return None
