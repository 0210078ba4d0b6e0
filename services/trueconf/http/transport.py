"""The one function through which every request to a server passes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus

import httpx

from services.trueconf.errors import ProtocolError, TrueConfError, Unreachable
from services.trueconf.http import responses
from services.trueconf.http.failures import FOREIGN, failure
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.http.tls import TlsContexts
from services.trueconf.http.wire import Wire
from services.trueconf.limits import ClientLimits
from services.trueconf.models import Endpoint
from services.trueconf.reading.parsing import number

BUSY = HTTPStatus.TOO_MANY_REQUESTS


class Transport:
    """Turns every failure into an error of `errors`."""

    def __init__(
        self,
        endpoint: Endpoint,
        tls: TlsContexts,
        observe: Callable[[], AbstractContextManager[None]],
        limits: ClientLimits,
    ) -> None:
        self._endpoint = endpoint
        self._tls = tls
        self._observe = observe
        self._limits = limits
        self._wire: Wire | None = None
        self._slots = asyncio.Semaphore(limits.connections)

    async def send(
        self,
        operation: Operation,
        *ids: str,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, object] | None = None,
        token: str | None = None,
    ) -> Answer:
        """Any status but 429 and 5xx. Raises Unreachable, TLSFailure, ProtocolError."""
        origin = f"{self._endpoint.address}: {operation}"
        sent = _Sent()
        try:
            async with asyncio.timeout(self._limits.whole_call), self._slots:
                request = self._request(operation, ids, query, body, token)
                request.extensions["sent"] = sent
                answer = await self._exchange_with_retry(request, operation, origin)
            if answer.status == BUSY or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                failed = Unreachable("server-error", sent=True)
                failed.status = answer.status
                raise failed
        except TrueConfError as error:
            error.sent = error.sent or sent.begun
            error.add_note(origin)
            raise
        except FOREIGN as error:
            ours = failure(error, sent=sent.begun)
            ours.add_note(origin)
            raise ours from error
        return answer

    async def aclose(self) -> None:
        if self._wire is not None:
            await self._wire.aclose()

    @property
    def certificate_expires(self) -> datetime | None:
        """None also if it cannot be read."""
        return self._wire.certificate_end if self._wire is not None else None

    def _open_wire(self) -> Wire:
        if self._wire is None:
            context = self._tls.context(self._endpoint.certificate)
            self._wire = Wire(context, self._limits)
        return self._wire

    def _request(
        self,
        operation: Operation,
        ids: Sequence[str],
        query: Mapping[str, str] | None,
        body: Mapping[str, object] | None,
        token: str | None,
    ) -> httpx.Request:
        endpoint = self._endpoint
        base = endpoint.status_address if operation.on_status_port else endpoint.address
        params = dict(query or {})
        # Bodies are never unpacked: a few packed bytes can become gigabytes.
        headers = {
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "User-Agent": endpoint.user_agent,
        }
        if token is not None and operation.query_token:
            params["access_token"] = token
        elif token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return httpx.Request(
            operation.method,
            _url(base + operation.path_for(*ids)),
            params=params or None,
            json=body,
            headers=headers,
            extensions={"timeout": {"connect": self._limits.connect}},
        )

    async def _exchange_with_retry(
        self, request: httpx.Request, operation: Operation, origin: str
    ) -> Answer:
        """Repeats a read once if the connection broke or the server is busy; nothing else."""
        if not operation.repeatable:
            return await self._exchange(request, operation, origin)
        try:
            answer = await self._exchange(request, operation, origin)
        except Unreachable as error:
            if error.reason != "broken" or not error.sent:
                raise
            return await self._exchange(request, operation, origin)
        if answer.status == BUSY and answer.retry_after is not None:
            await asyncio.sleep(answer.retry_after)
            return await self._exchange(request, operation, origin)
        return answer

    async def _exchange(self, request: httpx.Request, operation: Operation, origin: str) -> Answer:
        unread = ""
        content = b""
        with self._observe():
            response = await self._open_wire().handle_async_request(request)
            try:
                most = self._most(operation) if response.is_success else self._limits.error_page
                content = await responses.read_body(response, most, self._limits.pieces)
            except ProtocolError as error:
                if response.is_success:
                    raise
                unread = error.what  # the status says enough
            finally:
                await response.aclose()
        pause = response.headers.get("Retry-After")
        return Answer(
            origin=origin,
            status=response.status_code,
            content=content,
            unread=unread,
            most_values=self._limits.values,
            date=responses.date(response.headers.get("Date", "")),
            retry_after=number(pause, most=self._limits.longest_pause),
        )

    def _most(self, operation: Operation) -> int:
        match operation.body:
            case "status":
                return self._limits.status_page
            case "token":
                return self._limits.token
            case "rows":
                return self._limits.page
            case "single":
                return self._limits.single


@lru_cache(maxsize=1024)
def _url(address: str) -> httpx.URL:
    """Taken apart once: of a check each second, that is a twentieth of the work."""
    return httpx.URL(address)


class _Sent:
    """Whether any byte of the request has left."""

    begun = False
