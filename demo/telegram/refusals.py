"""How the Bot API refuses: codes, descriptions, parameters (telegram-bot-api.md section 1)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

_PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class RefusedError(Exception):
    """A request that is not carried out.

    `illegal` marks content that Telegram never takes (as against "message is not modified" or
    "chat not found", which depend on the moment); `scripted` marks a refusal that a test ordered.
    """

    def __init__(
        self,
        code: int,
        reason: str = "",
        *,
        parameters: dict[str, int] | None = None,
        illegal: bool = False,
        scripted: bool = False,
    ) -> None:
        self.code = code
        self.description = describe(code, reason)
        self.parameters = parameters or {}
        self.illegal = illegal
        self.scripted = scripted
        super().__init__(self.description)

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body

    def headers(self) -> dict[str, str]:
        """The headers that go with it."""
        if self.code == HTTPStatus.TOO_MANY_REQUESTS:
            return {"Retry-After": str(self.parameters["retry_after"])}
        return {}


def describe(code: int, reason: str) -> str:
    """Prefix by code, then the reason in lower case unless it is a token such as BUTTON_…."""
    if not reason:
        return _PREFIXES[code]
    token = len(reason) > 1 and (reason[1] == "_" or reason[1].isupper())
    return f"{_PREFIXES[code]}: {reason if token else reason[0].lower() + reason[1:]}"


def illegal(reason: str) -> RefusedError:
    """A 400 for content that Telegram never takes."""
    return RefusedError(HTTPStatus.BAD_REQUEST, reason, illegal=True)


def bad_request(reason: str) -> RefusedError:
    """A 400 that depends on the moment."""
    return RefusedError(HTTPStatus.BAD_REQUEST, reason)


def too_many_requests(seconds: int, *, scripted: bool = False) -> RefusedError:
    """A 429 that asks to come again after so many seconds (section 7)."""
    return RefusedError(
        HTTPStatus.TOO_MANY_REQUESTS,
        f"retry after {seconds}",
        parameters={"retry_after": seconds},
        scripted=scripted,
    )


def conflict(*, scripted: bool = False) -> RefusedError:
    """The 409 of a poll that another poll has ended (section 8)."""
    return RefusedError(
        HTTPStatus.CONFLICT,
        "terminated by other getUpdates request; make sure that only one bot instance is running",
        scripted=scripted,
    )
