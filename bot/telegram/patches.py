"""What the bot changes inside libraries that offer no seam; look again when a version changes.

One more is in `ProxiedConnector`: `_connect_via_proxy` of aiohttp-socks 0.12.0.
"""

from __future__ import annotations

import secrets
import ssl
import string

from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram_dialog.api.entities import stack
from yarl import URL

from bot.telegram.proxied import ProxiedConnector

_SYMBOLS = string.ascii_letters + string.digits


class PatchedSession(AiohttpSession):
    """aiogram 3.31.0 takes no TLS context and no connector, so this sets `_connector_type` and
    `_connector_init`. `tls` says whom to trust, for Telegram and for an https proxy.
    """

    def __init__(
        self, api: TelegramAPIServer, tls: ssl.SSLContext, proxy_url: str | None = None
    ) -> None:
        super().__init__(api=api)
        self._connector_init["ssl"] = tls
        if proxy_url is not None:
            self._connector_type = ProxiedConnector
            self._connector_init = {"proxy": URL(proxy_url), "tls": tls}

    async def close(self) -> None:
        """Without aiogram's sleep of 0.25 s: since 3.12.4 aiohttp waits for the end of its
        connections itself (aio-libs/aiohttp issue 1925).
        """
        if self._session is not None:
            await self._session.close()


def make_dialog_ids_unique() -> None:
    """In aiogram-dialog 2.6.0 one id in a hundred equals another of the same second, and one
    window would overwrite the other.
    """
    stack.new_id = _new_id


def _new_id() -> str:
    return "".join(secrets.choice(_SYMBOLS) for _ in range(8))
