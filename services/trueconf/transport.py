"""The wire: one pooled HTTP client per server, and the one function through which all passes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx
from cryptography import x509

from services.trueconf.answers import Answer
from services.trueconf.errors import ProtocolError, TrueConfError, Unreachable
from services.trueconf.failures import BROKEN, failure
from services.trueconf.models import Endpoint
from services.trueconf.operations import Operation
from services.trueconf.parsing import number
from services.trueconf.tls import TlsContexts

WHOLE_CALL = 8.0  # seconds, from waiting for a connection to the last byte
CONNECT = 3.0
CONNECTIONS = 8
KEEP_ALIVE = 60.0
LARGEST_BODY = 16 * 1024 * 1024
LONGEST_PAUSE = 2.0  # seconds that a Retry-After may take out of the whole call

BUSY = HTTPStatus.TOO_MANY_REQUESTS


class Transport:
    """Sends requests to one server and maps every failure to the tree of `errors`."""

    def __init__(
        self,
        endpoint: Endpoint,
        tls: TlsContexts,
        observe: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._endpoint = endpoint
        self._tls = tls
        self._observe = observe
        self._client: httpx.AsyncClient | None = None
        self._certificate: bytes | None = None
        # The pool itself loses a place when a caller that waits in it is cancelled (httpcore
        # 1.0.9), so it has no limit of its own and nobody waits there.
        self._places = asyncio.Semaphore(CONNECTIONS)

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
            async with asyncio.timeout(WHOLE_CALL), self._places:
                request = self._request(operation, ids, query, body, token)
                request.extensions["trace"] = sent.trace
                answer = await self._patiently(request, origin, repeatable=operation.repeatable)
            if answer.status == BUSY or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                failed = Unreachable("server-error", sent=True)
                failed.status = answer.status
                raise failed
        except TrueConfError as error:
            error.add_note(origin)
            raise
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            ours = failure(error, sent=sent.begun)
            ours.add_note(origin)
            raise ours from error
        return answer

    async def aclose(self) -> None:
        """Closes every connection; the transport is of no use afterwards."""
        if self._client is not None:
            await self._client.aclose()

    @property
    def certificate_expires(self) -> datetime | None:
        """When the certificate that the server last presented ends; None before the first
        answer.
        """
        if self._certificate is None:
            return None
        return x509.load_der_x509_certificate(self._certificate).not_valid_after_utc

    def _note_certificate(self, response: httpx.Response) -> None:
        self._certificate = _presented(response) or self._certificate

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = httpx.AsyncClient(
                verify=self._tls.context(self._endpoint.certificate),
                limits=httpx.Limits(keepalive_expiry=KEEP_ALIVE),
                timeout=httpx.Timeout(WHOLE_CALL, connect=CONNECT),
                # The machine's proxy and .netrc are not meant for the company's own servers.
                trust_env=False,
            )
        return self._client

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
        params, headers = dict(query or {}), {}
        if token is not None and operation.query_token:
            params["access_token"] = token
        elif token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return self._opened().build_request(
            operation.method,
            base + operation.filled(*ids),
            params=params,
            json=body,
            headers=headers,
        )

    async def _patiently(self, request: httpx.Request, origin: str, *, repeatable: bool) -> Answer:
        """One exchange; a read is repeated once if the connection broke or the server is busy."""
        if not repeatable:
            return await self._exchange(request, origin)
        try:
            answer = await self._exchange(request, origin)
        except BROKEN:
            return await self._exchange(request, origin)
        if answer.status == BUSY and answer.retry_after is not None:
            await asyncio.sleep(answer.retry_after)
            return await self._exchange(request, origin)
        return answer

    async def _exchange(self, request: httpx.Request, origin: str) -> Answer:
        content = bytearray()
        with self._observe():
            response = await self._opened().send(request, stream=True)
            try:
                async for chunk in response.aiter_bytes():
                    content += chunk
                    if len(content) > LARGEST_BODY:
                        raise ProtocolError("too large")
                self._note_certificate(response)
            finally:
                await response.aclose()
        return Answer(
            origin=origin,
            status=response.status_code,
            content=bytes(content),
            date=_date(response.headers.get("Date", "")),
            retry_after=number(response.headers.get("Retry-After"), most=LONGEST_PAUSE),
        )


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
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
