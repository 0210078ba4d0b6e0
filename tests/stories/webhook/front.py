"""What stands in front of the bot where nginx would: it ends TLS and passes bytes on."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import suppress

from demo.trueconf import Authority
from tests.running_bot import RunningBot
from tests.stories.health.places import free_port


class Front:
    """:ivar listen: where the bot listens"""

    def __init__(self, authority: Authority) -> None:
        self.listen = free_port()
        self.port = free_port()
        self._trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority._ca.issue_cert("127.0.0.1").configure_cert(self._trust)
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        self._server = await asyncio.start_server(
            self._pass_on, "127.0.0.1", self.port, ssl=self._trust
        )

    async def stop(self) -> None:
        if self._server:
            self._server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner, out = await asyncio.open_connection("127.0.0.1", self.listen)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_copy(reader, out), _copy(inner, writer))


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    target.close()


def by_webhook(bot: RunningBot, port: int, listen: int) -> None:
    """The bot gets its updates by a webhook from here on."""
    bot.telegram.world.webhook_ports[443] = port
    bot.extra_settings = webhook_settings(listen)


def webhook_settings(listen: int) -> str:
    return f"""[webhook]
url = "https://127.0.0.1/telegram"
listen = "127.0.0.1:{listen}"
certificate = "ca.pem"
"""
