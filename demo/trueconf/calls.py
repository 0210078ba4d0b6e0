"""Requests in, replies out: which call it is, whether it may be made, what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demo.trueconf.api import Api
from demo.trueconf.oauth import Gate
from demo.trueconf.options import Options
from demo.trueconf.replies import RefusalError, Reply


@dataclass
class RequestSeen:
    """A request as it arrived; `status` is None while, or if, no answer was given.

    `path` is raw: still encoded, without query. `at` and `answered_at` are monotonic seconds,
    `connection` counts the connections to its port from 0. Names of headers are in lower case.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes
    connection: int
    at: float
    answered_at: float | None = None
    status: int | None = None

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip()

    @property
    def bearer(self) -> str | None:
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token if scheme.lower() == "bearer" else None


V3_GRANT_PATH = "/oauth2/v1/token"
V4_GRANT_PATH = "/api/v4/oauth2/token"
GRANT_PATHS = (V3_GRANT_PATH, V4_GRANT_PATH)


class Calls:
    """All calls that a server answers, by the generations that it speaks."""

    def __init__(self, gate: Gate, options: Options, v3: Api | None, v4: Api | None) -> None:
        self._gate = gate
        self._options = options
        self._apis: Sequence[Api] = [api for api in (v3, v4) if api]
        self._grant_paths = {V3_GRANT_PATH: v3, V4_GRANT_PATH: v4}

    def answer(self, seen: RequestSeen) -> Reply:
        """Applies the request to the world; refusals are in the envelope of section 2.2."""
        v4 = seen.path.startswith("/api/v4/")
        try:
            return self._answer(seen, v4=v4)
        except RefusalError as refusal:
            return refusal.reply(traced=v4)

    def _answer(self, seen: RequestSeen, *, v4: bool) -> Reply:
        if seen.method == "POST" and self._grant_paths.get(seen.path):
            return self._gate.grant(seen.body, seen.content_type, v4=v4)
        for api in self._apis:
            for route in api.routes():
                ids = route.ids(seen.method, seen.path)
                if ids is not None:
                    self._gate.check(self._token(seen, v4=v4), route.permission, v4=v4)
                    return route.answer(seen.query, ids, seen.body)
        raise RefusalError(404, "routeNotFound", "Route is not found.")

    def _token(self, seen: RequestSeen, *, v4: bool) -> str | None:
        by_header = seen.bearer if v4 or self._options.header_tokens else None
        return by_header or seen.query.get("access_token")
