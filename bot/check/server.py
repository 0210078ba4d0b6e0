"""One TrueConf Server, from its name to its permissions."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

from bot.check import unchanged
from bot.check.permissions import PermissionsLook
from bot.check.probes import Probe, Subject, known
from bot.check.report import CheckResult, Line, fault, not_tried, ok, warning
from bot.check.tls import TlsLook
from bot.check.trouble import NAME_SERVERS, fault_of
from bot.endpoints import endpoint
from bot.settings import ServerSettings
from services.clock import Clock
from services.trueconf import (
    ApiProbe,
    ClientLimits,
    Endpoint,
    Generation,
    TlsContexts,
    TLSFailure,
    TrueConfClient,
    TrueConfError,
)

if TYPE_CHECKING:
    from bot.limits import Limits

# A clock that is further off than this shows wrong times and, in the end, wrong certificates.
CLOCK_OFF = timedelta(minutes=1)

_SECURE = ("TLS", "certificate chain", "certificate name", "certificate end")


async def check_server(
    server: ServerSettings, limits: Limits, tls: TlsContexts, chains: TlsContexts, now: Clock
) -> list[Line]:
    """`tls` is for questions, `chains` for looking at certificates (see `TlsLook`)."""
    subject = Subject(f"Server {server.name}", limits.check)
    no_credentials = unchanged.credentials(server)
    left = [known("credentials", no_credentials)] if no_credentials else []
    if no_address := unchanged.address(server):
        return await subject.look(known("address", no_address), *left)
    async with AsyncExitStack() as opened:
        look = _Look(endpoint(server), tls, limits.client, now)
        opened.push_async_callback(look.close)
        certificate = TlsLook(endpoint(server), chains, limits.check.soon, now)
        plain, permissions = await asyncio.gather(
            subject.look(
                Probe("name", look.name),
                Probe("TCP", look.tcp, ("name",)),
                Probe("TLS", certificate.handshake, ("TCP",)),
                Probe("certificate chain", certificate.chain, ("TLS",)),
                Probe("certificate name", certificate.name, uses=("TLS",)),
                Probe("certificate end", certificate.end, uses=("TLS",)),
                Probe("API", look.api, _SECURE),
                Probe("clock", look.clock, ("API",)),
                Probe("status port", look.status_port, ("name",)),
            ),
            subject.look(*left) if left else _permissions(subject, look),
        )
        return plain + permissions


async def _permissions(subject: Subject, look: _Look) -> list[Line]:
    """As soon as the generation is known, whatever else is still being looked at."""
    api = await subject.finding("API")
    if api.blocks or look.generation is None:
        return await subject.look(Probe("permissions", _never, uses=("API",)))
    async with aclosing(look.probe(look.generation)) as probe:
        return await subject.look(*PermissionsLook(probe, look.generation).probes())


async def _never() -> CheckResult:
    return not_tried("the generation of the API is not known")


class _Look:
    """The looks that need no token."""

    def __init__(
        self, endpoint: Endpoint, tls: TlsContexts, limits: ClientLimits, now: Clock
    ) -> None:
        self._endpoint = endpoint
        self._now = now
        self._tls = tls
        self._limits = limits
        # Without the settings' word on it, so that the server can contradict.
        self._client = TrueConfClient(replace(endpoint, generation=None), tls=tls, limits=limits)
        self.generation: Generation | None = None  # once the server is known to speak it

    async def close(self) -> None:
        await self._client.aclose()

    def probe(self, generation: Generation) -> ApiProbe:
        """For the permissions. Whoever takes it closes it."""
        return ApiProbe(self._endpoint, generation, tls=self._tls, limits=self._limits)

    async def name(self) -> CheckResult:
        host = self._endpoint.host
        if _is_address(host):
            return ok(f"{host} is an address, there is none to resolve")
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._limits.resolve):
                found = await loop.getaddrinfo(host, self._endpoint.port, type=socket.SOCK_STREAM)
        except TimeoutError:
            return fault("the name servers do not answer", NAME_SERVERS)
        except (OSError, UnicodeError):
            return fault(
                f"{host} cannot be resolved",
                "Correct ip in the settings, or the DNS of this machine.",
            )
        addresses = dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found)
        return ok(f"{host} is {', '.join(addresses)}")

    async def tcp(self) -> CheckResult:
        try:
            _, writer = await asyncio.open_connection(self._endpoint.host, self._endpoint.port)
        except OSError:
            return fault(
                f"nothing answers at port {self._endpoint.port}",
                "Check that the server is on, that its HTTPS is switched on, the port in ip, and "
                "the firewalls in between.",
            )
        writer.transport.abort()
        return ok(f"port {self._endpoint.port} answers")

    async def api(self) -> CheckResult:
        try:
            info = await self._client.server_info()
        except TrueConfError as error:
            return fault_of(error)
        asked_for = self._endpoint.generation
        if asked_for == "v4" and info.generation == "v3.3":
            return fault(
                "the server does not speak v4, which api_version asks for",
                'Set api_version to "auto" or "v3.3".',
            )
        self.generation = asked_for or info.generation
        version = f", TrueConf Server {info.version}" if info.version else ""
        return ok(f"{self.generation}{version}")

    async def clock(self) -> CheckResult:
        try:
            told = await self._client.server_time()
        except TrueConfError as error:
            return fault_of(error)
        if told is None:
            return not_tried("the server does not tell the time")
        off = told - self._now()
        if abs(off) <= CLOCK_OFF:
            return ok("as this machine's")
        ahead = "ahead of" if off > timedelta() else "behind"
        return warning(
            f"{timedelta(seconds=round(abs(off).total_seconds()))} h {ahead} this machine's",
            "Set both clocks by a time server (NTP).",
        )

    async def status_port(self) -> CheckResult:
        port = self._endpoint.status_port
        try:
            answer = await self._client.status_port()
        except TLSFailure:
            return not_tried("nothing can be asked without the file in ssl_certificate")
        if answer.answering:
            return ok(f"{port} answers")
        return warning(
            f"{port} does not answer, so the bot cannot tell whether the video engine runs",
            "Check the port under server_status, and open it for this machine in the firewalls.",
        )


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
