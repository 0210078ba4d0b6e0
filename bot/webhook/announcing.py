"""Tells Telegram where to hand over updates."""

from __future__ import annotations

import asyncio
import errno
import logging
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.types import BufferedInputFile
from aiogram.utils.backoff import Backoff

from bot.settings import WebhookSettings
from bot.telegram import ALLOWED, Routes, kind_of, marked, quoted, secret_of, told
from bot.webhook.limits import WebhookLimits
from services.db import DatabaseFailed

logger = logging.getLogger(__name__)

_CERTIFICATE = re.compile(
    rb"-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----.+?-----END \1-----", re.DOTALL
)


async def announce(
    bot: Bot,
    routes: Routes,
    settings: WebhookSettings,
    limits: WebhookLimits,
    prove: Callable[[], Awaitable[None]],
) -> bytes:
    """Set the webhook, as long as it takes: whether Telegram knows its secret cannot be asked.

    :return: the certificate that Telegram has got, empty for none
    """
    pauses = Backoff(limits.pauses)
    said = ""
    while True:
        wait = next(pauses)
        try:
            await prove()  # another process may have set its own meanwhile
            certificate = public(settings.certificate) if settings.certificate else b""
            await _set(bot, settings, limits, certificate)
        except DatabaseFailed as failure:
            kind, words = "database", f"{failure}."
        except OSError as failure:
            kind = "certificate"
            words = f"{settings.certificate} cannot be read: {failure.strerror}."
        except TelegramAPIError as failure:
            if isinstance(failure, TelegramRetryAfter):
                wait = max(wait, min(failure.retry_after, pauses.max_delay))
            kind, words = kind_of(failure), told(failure, routes)
            if kind in ("refused", "webhook"):  # the latter: another program sets its own just now
                words = f"Telegram refuses the webhook: {quoted(failure.message)}."
        else:
            return certificate
        level = logging.WARNING if kind != said else logging.DEBUG
        logger.log(level, "setWebhook: %s Again in %.0f s.", words, wait)
        said = kind
        await asyncio.sleep(wait)


def public(certificate: Path) -> bytes:
    """The file as it is now, without a private key that may stand beside the certificate. Raises
    OSError.
    """
    found = [each[0] for each in _CERTIFICATE.finditer(certificate.read_bytes())]
    if not found:
        raise OSError(errno.EINVAL, "it holds no certificate")
    return b"\n".join([*found, b""])


async def _set(
    bot: Bot, settings: WebhookSettings, limits: WebhookLimits, certificate: bytes
) -> None:
    await bot.set_webhook(
        marked(settings.url.get_secret_value(), bot.token),
        certificate=BufferedInputFile(certificate, "certificate.pem") if certificate else None,
        max_connections=limits.max_connections,
        allowed_updates=list(ALLOWED),
        drop_pending_updates=False,
        secret_token=secret_of(bot.token),
    )
