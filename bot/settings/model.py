"""The settings: what may stand in settings.toml; `settings.example.toml` is the manual.

Each field's description ends the sentence "it must be …" about a wrong value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Discriminator,
    Field,
    PlainValidator,
    SecretStr,
    Tag,
    ValidationError,
)

from bot.settings import databases, destinations, numbers, values
from bot.settings.addresses import Address, server_address
from bot.settings.destinations import AlertChat, GroupId
from bot.settings.doors import HealthSettings, WebhookSettings
from bot.settings.frozen import Frozen
from bot.settings.mistakes import descriptions, mistake
from bot.settings.source import Keys, Mistake, SettingsError, read

__all__ = [
    "Address",
    "AlertChat",
    "HealthSettings",
    "Loaded",
    "Mistake",
    "ServerSettings",
    "Settings",
    "SettingsError",
    "StatusSettings",
    "WebhookSettings",
    "load",
]

_WholeNumber = Annotated[int, BeforeValidator(numbers.whole)]
# Telegram's ids have at most 52 significant bits (Bot API, User.id).
_Id = Annotated[int, BeforeValidator(values.identifier)]
_OperatorId = Annotated[_Id, Field(gt=0, lt=2**52)]
_AlertChat = Annotated[
    Annotated[GroupId, Tag(destinations.ID)] | Annotated[AlertChat, Tag(destinations.TABLE)],
    Discriminator(destinations.way_of),
]
_InARow = Annotated[_WholeNumber, Field(ge=1, le=1000)]


class StatusSettings(Frozen):
    """[servers."NAME".server_status]. `failures` and `recoveries` are checks in a row."""

    monitoring: bool = Field(default=False, alias="state", description="true or false")
    interval: Annotated[float, BeforeValidator(numbers.seconds)] = Field(
        default=15,
        alias="timeout",
        ge=1,
        le=86400,
        allow_inf_nan=False,
        description="a number of seconds from 1 to 86400, which is a day",
    )
    port: _WholeNumber = Field(
        default=4307, ge=1, le=65535, description="the number of a port, from 1 to 65535"
    )
    failures: _InARow = Field(default=2, description="a whole number from 1 to 1000")
    recoveries: _InARow = Field(default=1, description="a whole number from 1 to 1000")


class ServerSettings(Frozen):
    """[servers."NAME"]. `certificate`: verify, do not verify, or verify against this file."""

    name: Annotated[str, AfterValidator(values.server_name)] = Field(
        description='[servers."NAME"] with a name that can be read on a button: '
        f"{values.LONGEST_NAME} characters at most, and none that is invisible"
    )
    ip: Annotated[Address, PlainValidator(server_address)] = Field(
        description="a host name or IP address, with :port where it is not 443: "
        '"vc.example.com", "192.0.2.1:8443" or "[2001:db8::1]:8443"'
    )
    client_id: Annotated[str, AfterValidator(values.visible)] = Field(
        default="", description="text in quotes"
    )
    access_token: Annotated[SecretStr, AfterValidator(values.access_token)] = Field(
        default=SecretStr(""), description="text in quotes"
    )
    client_secret: Annotated[SecretStr, AfterValidator(values.client_secret)] = Field(
        default=SecretStr(""), validate_default=True, description="text in quotes"
    )
    certificate: Annotated[bool | Path, PlainValidator(values.certificate)] = Field(
        default=True,
        alias="ssl_certificate",
        description="true, false or the path of a file with a certificate",
    )
    api_version: Literal["auto", "v3.3", "v4"] = Field(
        default="auto", description='"auto", "v3.3" or "v4"'
    )
    users_limit: _WholeNumber = Field(
        default=0, ge=0, le=10_000_000, description="a whole number of users, or 0 for no limit"
    )
    status: StatusSettings = Field(
        default=StatusSettings(),
        alias="server_status",
        description='a table, [servers."NAME".server_status]',
    )

    @property
    def host(self) -> str:
        """Of the server's HTTPS; IPv6 without brackets."""
        return self.ip.host

    @property
    def port(self) -> int:
        return self.ip.port

    @property
    def address(self) -> str:
        """`host:port`, IPv6 in brackets."""
        return str(self.ip)


class Settings(Frozen):
    """Everything that may stand in settings.toml, paths made absolute."""

    token: Annotated[SecretStr, AfterValidator(values.token)] = Field(
        alias="tg-api-token",
        description="the token that @BotFather gives, digits:letters, in quotes",
    )
    operators: Annotated[
        tuple[_OperatorId, ...],
        BeforeValidator(values.listed),
        AfterValidator(values.operators),
    ] = Field(
        alias="tg-users-id",
        description="a list of at least one Telegram id, a whole number above 0: [12345, 67890]",
    )
    alert_chats: Annotated[
        tuple[_AlertChat, ...],
        BeforeValidator(destinations.listed),
        AfterValidator(values.once),
    ] = Field(
        default=(),
        alias="tg-alert-chats",
        description="a list of Telegram ids of groups, whole numbers below 0: [-1001234567890]",
    )
    fallback_urls: Annotated[
        tuple[Annotated[SecretStr, AfterValidator(values.channel)], ...],
        BeforeValidator(values.urls),
    ] = Field(
        default=(),
        alias="fallback-urls",
        description="a list of addresses for Apprise, or of webhooks: "
        '["mailto://user:password@example.com", "https://example.com/webhook"]',
    )
    fallback_after: _WholeNumber = Field(
        default=5, alias="fallback-after", ge=1, le=1440, description="minutes from 1 to 1440"
    )
    locale: Annotated[str | None, AfterValidator(values.locale)] = Field(
        default=None, description="the code of a language, in quotes"
    )
    telegram_api: Annotated[str, AfterValidator(values.telegram_api)] = Field(
        default="",
        alias="tg-api-server",
        repr=False,
        description='a URL with http or https, or "" for Telegram\'s own',
    )
    proxies: Annotated[
        tuple[Annotated[SecretStr, AfterValidator(values.proxy)], ...],
        BeforeValidator(values.urls),
    ] = Field(
        default=(),
        alias="tg-proxy",
        description="a URL with http, https or socks5 and a port, or a list of such: "
        '"socks5://proxy.example.com:1080"',
    )
    database_url: Annotated[str, AfterValidator(databases.database_url)] = Field(
        default="sqlite+aiosqlite:///data/bot.sqlite3",
        alias="database-url",
        validate_default=True,
        repr=False,  # a mistaken one can hold a password
        description='the URL of SQLite, "sqlite+aiosqlite:///data/bot.sqlite3", or PostgreSQL',
    )
    timezone: Annotated[str, AfterValidator(values.timezone)] = Field(
        default="UTC", description='an IANA time zone: "UTC" or "Europe/Berlin"'
    )
    heartbeat_url: Annotated[SecretStr, AfterValidator(values.heartbeat_url)] = Field(
        default=SecretStr(""),
        alias="heartbeat-url",
        description='a URL with http or https, or "" for none',
    )
    health: HealthSettings = Field(default=HealthSettings(), description="a table, [health]")
    webhook: WebhookSettings = Field(default=WebhookSettings(), description="a table, [webhook]")
    servers: Annotated[tuple[ServerSettings, ...], BeforeValidator(values.server_list)] = Field(
        description='at least one table, [servers."NAME"]'
    )


@dataclass(frozen=True)
class Loaded:
    """The settings, and what should be said about them although they can be used."""

    settings: Settings
    warnings: tuple[str, ...]


def load(path: Path, environ: Mapping[str, str], languages: Collection[str]) -> Loaded:
    """`languages` are the codes that exist. Variables of `environ` win over the file, and
    SETTINGS_TOML stands for the whole file. Raises SettingsError with every mistake.
    """
    source = read(path, environ, _KEYS)
    servers = destinations.names_of(source.values.get("servers"))
    around = values.Surroundings(source.folder, languages, source.text, servers)
    settings, mistakes = None, list(source.mistakes)
    try:
        settings = Settings.model_validate(source.values, context=around)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        mistakes += [mistake(detail, source, _RIGHT) for detail in details]
    # Raised out here, so that no chain of exceptions leads to pydantic's, which holds the values.
    if settings is None or mistakes:
        raise SettingsError(mistakes, tuple(source.warnings))
    return Loaded(settings, tuple(source.warnings))


def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of one table that hold a value; the name is no key, other tables no value."""
    keys = (field.alias or name for name, field in model.model_fields.items())
    return tuple(
        key for key in keys if key not in ("name", "health", "webhook", "servers", "server_status")
    )


_KEYS = Keys(
    _keys(Settings),
    {"health": _keys(HealthSettings), "webhook": _keys(WebhookSettings)},
    _keys(ServerSettings),
    _keys(StatusSettings),
)
_RIGHT = descriptions(Settings, HealthSettings, WebhookSettings, ServerSettings, StatusSettings)
