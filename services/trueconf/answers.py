"""An HTTP answer that arrived whole, and what its status and body mean (trueconf-api.md 2.2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

from services.trueconf.errors import (
    NoSuchPath,
    NotFound,
    PermissionMissing,
    ProtocolError,
    TrueConfError,
)
from services.trueconf.operations import Operation

Failure = TypeVar("Failure", bound=TrueConfError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`origin` names server and endpoint for the notes; `date` is the server's clock."""

    origin: str
    status: int
    content: bytes
    date: datetime | None
    retry_after: float | None

    @property
    def refuses_token(self) -> bool:
        """A new token may help: 401, or 403 with the reason `accessTokenInvalid`."""
        if self.status == HTTPStatus.FORBIDDEN:
            return "accessTokenInvalid" in self._reasons()
        return self.status == HTTPStatus.UNAUTHORIZED

    @property
    def succeeded(self) -> bool:
        """Any 2xx."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def is_refusal_of_trueconf(self) -> bool:
        """Whether the body is an error in the words of TrueConf's API."""
        return bool(self._reasons())

    def document(self) -> object:
        """The body as JSON. Raises ProtocolError."""
        try:
            return json.loads(self.content)
        # A body of nothing but brackets is deeper than the parser goes.
        except (ValueError, RecursionError) as error:
            raise self.unexpected("not JSON") from error

    def unexpected(self, what: str) -> ProtocolError:
        """The error for an answer that cannot be understood."""
        return self.noted(ProtocolError(what))

    def judged(self, operation: Operation) -> Answer:
        """Itself, if it is a success for that operation.

        Raises PermissionMissing, NotFound, ProtocolError.
        """
        if self.succeeded or self.status in operation.accepted:
            return self
        if self.status == HTTPStatus.FORBIDDEN and operation.permission is not None:
            raise self.noted(PermissionMissing(operation.permission))
        if self.status == HTTPStatus.NOT_FOUND:
            raise self.noted(NotFound() if self._names_what_is_missing() else NoSuchPath())
        raise self.unexpected(f"HTTP {self.status}")

    def noted(self, error: Failure) -> Failure:
        """The error with the status, and a note of where it happened."""
        error.status = self.status
        error.add_note(self.origin)
        return error

    def _names_what_is_missing(self) -> bool:
        # Any other 404 may be of a gateway, or of a path: it says nothing about a conference.
        return "conferenceNotFound" in self._reasons()

    def _reasons(self) -> set[str]:
        """Every `reason` in the error envelope; nothing if the body is something else."""
        try:
            body = self.document()
        except ProtocolError:
            return set()
        error = body.get("error") if isinstance(body, dict) else None
        entries = error.get("errors") if isinstance(error, dict) else None
        listed = entries if isinstance(entries, list) else []
        candidates = [body, error, *listed]
        reasons = (each.get("reason") for each in candidates if isinstance(each, dict))
        return {reason for reason in reasons if isinstance(reason, str)}
