"""A webhook, with which Telegram hands over no updates: what to say of it, and our own removed."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.telegram import Routes, host_of, is_marked, once_only, place_of

logger = logging.getLogger(__name__)


async def own_removed(bot: Bot) -> bool:
    """Remove the webhook if this program has set it: its settings say now that it polls. What
    waits is kept.
    """
    try:
        with once_only():
            url = (await bot.get_webhook_info()).url
            if not is_marked(url, bot.token):
                return False
            await bot.delete_webhook(drop_pending_updates=False)
    except AiogramError:
        return False  # the next poll says once more that there is one
    logger.info("the webhook of before is removed")
    return True


async def webhook_told(bot: Bot, routes: Routes) -> str:
    """That there is a webhook, where it leads, and the command that removes it."""
    try:
        with once_only():
            url = (await bot.get_webhook_info()).url
    except AiogramError:
        url = ""
    leads = f", to {host_of(url)}" if url else ""
    return (
        f"A webhook is set for this bot{leads}: as long as it is, Telegram hands over no updates "
        f"to this program. {webhook_removal(bot, routes)}"
    )


def webhook_removal(bot: Bot, routes: Routes) -> str:
    """What to type against a webhook. The token is not shown."""
    place = routes.current.place.replace("socks5://", "socks5h://")  # so that it resolves names
    proxy = f"--proxy '{place}' " if place else ""
    url = bot.session.api.api_url("<token>", "deleteWebhook")
    own = "/bot<token>/deleteWebhook"
    inner = "" if urlsplit(url).path == own else "/…"  # the path of an own server may be secret
    return (
        "If nobody needs it, remove it: "
        f"curl {proxy}'{place_of(url)}{inner}{own}', with tg-api-token for "
        "<token>; else give this program a bot of its own."
    )
