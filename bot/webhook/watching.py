"""Whether Telegram still has the webhook: whoever knows the token can take it away, and then
Telegram is as silent as if nobody pressed anything.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from time import monotonic

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiogram.types import WebhookInfo

from bot.settings import WebhookSettings
from bot.telegram import ALLOWED, host_of, is_marked, marked, once_only, quoted
from bot.webhook.announcing import public
from bot.webhook.limits import WebhookLimits
from services.clock import Clock

logger = logging.getLogger(__name__)


class Watch:
    def __init__(
        self, bot: Bot, settings: WebhookSettings, limits: WebhookLimits, now: Clock
    ) -> None:
        self._bot = bot
        self._url = marked(settings.url.get_secret_value(), bot.token)
        self._certificate = settings.certificate
        self._limits = limits
        self._now = now
        self._failed_at = now()  # what failed before is no news
        self._said: dict[str, float] = {}

    async def lost(self, sent: bytes) -> None:
        """Until Telegram has another webhook than ours, none, or one with an older certificate
        than the file holds. That, and what Telegram says of ours, goes into the log.
        """
        while True:
            if (info := await self._asked()) is None:
                continue
            if loss := self._loss(info):
                return self._warn(f"{loss} The webhook is set again.")
            self._note_failure(info)
            if self._is_renewed(sent):
                return logger.info("The certificate is another one. The webhook is set again.")

    async def _asked(self) -> WebhookInfo | None:
        await asyncio.sleep(self._limits.look)
        try:
            with once_only():
                return await self._bot.get_webhook_info()
        except TelegramRetryAfter as failure:
            await asyncio.sleep(min(failure.retry_after, self._limits.longest_wait))
        except AiogramError as failure:
            logger.debug("getWebhookInfo: %s, again later", type(failure).__name__)
        return None

    def _loss(self, info: WebhookInfo) -> str:
        """Which webhook there is instead of ours; empty where it is ours."""
        if not info.url:
            return (
                "Telegram has no webhook of this bot any more. If another program uses "
                "tg-api-token, give it a bot of its own."
            )
        if info.url != self._url and is_marked(info.url, self._bot.token):
            return (
                f"Another copy of this program has set its webhook, to {host_of(info.url)}. "
                "Stop it, or give it a bot of its own."
            )
        if info.url != self._url:
            return (
                f"Another program has set its webhook for this bot, to {host_of(info.url)}. "
                "Give it a bot of its own."
            )
        if set(info.allowed_updates or ()) != set(ALLOWED):
            return "Another program has changed what Telegram hands over to the webhook."
        return ""

    def _is_renewed(self, sent: bytes) -> bool:
        """A file that cannot be read is on its way to be another one."""
        try:
            return self._certificate is not None and public(self._certificate) != sent
        except OSError:
            return False

    def _note_failure(self, info: WebhookInfo) -> None:
        """What kept Telegram from handing over an update, since we looked last."""
        if info.last_error_date is None or info.last_error_date <= self._failed_at:
            return
        self._failed_at = info.last_error_date
        self._warn(
            "Telegram could not hand over an update: "
            f"{quoted(info.last_error_message or '') or 'it does not say why'}.",
            f" It was {self._age(info.last_error_date):.0f} s ago. Look at the proxy in front of "
            "the bot.",
        )

    def _age(self, moment: datetime) -> float:
        return max(0.0, (self._now() - moment).total_seconds())

    def _warn(self, what: str, more: str = "") -> None:
        """The same only from time to time: who takes it away once may do so each minute."""
        now, rest = monotonic(), self._limits.said_again
        self._said = {each: at for each, at in self._said.items() if now - at < rest}
        level = logging.DEBUG if what in self._said else logging.WARNING
        self._said.setdefault(what, now)
        logger.log(level, "%s%s", what, more)
