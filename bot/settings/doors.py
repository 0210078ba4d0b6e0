"""The tables of the doors that the bot opens: [health] and [webhook]."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    PlainValidator,
    SecretStr,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot.settings import values
from bot.settings.addresses import Address, listen_address
from bot.settings.frozen import Frozen


class HealthSettings(Frozen):
    """Where the bot tells how it is doing: [health]. Nowhere, unless `listen` is given."""

    listen: Annotated[Address | None, PlainValidator(listen_address)] = Field(
        default=None,
        description='an address of this machine with a port, "127.0.0.1:8090", or "" for none',
    )


def _certificate(value: object, info: ValidationInfo) -> Path | None:
    if value == "":
        return None
    found = values.certificate(value, info)
    if isinstance(found, bool):
        raise ValueError
    return found


# What Telegram takes (telegram-bot-api.md section 8).
_WEBHOOK_PORTS = (None, 443, 80, 88, 8443)


def _webhook_url(value: SecretStr) -> SecretStr:
    if not (url := value.get_secret_value()):
        return value
    if not values.is_url(url, ("https",)):
        raise ValueError
    parts = urlsplit(url)
    if parts.port not in _WEBHOOK_PORTS or parts.query or parts.fragment or parts.username:
        raise ValueError
    return value


class WebhookSettings(Frozen):
    """How Telegram hands over updates: [webhook]. By long polling, unless `url` is given."""

    url: Annotated[SecretStr, AfterValidator(_webhook_url)] = Field(
        default=SecretStr(""),
        description="a URL with https, and without a port or with 443, 80, 88 or 8443: "
        '"https://bot.example.com/telegram", or "" for none',
    )
    listen: Annotated[Address | None, PlainValidator(listen_address)] = Field(
        default=None,
        description='an address of this machine with a port, "127.0.0.1:8090", or "" for none',
    )
    certificate: Annotated[Path | None, PlainValidator(_certificate)] = Field(
        default=None,
        description='the path of a file with a certificate, or "" for none',
    )

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if bool(self.url.get_secret_value()) != (self.listen is not None):
            raise PydanticCustomError(
                values.EXPLAINED, "url and listen belong together: give both"
            )
        return self
