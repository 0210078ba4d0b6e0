"""The certificate of a server: each fact by itself, though a handshake names only the first."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from bot.check.report import CheckResult, fault, ok, warning
from services.clock import Clock
from services.trueconf import (
    Endpoint,
    TlsContexts,
    TLSFailure,
    TLSReason,
    certificate_times,
    failure,
)


@dataclass(frozen=True, slots=True)
class Handshake:
    certificate: bytes  # DER
    version: str  # of TLS


class TlsLook:
    """`chains` are contexts of nobody else, as their names are not checked."""

    def __init__(
        self, endpoint: Endpoint, chains: TlsContexts, soon: timedelta, now: Clock
    ) -> None:
        self._endpoint = endpoint
        self._chains = chains
        self._soon = soon
        self._now = now
        self._certificate = b""

    async def handshake(self) -> CheckResult:
        """Whether TLS is spoken at all; whatever the certificate, nothing is sent."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        try:
            done = await self._shake_hands(context)
        except OSError:
            return fault(
                f"what listens at port {self._endpoint.port} does not speak TLS as it should",
                "Switch HTTPS on in the server's control panel, and check the port in ip.",
            )
        self._certificate = done.certificate
        return ok(done.version)

    async def chain(self) -> CheckResult:
        """Whether it comes from whom the settings trust, whatever its name and time."""
        if not self._endpoint.certificate:
            return warning(
                "not verified, because ssl_certificate is false",
                "Set ssl_certificate to the path of the server's certificate or of its CA.",
            )
        try:
            context = self._chains.context(self._endpoint.certificate)
        except TLSFailure:
            return fault("the file in ssl_certificate holds none", "Give one in PEM format.")
        context.check_hostname = False
        if await self._refusal(context) not in (None, "expired", "not-yet-valid"):
            return fault(
                "not trusted",
                "Set ssl_certificate to the path of the server's certificate or of its CA.",
            )
        return ok("trusted")

    async def name(self) -> CheckResult:
        """Whether it was made for the host of the settings, whoever made it."""
        context = ssl.create_default_context(
            cadata=ssl.DER_cert_to_PEM_cert(self._certificate),
        )
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        if await self._refusal(context) == "name":
            return self._judged(
                f"made for another name than {self._endpoint.host}",
                "Write into ip the name that the certificate was made for, or renew it with "
                "this one.",
            )
        return ok(f"made for {self._endpoint.host}")

    async def end(self) -> CheckResult:
        """How long it can still be used."""
        return judged_end(
            self._certificate,
            self._now(),
            self._soon,
            renew="Renew the certificate on the server.",
            judged=self._judged,
        )

    def _judged(self, found: str, advice: str) -> CheckResult:
        """Where nothing is verified, the bot works with such a certificate all the same."""
        return (fault if self._endpoint.certificate else warning)(found, advice)

    async def _refusal(self, context: ssl.SSLContext) -> TLSReason | None:
        """Why a handshake comes to nothing."""
        try:
            await self._shake_hands(context)
        except OSError as error:
            ours = failure(error, sent=False)
            return ours.reason if isinstance(ours, TLSFailure) else "other"
        return None

    async def _shake_hands(self, context: ssl.SSLContext) -> Handshake:
        host = self._endpoint.host
        _, writer = await asyncio.open_connection(
            host, self._endpoint.port, ssl=context, server_hostname=host
        )
        try:
            tls = writer.get_extra_info("ssl_object")
            return Handshake(tls.getpeercert(binary_form=True), tls.version())
        finally:
            writer.transport.abort()


def judged_end(
    certificate: bytes,
    now: datetime,
    soon: timedelta,
    *,
    renew: str,
    judged: Callable[[str, str], CheckResult] = fault,
) -> CheckResult:
    """How long a certificate, in DER, can still be used; `judged` is said of one that cannot."""
    times = certificate_times(certificate)
    if times is None:
        return warning(
            "it cannot be read, so its end is unknown",
            f"{renew} Its times must be in whole seconds.",
        )
    begins, ends = times
    day = ends.date().isoformat()
    if now > ends:
        return judged(f"it ended on {day}", renew)
    if now < begins:
        return judged(
            f"it begins only on {begins.date().isoformat()}", f"{renew} Check the clocks."
        )
    left = ends - now
    days = floor(left / timedelta(days=1))
    found = f"on {day}, in {days} day{'s' * (days != 1)}"
    return warning(found, renew) if left < soon else ok(found)
