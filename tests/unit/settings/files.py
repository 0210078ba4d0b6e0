"""Settings files for the tests, and ways to load them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings.model import Loaded, ServerSettings, Settings, SettingsError, load

LANGUAGES = ("de", "en", "es", "ru")
EXAMPLE = Path(__file__).parents[3] / "settings.example.toml"
SECRET = "s3cr3t-never-shown"

TOP = """
tg-api-token = "123456:AbC-d_e"
tg-users-id = [12345]
"""
SERVER = """
[servers."Main"]
ip = "vc.example.com"
client_id = "id"
client_secret = "secret"
"""

# The example of the README of TrueConf's sample bot, with the hosts of documentation.
SAMPLE_BOT = """
tg-api-token = "12345:example_key"
tg-users-id = [12345, 123456]
locale = "ru"

[servers]

[servers."video.example.com"]
ip = "video.example.com"
client_id = "86add683"
client_secret = "b7f3f5cb"
access_token = "a5bace99"
ssl_certificate = ""

[servers."video.example.com".server_status]
state = true
timeout = 15

[servers."192.0.2.7"]
ip = "192.0.2.7"
client_id = "1ebb5498"
client_secret = "06717148"
access_token = ""
ssl_certificate = true

[servers."192.0.2.7".server_status]
state = 0
timeout = 15
"""


def loaded(path: Path, text: str = TOP + SERVER, environ: dict[str, str] | None = None) -> Loaded:
    path.write_text(text, encoding="utf-8")
    return load(path, environ or {}, LANGUAGES)


def settings(path: Path, text: str = TOP + SERVER, **environ: str) -> Settings:
    return loaded(path, text, environ).settings


def server(path: Path, lines: str, **environ: str) -> ServerSettings:
    return settings(path, f"{TOP}{SERVER}{lines}", **environ).servers[0]


def mistakes(path: Path, text: str, **environ: str) -> list[tuple[str, str]]:
    """Where and at which key something is wrong."""
    with pytest.raises(SettingsError) as caught:
        loaded(path, text, environ)
    return [
        (mistake.source.replace(str(path), "file"), mistake.key)
        for mistake in caught.value.mistakes
    ]
