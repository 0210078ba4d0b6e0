"""The way to Telegram, built from the settings."""

from __future__ import annotations

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode

from bot.settings import Settings
from bot.telegram import TelegramLimits, TelegramSession


def build_session(settings: Settings, limits: TelegramLimits) -> TelegramSession:
    server = settings.telegram_api
    return TelegramSession(
        TelegramAPIServer.from_base(server) if server else PRODUCTION,
        [proxy.get_secret_value() for proxy in settings.proxies],
        limits,
    )


def build_bot(settings: Settings, session: TelegramSession) -> Bot:
    return Bot(
        settings.token.get_secret_value(),
        session,
        DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True),
    )
