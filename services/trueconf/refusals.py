"""What the body of a refusal tells, and whether a TrueConf Server wrote it (trueconf-api.md 2.2).

Gateways, proxies and firewalls refuse as well: with a page, or with JSON of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from services.trueconf.parsing import integer

# What also something in front of a server says.
STATUSES = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.PROXY_AUTHENTICATION_REQUIRED,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)

# RFC 6749 and 6750, and what clients of v4 expect.
_OAUTH = frozenset(
    {
        *("invalid_request", "invalid_client", "invalid_grant", "invalid_scope"),
        *("unauthorized_client", "unsupported_grant_type", "access_denied", "expired_token"),
        *("invalid_token", "insufficient_scope", "unauthorized"),
    }
)


def reasons(body: object) -> set[str]:
    """Every `reason` in a body, in the envelope or above it."""
    error = body.get("error") if isinstance(body, Mapping) else None
    candidates = [body, error, *_entries(body)]
    found = (each.get("reason") for each in candidates if isinstance(each, Mapping))
    return {reason for reason in found if isinstance(reason, str)}


def names_missing_conference(body: object) -> bool:
    """Whether the server says in its envelope that there is no such conference."""
    return any(entry.get("reason") == "conferenceNotFound" for entry in _entries(body))


def is_of_trueconf(body: object) -> bool:
    """Whether it has one of the known shapes: the envelope, a reason on top, or OAuth's."""
    if not isinstance(body, Mapping):
        return False
    if reasons(body):
        return True
    error = body.get("error")
    if isinstance(error, str):
        return error in _OAUTH or isinstance(body.get("error_description"), str)
    if not isinstance(error, Mapping):
        return False
    return isinstance(error.get("errors"), list) or integer(error.get("code")) is not None


def _entries(body: object) -> list[Mapping[str, object]]:
    """What the envelope lists."""
    error = body.get("error") if isinstance(body, Mapping) else None
    entries = error.get("errors") if isinstance(error, Mapping) else None
    listed = entries if isinstance(entries, list) else []
    return [entry for entry in listed if isinstance(entry, Mapping)]
