"""What calls are made of: routes, replies and refusals, moments in every shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import count
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from aiohttp import web

from demo.trueconf.options import TimeShape

Json = dict[str, Any]
Query = Mapping[str, str]

_traces = count(118200)


@dataclass(frozen=True)
class Reply:
    """An answer with a JSON body; without a body it is empty."""

    body: object = None
    status: int = 200

    def response(self) -> web.Response:
        if self.body is None:
            return web.Response(status=self.status)
        return web.json_response(
            self.body, status=self.status, dumps=lambda body: json.dumps(body, ensure_ascii=False)
        )


class RefusalError(Exception):
    """An answer in the envelope of section 2.2."""

    def __init__(self, status: int, reason: str, message: str = "", location: str = "") -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.message = message or reason
        self.location = location

    def reply(self, *, traced: bool) -> Reply:
        """The envelope; v4 adds a trace id."""
        entry = {"reason": self.reason, "message": self.message}
        if self.location:
            entry |= {"locationType": "path", "location": self.location}
        error: Json = {"code": self.status, "message": self.message, "errors": [entry]}
        if traced:
            error["trace_id"] = str(next(_traces))
        return Reply({"error": error}, self.status)


@dataclass(frozen=True)
class Route:
    """A call: `{}` in the path stands for one id, which the endpoint gets after the query; where
    it `reads_body`, that comes last.

    `permission` is None for calls that need no token.
    """

    method: str
    path: str
    endpoint: Callable[..., Reply]
    permission: str | None = None
    reads_body: bool = False

    def ids(self, method: str, raw_path: str) -> list[str] | None:
        """The decoded ids of a request that this route answers, else None."""
        wanted, found = self.path.split("/"), raw_path.removesuffix("/").split("/")
        if method != self.method or len(wanted) != len(found):
            return None
        if any(part not in ("{}", raw) for part, raw in zip(wanted, found, strict=True)):
            return None
        return [unquote(raw) for part, raw in zip(wanted, found, strict=True) if part == "{}"]

    def answer(self, query: Query, ids: Sequence[str], body: bytes) -> Reply:
        return self.endpoint(query, *ids, *([body] if self.reads_body else []))


def not_found(reason: str, what: str, location: str) -> RefusalError:
    return RefusalError(404, reason, f"{what} is not found.", location)


def number(query: Query, name: str, default: int) -> int:
    """A whole number of the query; anything else there is refused."""
    try:
        return int(query.get(name, default))
    except ValueError:
        raise RefusalError(400, "invalidParameter", f"{name} is not a number") from None


def moment(at: datetime | None, shape: TimeShape, zone: tzinfo) -> object:
    """A moment as TrueConf Server writes it (sections 3.2, 4 and 12)."""
    if at is None or shape == "null":
        return None
    local = at.astimezone(zone)
    match shape:
        case "object":
            return _php_date(local, zone)
        case "iso":
            return local.isoformat(timespec="seconds").replace("+00:00", "Z")
        case "naive":
            return local.replace(tzinfo=None).isoformat(timespec="seconds")
        case "plain":
            return local.strftime("%Y-%m-%d %H:%M:%S.%f")
        case "unix":
            return int(at.timestamp())
        case "numeric string":
            return str(int(at.timestamp()))


def _php_date(local: datetime, zone: tzinfo) -> Json:
    named = isinstance(zone, ZoneInfo)
    return {
        "date": local.strftime("%Y-%m-%d %H:%M:%S.%f"),
        "timezone_type": 3 if named else 1,
        "timezone": str(zone) if named else local.isoformat()[-6:],
    }


def asked_zone(query: Query, own: str) -> tzinfo:
    """The zone that `timezone` asks for, in minutes (section 4); without it the server's own."""
    if "timezone" not in query:
        return ZoneInfo(own)
    minutes = number(query, "timezone", 0)
    return timezone(timedelta(minutes=minutes)) if minutes else ZoneInfo("UTC")
