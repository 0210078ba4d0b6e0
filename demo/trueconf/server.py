"""A simulated TrueConf Server: the HTTPS API, the status port, and a log of what was asked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC
from email.utils import format_datetime
from types import TracebackType
from typing import Literal, Self
from urllib.parse import unquote

from aiohttp import web

from demo.trueconf.calls import GRANT_PATHS, Calls, RequestSeen
from demo.trueconf.faults import Answer, Faults
from demo.trueconf.listener import Listener
from demo.trueconf.oauth import Application, Gate
from demo.trueconf.options import Options
from demo.trueconf.tls import Authority, ServerTls
from demo.trueconf.v3 import ApiV3
from demo.trueconf.v4 import ApiV4
from demo.trueconf.world.state import World

Generation = Literal["v3.3", "v4"]

VERSIONS: dict[Generation, str] = {"v3.3": "5.3.0.10128", "v4": "5.5.6.12345"}


class SimulatedTrueConf:
    """One server of a generation; a v4 one also answers v3.3 unless `v3_too` is false.

    Without `tls` it presents a certificate of an authority of its own (`tls.authority`). Port 0 is
    a free one. After `stop` it starts again on the same ports, with the same world and tokens.
    `api` and `status` are its two listeners, which can also be stopped and started apart.
    """

    def __init__(
        self,
        world: World,
        generation: Generation = "v3.3",
        *,
        tls: ServerTls | None = None,
        status_port: bool = True,
        v3_too: bool = True,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self.world = world
        self.generation = generation
        self.version = VERSIONS[generation]
        self.options = Options()
        self.faults = Faults()
        self.tls = tls or Authority().issue(host, "localhost")
        self.requests: list[RequestSeen] = []
        self.api = Listener(self._handle_api, host, port, self.tls.context)
        self.status = Listener(self._handle_status, host)
        self._has_status_port = status_port
        self._activity = asyncio.Event()
        self._gate = Gate(self.options, world.now)
        self._calls = self._calls_of(v3=generation == "v3.3" or v3_too, v4=generation == "v4")

    def _calls_of(self, *, v3: bool, v4: bool) -> Calls:
        def connects() -> list[str]:
            return [f"{self.world.name}:{self.status_port}"]

        return Calls(
            self._gate,
            self.options,
            ApiV3(self.world, self.options) if v3 else None,
            ApiV4(self.world, self.options, self.version, connects) if v4 else None,
        )

    # Where it is

    @property
    def address(self) -> str:
        """Host and port of the API, as an administrator writes them into the settings."""
        host = f"[{self.api.host}]" if ":" in self.api.host else self.api.host
        return f"{host}:{self.api.port}"

    @property
    def url(self) -> str:
        return f"https://{self.address}"

    @property
    def status_port(self) -> int:
        """The port of `/vsstatus`; a closed one if the server was made without."""
        return self.status.port

    # Who may use it

    @property
    def applications(self) -> dict[str, Application]:
        """The OAuth2 applications by client id; `client` with the secret `secret` may do all."""
        return self._gate.applications

    @property
    def secret_key(self) -> str:
        """The key that never expires and is taken as an access token with all rights."""
        return self._gate.secret_key

    def revoke_tokens(self) -> None:
        """Every token given so far is refused from now on; the secret key is not."""
        self._gate.revoke_tokens()

    # What it has seen

    @property
    def handshakes(self) -> int:
        """TLS connections made to the API so far."""
        return self.api.handshakes

    @property
    def posts(self) -> list[RequestSeen]:
        """The POST requests so far, those for tokens apart."""
        return [
            seen
            for seen in self.requests
            if seen.method == "POST" and seen.path not in GRANT_PATHS
        ]

    @property
    def stops(self) -> list[str]:
        """The conference ids of the stop requests that arrived, applied or not."""
        paths = [seen.path.removesuffix("/").split("/")[-3:] for seen in self.posts]
        # To stop a recording is a path that ends in the same way.
        return [unquote(each) for at, each, act in paths if (at, act) == ("conferences", "stop")]

    async def until(self, holds: Callable[[], object], timeout: float = 30.0) -> None:
        """Waits until it holds, looking anew at each request and answer; else TimeoutError."""
        async with asyncio.timeout(timeout):
            while not holds():
                await self._activity.wait()

    def _note_activity(self) -> None:
        self._activity.set()
        self._activity = asyncio.Event()

    # Lifecycle

    async def start(self) -> None:
        """Listens on both ports; OSError when someone else has taken one."""
        await self.api.start()
        await self.status.start()
        if not self._has_status_port:
            await self.status.stop()

    async def stop(self) -> None:
        """Falls over at once: requests in work and open connections are cut."""
        for listener in (self.api, self.status):
            listener.refuse()
        await self.api.stop()
        await self.status.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()

    async def present(self, tls: ServerTls) -> None:
        """Another certificate from now on; who has seen the old one is cut off."""
        self.tls = tls
        await self.api.present(tls.context)

    # Handling

    async def _handle_api(self, request: web.BaseRequest) -> web.StreamResponse:
        seen = await self._record(request, self.api)

        async def answer() -> web.Response:
            await asyncio.sleep(self.options.latency)
            return self._calls.answer(seen).response()

        return await self._respond(request, seen, answer)

    async def _handle_status(self, request: web.BaseRequest) -> web.StreamResponse:
        seen = await self._record(request, self.status)

        async def answer() -> web.Response:
            if (seen.method, seen.path) != ("GET", "/vsstatus"):
                return web.Response(status=404)
            page = f"<html><body>TrueConf Server {self.version}</body></html>"
            return web.Response(text=page, content_type="text/html")

        return await self._respond(request, seen, answer)

    async def _record(self, request: web.BaseRequest, listener: Listener) -> RequestSeen:
        seen = RequestSeen(
            method=request.method,
            # A real server cuts off a fragment that the client forgot to encode.
            path=request.raw_path.partition("#")[0].partition("?")[0],
            query=dict(request.query),
            headers={name.lower(): value for name, value in request.headers.items()},
            body=await request.read(),
            connection=listener.connection(request),
            at=time.monotonic(),
        )
        self.requests.append(seen)
        self._note_activity()
        return seen

    async def _respond(
        self, request: web.BaseRequest, seen: RequestSeen, answer: Answer
    ) -> web.StreamResponse:
        kind = self.faults.take(seen.method, seen.path)
        response = await (kind.respond(self, request, answer) if kind else answer())
        if response is None:
            if request.transport:
                request.transport.abort()
            return web.Response()
        seen.status, seen.answered_at = response.status, time.monotonic()
        self._note_activity()
        if not response.prepared:
            now = self.world.now() + self.options.clock_skew
            response.headers["Date"] = format_datetime(now.astimezone(UTC), usegmt=True)
            for cookie in self.options.cookies:
                response.headers.add("Set-Cookie", cookie)
        return response
