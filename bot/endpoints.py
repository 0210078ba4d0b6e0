"""How the client reaches a server of the settings."""

from __future__ import annotations

from bot import __version__
from bot.settings import ServerSettings
from services.trueconf import Endpoint


def endpoint(server: ServerSettings) -> Endpoint:
    return Endpoint(
        host=server.host,
        port=server.port,
        client_id=server.client_id,
        client_secret=server.client_secret.get_secret_value(),
        access_token=server.access_token.get_secret_value(),
        certificate=server.certificate,
        generation=None if server.api_version == "auto" else server.api_version,
        status_port=server.status.port,
        user_agent=f"trueconf-telegram-bot/{__version__}",
    )
