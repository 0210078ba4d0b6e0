"""Telegram as the bot will find it: the routes there, the token, who else polls, the operators."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.check import unchanged
from bot.check.limits import CheckLimits
from bot.check.probes import Probe, Subject, known
from bot.check.report import CheckResult, Line, fault, not_tried, ok, warning
from bot.check.routes import Route, Routes
from bot.check.webhook import WebhookLook, certificate_found
from bot.polling import webhook_removal
from bot.settings import Settings, chat_of
from bot.telegram import TakeUpdates, is_marked, once_only, place_of
from services.clock import Clock

if TYPE_CHECKING:
    from bot.check.trials import Trial
    from bot.limits import Limits


async def check_telegram(
    settings: Settings,
    limits: Limits,
    *,
    bot_runs: bool,
    now: Clock,
    refusals: Mapping[int, tuple[str, str]],
    trials: Sequence[Trial] = (),
) -> list[Line]:
    """`bot_runs`: leave its polls alone. `refusals`: since when a chat gets no alerts, and why.
    `trials` are sent.
    """
    subject = Subject("Telegram", limits.check)
    strangers = [
        known(f"operator {each}", found)
        for each in settings.operators
        if (found := unchanged.operator(each))
    ]
    if no_token := unchanged.token(settings):
        return await subject.look(known("token", no_token), *strangers)
    async with AsyncExitStack() as opened:
        routes = Routes(settings, limits)
        for bot in routes.bots:
            await opened.enter_async_context(bot)
        opened.enter_context(once_only())
        token = settings.token.get_secret_value()
        wanted = WebhookLook(settings.webhook, token, bot_runs, now())
        look = _Look(routes, subject, refusals, limits.check, wanted=wanted, bot_runs=bot_runs)
        return await subject.look(
            *routes.probes(),
            Probe("token", look.token, seconds=limits.check.subject),
            Probe("webhook", partial(_asked, look.webhook), uses=("token",)),
            *(
                [
                    Probe(
                        "webhook certificate",
                        partial(certificate_found, pem, now(), limits.check.soon),
                    )
                ]
                if (pem := settings.webhook.certificate)
                else []
            ),
            Probe(
                "other pollers",
                partial(_asked, look.pollers),
                # Beside them, because it takes the longest of all looks.
                needs=("token", "webhook"),
                seconds=limits.check.subject,
            ),
            *(
                Probe(f"operator {each}", partial(_asked, look.operator, each), uses=("token",))
                for each in settings.operators
                if not unchanged.operator(each)
            ),
            *strangers,
            *(
                Probe(f"group {each}", partial(_asked, look.group, each), uses=("token",))
                for each in dict.fromkeys(map(chat_of, settings.alert_chats))
            ),
            *(Probe(each.name, partial(look.trial, each), uses=("token",)) for each in trials),
        )


async def _asked(look: Callable[..., Awaitable[CheckResult]], *whom: int) -> CheckResult:
    """What a look finds, or why Telegram did not answer it."""
    try:
        return await look(*whom)
    except TelegramNetworkError as failure:
        return fault(failure.message, "Try again; the way to Telegram is not reliable.")
    except TelegramAPIError:
        return fault("Telegram answers with an error of its own", "Try again in a few minutes.")


class _Look:
    _route: Route
    _bot: Bot

    def __init__(
        self,
        routes: Routes,
        subject: Subject,
        refusals: Mapping[int, tuple[str, str]],
        limits: CheckLimits,
        *,
        wanted: WebhookLook,
        bot_runs: bool,
    ) -> None:
        self._wanted = wanted
        self._refusals = refusals
        self._routes = routes
        self._subject = subject
        self._limits = limits
        self._bot_runs = bot_runs

    async def token(self) -> CheckResult:
        route = await self._routes.working()
        if route is None:
            return self._no_route()
        self._route, self._bot = route, route.bot
        match route.answer:
            case User() as me:
                return ok(f"this is @{me.username} ({me.full_name})")
            case TelegramUnauthorizedError() | TelegramNotFound():
                return fault(
                    "Telegram does not know it",
                    "Copy the token from @BotFather into tg-api-token again.",
                )
        return fault("Telegram answers with an error of its own", "Try again in a few minutes.")

    def _no_route(self) -> CheckResult:
        return not_tried(f"needs {self._routes.name(1)} first")

    async def webhook(self) -> CheckResult:
        info = await self._bot.get_webhook_info()
        if self._wanted.settings.listen:
            return self._wanted.found(info)
        if info.url and is_marked(info.url, self._bot.token):
            return ok("one of this program, which it removes when it starts to poll")
        if info.url:
            return fault(
                f"set, to {place_of(info.url)}: with it the bot gets nothing",
                webhook_removal(self._bot, self._route.routes),
            )
        return ok(f"none; updates that wait: {info.pending_update_count}")

    async def pollers(self) -> CheckResult:
        """Poll for a while: whoever else polls ends our poll.

        Without an offset nothing is confirmed, and without a list of kinds the bot's own stays
        (telegram-bot-api.md section 8).
        """
        if self._wanted.settings.listen:
            return not_tried("updates come by the webhook")
        if self._bot_runs:
            return not_tried("the bot is running, and to ask would end its poll")
        route = await self._routes.working()
        if route is None:
            return self._no_route()
        between = self._limits.between
        until = monotonic() + min(self._limits.listen, self._subject.seconds_left - between)
        try:
            while True:
                wait = max(0, int(until - monotonic()))
                await route.bot(TakeUpdates(limit=1, timeout=wait))
                if monotonic() > until - between:
                    return ok("none")
                await asyncio.sleep(between)
        except TelegramConflictError:
            return fault(
                "another program polls Telegram with this token",
                "Stop it, be it another copy of the bot, or give this one a token of its own.",
            )

    async def operator(self, operator_id: int) -> CheckResult:
        try:
            chat = await self._bot.get_chat(operator_id)
        except TelegramForbiddenError:
            return warning(
                "has blocked the bot, or the account is gone",
                "They unblock the bot and press Start, or are taken out of tg-users-id.",
            )
        except TelegramBadRequest:
            return warning(
                "has not pressed Start, so no alert can reach them",
                "They open the chat with the bot and press Start; check the number in "
                "tg-users-id.",
            )
        return self._refused(operator_id) or ok(f"has pressed Start ({chat.full_name})")

    async def group(self, chat_id: int) -> CheckResult:
        try:
            chat = await self._bot.get_chat(chat_id)
        except TelegramMigrateToChat as moved:
            return warning(
                "has become a supergroup with another id",
                f"Write {moved.migrate_to_chat_id} instead into tg-alert-chats.",
            )
        except (TelegramForbiddenError, TelegramBadRequest):
            return warning(
                "the bot is not in it",
                "Add the bot to the group, or take the number out of tg-alert-chats.",
            )
        return self._refused(chat_id) or ok(f"the bot is in it ({chat.title})")

    async def trial(self, message: Trial) -> CheckResult:
        return await message.send(self._bot)

    def _refused(self, chat_id: int) -> CheckResult | None:
        """Of a chat that Telegram knows, and to which it took no alert at the last attempt."""
        if chat_id not in self._refusals:
            return None
        since, reason = self._refusals[chat_id]
        return warning(
            f"has got no alerts since {since} UTC; Telegram said: {reason or 'no reason'}",
            "In a group, let the bot write messages and open its topic; a person presses Start. "
            "The bot keeps trying, and tells then what still matters.",
        )
