"""How single values are judged, for `bot.settings.model`.

A wrong one raises ValueError, whose text may repeat the value and is never shown; where the
field's description does not say enough, an EXPLAINED error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationInfo
from pydantic_core import PydanticCustomError

from bot.settings.certificates import UnusableFile, usable_certificate
from bot.settings.numbers import is_written_plainly, whole
from bot.settings.text import bare, first_invisible, in_quotes, is_invisible, parts

EXPLAINED = "explained"  # the type of the errors that bring a text of their own
FOUND = "found"  # the type of those that name what was found, before what it must be
LONGEST_NAME = 64
Entry = TypeVar("Entry", bound=Hashable)
# What is invisible and yet belongs into names: within letters of some scripts and within emoji.
_JOINERS = re.compile("[\u200c\u200d]")
_SPACES = "\u00a0\u2009\u202f"


class Surroundings(NamedTuple):
    """The folder of relative paths, the languages that exist, the text that numbers came from,
    and the names of the servers.
    """

    folder: Path
    languages: Collection[str]
    text: str | None = None
    servers: Collection[str] = ()


def surroundings(info: ValidationInfo) -> Surroundings:
    if isinstance(info.context, Surroundings):
        return info.context
    return Surroundings(Path.cwd(), ())  # a model that was made without `load`


def identifier(value: object, info: ValidationInfo) -> int:
    # A name of letters is shown. What holds a digit is not: it might be a secret in a wrong place.
    if isinstance(value, str) and re.fullmatch(r"@?[^\W\d_]{1,32}", value):
        raise PydanticCustomError(FOUND, '"{name}" is no number', {"name": value})
    number = whole(value)
    text = surroundings(info).text
    if isinstance(value, int) and text is not None and not is_written_plainly(value, text):
        raise ValueError
    return number


def listed(value: object) -> object:
    """A list, also as the environment writes it; a single value is a list of one."""
    if isinstance(value, str):
        return parts(value)
    return value if isinstance(value, (list, tuple)) else [value]


def urls(value: object) -> object:
    """Like `listed`; a comma or a semicolon can be part of a URL's password."""
    return (
        parts(value, before=r"[a-z][a-z0-9+.-]*://") if isinstance(value, str) else listed(value)
    )


def operators(ids: tuple[int, ...]) -> tuple[int, ...]:
    if not ids:
        raise ValueError
    return once(ids)  # the example of TrueConf's sample bot names one id twice


def once(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(entries))


def token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError
    return value


def locale(value: str, info: ValidationInfo) -> str | None:
    languages = surroundings(info).languages
    if value and value not in languages:
        raise PydanticCustomError(
            EXPLAINED,
            "is wrong; it must be one of {codes}",
            {"codes": ", ".join(sorted(languages))},
        )
    return value or None


def is_url(value: str, schemes: Collection[str], *, with_port: bool = False) -> bool:
    url = urlsplit(value)
    complete = bool(url.hostname) and (url.port is not None or not with_port)
    return url.scheme in schemes and complete and not re.search(r"\s", value)


def telegram_api(value: str) -> str:
    if value and not is_url(value, ("http", "https")):
        raise ValueError
    return value


def proxy(value: SecretStr) -> SecretStr:
    # The port is needed: python-socks has no default one.
    if not is_url(value.get_secret_value(), ("http", "https", "socks5"), with_port=True):
        raise ValueError
    return value


def heartbeat_url(value: SecretStr) -> SecretStr:
    if value and not is_url(value.get_secret_value(), ("http", "https")):
        raise ValueError
    return value


# Where it leads is for Apprise to understand (`bot/channels`), which few load; web addresses are
# known here.
_CHANNEL = re.compile(r"[a-z][a-z0-9+.-]{1,30}://[^\s]{1,2000}", re.IGNORECASE)


def channel(value: SecretStr) -> SecretStr:
    url = visible(value.get_secret_value())
    web = re.match(r"https?:", url, re.IGNORECASE)
    if not _CHANNEL.fullmatch(url) or (web and not is_url(url, ("http", "https"))):
        raise ValueError
    return value


def timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError) as error:  # not found; a folder of zones
        raise ValueError from error
    return value


def visible(value: str) -> str:
    """What was pasted with something around it is refused by the server, and nobody sees why."""
    if first_invisible(value) or in_quotes(value):
        raise ValueError
    return value


def secret(value: SecretStr) -> SecretStr:
    visible(value.get_secret_value())
    return value


def access_token(value: SecretStr) -> SecretStr:
    if not secret(value).get_secret_value().isascii():  # it goes into a header of HTTP
        raise ValueError
    return value


def client_secret(value: SecretStr, info: ValidationInfo) -> SecretStr:
    # A check of three fields that stands on one of them: a check of the whole model would stay
    # silent as long as another field is wrong, and all mistakes are reported at once.
    token = info.data.get("access_token", SecretStr("?"))
    given = {"client_secret": value, "client_id": info.data.get("client_id", "?")}
    missing = [key for key in given if not given[key]]
    if not token and missing:
        raise PydanticCustomError(
            EXPLAINED,
            "is missing; client_id and client_secret must be given, or access_token",
            {"key": missing[0]},
        )
    return secret(value)


def certificate(value: object, info: ValidationInfo) -> bool | Path:
    match value:
        case "" | 0 | 1:
            return bool(value)
        case str() if value.lower() in ("true", "1", "false", "0"):
            return value.lower() in ("true", "1")
        case str():
            try:
                return usable_certificate(surroundings(info).folder / value)
            except UnusableFile as problem:
                raise PydanticCustomError(EXPLAINED, f"is wrong; {problem}") from None
    raise ValueError


def server_name(value: str) -> str:
    """Something that can be read on a button, and turns nothing around behind it."""
    shown = _JOINERS.sub("", value)
    hidden = [each for each in shown if is_invisible(each) and each not in _SPACES]
    if len(value) > LONGEST_NAME or hidden or not bare(shown):
        raise ValueError
    return value


def server_list(value: object) -> list[object]:
    """The tables of the servers as a list; what is not a table stays as it is, to be refused."""
    if not isinstance(value, dict) or not value:
        raise ValueError
    return [
        {**server, "name": name} if isinstance(server, dict) else server
        for name, server in value.items()
    ]
