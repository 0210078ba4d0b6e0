"""A mail server and a webhook on this machine, as strict or as broken as a story wants them."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PASSWORD = "p4ssw0rd-of-a-test"


@dataclass
class Mail:
    subject: str
    text: str
    sender: str
    recipients: list[str]


def _bytes(content: bytes | str | None) -> bytes:
    return content if isinstance(content, bytes) else (content or "").encode()


@dataclass
class MailServer:
    """Takes mail on loopback without TLS; `unknown` are addresses that it refuses, `unwanted` a
    word in a text that it answers with `answer`.
    """

    login: bool = False
    unknown: set[str] = field(default_factory=set)
    unwanted: str = "\0"
    answer: str = "550 5.7.1 refused by a filter"
    attempts: int = 0
    mails: list[Mail] = field(default_factory=list)
    port: int = 0
    _server: asyncio.Server | None = None

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    def url(self, *to: str, password: str = PASSWORD) -> str:
        login = f"bot:{password}@" if self.login else ""
        recipients = ",".join(to or ("admins@example.com",))
        return f"mailto://{login}127.0.0.1:{self.port}?from=bot@example.com&to={recipients}&mode=insecure"

    def _connection(self) -> SMTP:
        if not self.login:
            return SMTP(self, hostname="mail.example.com")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a login without TLS: it is on loopback
            return SMTP(
                self,
                hostname="mail.example.com",
                authenticator=self._authenticate,
                auth_require_tls=False,
                auth_required=True,
            )

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any
    ) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
        return AuthResult(success=right, handled=False)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        message = message_from_bytes(_bytes(envelope.content), policy=policy.default)
        body = message.get_content().replace("\r\n", "\n").strip()
        self.attempts += 1
        if self.unwanted in body:
            return self.answer
        mail = Mail(message["Subject"], body, str(envelope.mail_from), envelope.rcpt_tos)
        self.mails.append(mail)
        return "250 OK"


async def _taken(_request: web.Request) -> web.Response:
    return web.Response()


@dataclass
class Webhook:
    """Keeps what is posted; `answer` may refuse it, or keep it waiting."""

    answer: Callable[[web.Request], Awaitable[web.Response]] = _taken
    posts: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    port: int = 0
    _runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._take)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    def url(self, rest: str = "hook") -> str:
        return f"http://127.0.0.1:{self.port}/{rest}"

    @property
    def titles(self) -> list[str]:
        return [body["title"] for _, body in self.posts]

    async def _take(self, request: web.Request) -> web.Response:
        self.posts.append((request.raw_path, await request.json()))
        return await self.answer(request)
