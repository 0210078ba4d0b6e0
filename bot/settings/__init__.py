"""Reads the settings: a file, the environment, or both.

In: `settings.toml` and `BOT__…` variables. Out: one checked `Settings` object, or every mistake at
once; never a value in a message.
"""

from bot.settings.model import Address, ServerSettings, Settings, SettingsError, load
from bot.settings.source import WHOLE_FILE

__all__ = ["WHOLE_FILE", "Address", "ServerSettings", "Settings", "SettingsError", "load"]
