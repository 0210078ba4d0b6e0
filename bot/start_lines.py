"""What the log says first, a line each: version, servers, languages, the way to Telegram."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot import __version__
from bot.settings import Settings
from bot.telegram import place_of


def start_lines(settings: Settings, languages: Collection[str]) -> Iterator[str]:
    yield f"version {__version__}"
    servers = (f"{server.name} ({server.address})" for server in settings.servers)
    yield f"servers: {', '.join(servers)}"
    preferred = f"; {settings.locale} for who has chosen none" if settings.locale else ""
    yield f"languages: {', '.join(sorted(languages))}{preferred}"
    api = f" at {place_of(settings.telegram_api)}" if settings.telegram_api else ""
    proxies = [place_of(proxy.get_secret_value()) for proxy in settings.proxies]
    yield f"Telegram{api}: {'by ' + ', else by '.join(proxies) if proxies else 'directly'}"
