"""Reads the settings: a file, the environment, or both.

In: `settings.toml` and `BOT__…` variables. Out: one checked `Settings` object, or every mistake at
once; never a value in a message.
"""

from bot.settings.databases import is_postgresql
from bot.settings.destinations import chat_of
from bot.settings.doors import WebhookSettings
from bot.settings.model import Address, AlertChat, ServerSettings, Settings, SettingsError, load
from bot.settings.source import WHOLE_FILE

__all__ = [
    "WHOLE_FILE",
    "Address",
    "AlertChat",
    "ServerSettings",
    "Settings",
    "SettingsError",
    "WebhookSettings",
    "chat_of",
    "is_postgresql",
    "load",
]
