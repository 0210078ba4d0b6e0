"""The one function through which every request to a server passes, and how its answer is read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from services.trueconf.errors import ProtocolError, TrueConfError, Unreachable
from services.trueconf.http.failures import BROKEN, failure
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.http.tls import TlsContexts, certificate_times
from services.trueconf.http.wire import Wire
from services.trueconf.limits import ClientLimits
from services.trueconf.models import Endpoint
from services.trueconf.reading.parsing import number, plausible

BUSY = HTTPStatus.TOO_MANY_REQUESTS


class Transport:
    """Sends requests to one server and maps every failure to the tree of `errors`."""

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
        self._certificate: bytes | None = None
        self._certificate_end: datetime | None = None
        self._places = asyncio.Semaphore(limits.connections)

    async def send(
        self,
        operation: Operation,
        *ids: str,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> Answer:
        """The server's answer with any status but 429 and 5xx.

        Raises Unreachable, TLSFailure, ProtocolError.
        """
        origin = f"{self._endpoint.address}: {operation}"
        sent = _Sent()
        try:
            async with asyncio.timeout(self._limits.whole_call), self._places:
                request = self._request(operation, ids, query, body, token)
                request.extensions["trace"] = sent.trace
                answer = await self._patiently(request, operation, origin)
            if answer.status == BUSY or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                failed = Unreachable("server-error", sent=True)
                failed.status = answer.status
                raise failed
        except TrueConfError as error:
            error.sent = error.sent or sent.begun
            error.add_note(origin)
            raise
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            ours = failure(error, sent=sent.begun)
            ours.add_note(origin)
            raise ours from error
        return answer

    async def aclose(self) -> None:
        """Closes every connection; the transport is of no use afterwards."""
        if self._wire is not None:
            await self._wire.aclose()

    @property
    def certificate_expires(self) -> datetime | None:
        """When the certificate that the server last presented ends; None before the first answer,
        and for one that cannot be read.
        """
        return self._certificate_end

    def _note_certificate(self, response: httpx.Response) -> None:
        presented = _presented(response)
        if presented is not None and presented != self._certificate:
            self._certificate = presented
            times = certificate_times(presented)
            self._certificate_end = times and times[1]

    def _opened(self) -> Wire:
        if self._wire is None:
            context = self._tls.context(self._endpoint.certificate)
            self._wire = Wire(context, self._limits)
        return self._wire

    def _request(
        self,
        operation: Operation,
        ids: Sequence[str],
        query: Mapping[str, str] | None,
        body: Mapping[str, str] | None,
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
        whole = self._limits.whole_call
        timeouts = httpx.Timeout(whole, connect=self._limits.connect)
        return httpx.Request(
            operation.method,
            base + operation.path_for(*ids),
            params=params,
            json=body,
            headers=headers,
            extensions={"timeout": timeouts.as_dict()},
        )

    async def _patiently(
        self, request: httpx.Request, operation: Operation, origin: str
    ) -> Answer:
        """One exchange; a read is repeated once if the connection broke or the server is busy."""
        if not operation.repeatable:
            return await self._exchange(request, operation, origin)
        try:
            answer = await self._exchange(request, operation, origin)
        except BROKEN:
            return await self._exchange(request, operation, origin)
        if answer.status == BUSY and answer.retry_after is not None:
            await asyncio.sleep(answer.retry_after)
            return await self._exchange(request, operation, origin)
        return answer

    async def _exchange(self, request: httpx.Request, operation: Operation, origin: str) -> Answer:
        unread = ""
        content = b""
        with self._observe():
            response = await self._opened().handle_async_request(request)
            try:
                self._note_certificate(response)
                content = await self._body(response, operation)
            except ProtocolError as error:
                if response.is_success:
                    raise
                unread = error.what  # the status tells enough
            finally:
                await response.aclose()
        pause = response.headers.get("Retry-After")
        return Answer(
            origin=origin,
            status=response.status_code,
            content=content,
            unread=unread,
            most_values=self._limits.values,
            date=_date(response.headers.get("Date", "")),
            retry_after=number(pause, most=self._limits.longest_pause),
        )

    async def _body(self, response: httpx.Response, operation: Operation) -> bytes:
        """The body as it came. Raises ProtocolError if it is packed or larger than it may be."""
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        if encoding not in ("", "identity"):
            raise ProtocolError("a packed body")
        most = self._most(operation) if response.is_success else self._limits.error_page
        if (number(response.headers.get("Content-Length")) or 0) > most:
            raise ProtocolError("too large")
        content, pieces = bytearray(), 0
        async for piece in response.aiter_raw():
            content += piece
            pieces += 1
            if len(content) > most or pieces > self._limits.pieces:
                raise ProtocolError("too large")
        return bytes(content)

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


def _presented(response: httpx.Response) -> bytes | None:
    """The certificate of the connection that the answer came by, also where nobody verified it."""
    tls = response.extensions["network_stream"].get_extra_info("ssl_object")
    return tls.getpeercert(binary_form=True) if tls is not None else None


class _Sent:
    """Knows from httpcore's trace whether any byte of the request has left."""

    begun = False

    async def trace(self, event: str, _info: Mapping[str, object]) -> None:
        if event.endswith("send_request_headers.started"):
            self.begun = True


def _date(header: str) -> datetime | None:
    """The server's clock, from the Date header."""
    try:
        moment = parsedate_to_datetime(header)
        return plausible(moment.astimezone(UTC)) if moment.tzinfo else None
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
