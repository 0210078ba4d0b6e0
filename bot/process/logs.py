"""Logging to standard error, without secrets and without addresses that carry one."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

# A query may hold an access token, a Bot API address holds the bot's.
_QUERY = re.compile(r"(https?://[^\s?\"']*)\?[^\s\"']*")
# These log whole addresses, every statement, or every update beside the line of each press.
_TALKATIVE = ("httpx", "httpcore", "aiosqlite", "asyncio", "aiohttp", "alembic", "aiogram.event")
# A password that is shorter would be found in ordinary words; the login as a whole is not.
SHORTEST = 6


class RedactingFormatter(logging.Formatter):
    """The last net: hides secrets that foreign tracebacks repeat."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        known = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, known))) if known else None

    def format(self, record: logging.LogRecord) -> str:
        text = _QUERY.sub(r"\1?…", super().format(record))
        return self._secrets.sub("…", text) if self._secrets else text


def secret_parts(url: str) -> list[str]:
    """What must not be shown of an address: nothing of scheme, host and port."""
    parts = urlsplit(url)
    login = parts.netloc.rpartition("@")[0]
    found = [f"{login}@"] if login else []
    if parts.password and len(parts.password) >= SHORTEST:
        found += [parts.password, unquote(parts.password)]
    if parts.query:
        found.append(f"?{parts.query}")
    return found


def set_up(secrets: Iterable[str]) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    quiet_others()


def quiet_others() -> None:
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Reports expected exceptions of getters as errors, too: see `bot/updates/errors.py`.
    logging.getLogger("aiogram_dialog.window").setLevel(logging.CRITICAL)
