"""Links in texts and on buttons: which ones Telegram takes (telegram-bot-api.md section 4)."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


class InvalidUrlError(ValueError):
    """A URL that Telegram does not take; the text says why, as Telegram does."""


def checked_url(url: str) -> str:
    """The URL as Telegram keeps it.

    Raises:
        InvalidUrlError: no http, https or tg link, or a host that is neither dotted nor an IP.
    """
    if url.lower().startswith("tg:"):
        return url
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        raise InvalidUrlError("Wrong HTTP URL") from None
    if parts.scheme not in {"http", "https"}:
        raise InvalidUrlError("Unsupported URL protocol")
    if not host:
        raise InvalidUrlError("URL host is empty")
    if any(character.isspace() for character in url) or not (_dotted(host) or _is_ip(host)):
        raise InvalidUrlError("Wrong HTTP URL")
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def _dotted(host: str) -> bool:
    labels = host.split(".")
    return len(labels) > 1 and all(labels)


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
