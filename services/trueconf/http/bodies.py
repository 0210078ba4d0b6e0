"""Bodies: bounded JSON, what a refusal says, and whether a TrueConf Server wrote it: gateways,
proxies and firewalls refuse as well (trueconf-api.md 2.2), with pages or JSON of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from services.trueconf.reading.parsing import integer

_LONGEST_NUMBER = 40  # parsing takes time by the square of the length

# Statuses that proxies and firewalls use as well.
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


def read_json(content: bytes, most_values: int) -> object:
    """Raises ValueError with a short reason."""
    # Every value follows one of these. Counting those inside texts as well does no harm.
    if sum(map(content.count, (b",", b"{", b"["))) > most_values:
        raise ValueError("too many values")
    try:
        # The parser is one call into C. These functions are in Python, so other threads run.
        return json.loads(content, object_hook=_same, parse_int=_whole, parse_float=_decimal)
    # A body of brackets alone nests deeper than the parser goes.
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error


def _same(members: dict[str, object]) -> dict[str, object]:
    return members


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _decimal(digits: str) -> float | None:
    return float(digits) if len(digits) <= _LONGEST_NUMBER else None


def reasons(body: object) -> set[str]:
    """Every `reason` in a body, in the envelope or above it."""
    error = body.get("error") if isinstance(body, Mapping) else None
    candidates = [body, error, *_entries(body)]
    found = (each.get("reason") for each in candidates if isinstance(each, Mapping))
    return {reason for reason in found if isinstance(reason, str)}


def names_missing_conference(body: object) -> bool:
    return any(entry.get("reason") == "conferenceNotFound" for entry in _entries(body))


def names_missing_route(body: object) -> bool:
    return any(entry.get("reason") == "routeNotFound" for entry in _entries(body))


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
    error = body.get("error") if isinstance(body, Mapping) else None
    entries = error.get("errors") if isinstance(error, Mapping) else None
    listed = entries if isinstance(entries, list) else []
    return [entry for entry in listed if isinstance(entry, Mapping)]
