"""An HTTP answer that arrived whole, and what its status and body mean (trueconf-api.md 2.2)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

from services.trueconf import refusals
from services.trueconf.documents import read_json
from services.trueconf.errors import (
    Blocked,
    NoSuchPath,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TrueConfError,
)
from services.trueconf.operations import Operation

# From here on a body takes too long to be read between two other tasks.
_LARGE = 256 * 1024

Failure = TypeVar("Failure", bound=TrueConfError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`origin` names server and endpoint for the notes; `date` is the server's clock.

    :ivar unread: why the body of a failure was not read; empty where it was
    :ivar most_values: in its JSON, before which it is too large
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
            return "accessTokenInvalid" in refusals.reasons(self._body())
        return self.status == HTTPStatus.UNAUTHORIZED

    @property
    def refuses_credentials(self) -> bool:
        """Of an answer to a token request: client id and secret are wrong, or may not be used."""
        if self.foreign:
            return False
        if self.status == HTTPStatus.BAD_REQUEST:
            return refusals.is_of_trueconf(self._body())
        return self.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)

    @property
    def foreign(self) -> bool:
        """Whether a refusal is no TrueConf Server's: something in front of it answered.

        An empty 401 may be the server's own: what v4 writes there is unknown (section 2.2).
        """
        if self.status not in refusals.STATUSES:
            return False
        if self.status == HTTPStatus.UNAUTHORIZED and not self.content and not self.unread:
            return False
        return not refusals.is_of_trueconf(self._body())

    @property
    def succeeded(self) -> bool:
        """Any 2xx."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_refusal_of_trueconf(self) -> bool:
        """Whether the body is an error in the words of TrueConf's API."""
        return bool(refusals.reasons(self._body()))

    def document(self) -> object:
        """The body as JSON. Raises ProtocolError."""
        if self.unread:
            raise self.unexpected(self.unread)
        try:
            return read_json(self.content, self.most_values)
        except ValueError as error:
            raise self.unexpected(str(error)) from error

    async def large_document(self) -> object:
        """As `document`, beside the other tasks if it is large."""
        if len(self.content) < _LARGE:
            return self.document()
        return await asyncio.to_thread(self.document)

    def unexpected(self, what: str) -> ProtocolError:
        """The error for an answer that cannot be understood."""
        return self.noted(ProtocolError(what))

    def judged(self, operation: Operation) -> Answer:
        """Itself, if it is a success for that operation.

        Raises PermissionMissing, NotFound, ProtocolError, Blocked among them.
        """
        if self.succeeded or self.status in operation.accepted:
            return self
        if self.foreign:
            raise self.noted(Blocked(self.status))
        if self.status == HTTPStatus.FORBIDDEN and operation.permission is not None:
            raise self.noted(PermissionMissing(operation.permission))
        if self.status == HTTPStatus.NOT_FOUND:
            named = refusals.names_missing_conference(self._body())
            raise self.noted(NotFound() if named else NoSuchPath())
        raise self.unexpected(f"HTTP {self.status}")

    def noted(self, error: Failure) -> Failure:
        """The error with the status, and a note of where it happened."""
        error.status = self.status
        error.add_note(self.origin)
        return error

    def _body(self) -> object:
        """The body as JSON; None if it is something else."""
        try:
            return self.document()
        except ProtocolError:
            return None
