"""How single values of the settings are judged; used by the models of `bot.settings`.

A function raises a ValueError when the value is wrong (pydantic passes others on); its text is
never shown, because it may repeat the value. What needs more words than the field's description
raises an EXPLAINED error.
"""

from __future__ import annotations

import ipaddress
import re
import ssl
from collections.abc import Collection
from pathlib import Path
from typing import LiteralString, NamedTuple
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationInfo
from pydantic_core import PydanticCustomError

from bot.settings_environment import cleaned

EXPLAINED = "explained"  # the type of the errors that bring a text of their own
PORTS = range(1, 65536)
HTTPS_PORT = 443
LONGEST_NAME = 64
LARGEST_CERTIFICATE = 1024 * 1024  # bytes; the authorities of a whole system take a quarter
_NO_PORT = 0  # which is none of PORTS


class Surroundings(NamedTuple):
    """What values are judged by: the folder of relative paths, the languages that exist."""

    folder: Path
    languages: Collection[str]


class Address(NamedTuple):
    """Where somebody listens; the host is without brackets."""

    host: str
    port: int

    def __str__(self) -> str:
        """`host:port`, IPv6 in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def _surroundings(info: ValidationInfo) -> Surroundings:
    if isinstance(info.context, Surroundings):
        return info.context
    return Surroundings(Path.cwd(), ())  # a model that was made without `load`


def whole_number(value: object) -> int:
    """Digits, with a minus where it is negative. Python's own `int` takes much more: `1_0`, `+1`,
    digits of other scripts, `True`, and in pydantic `1.0`.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    raise ValueError


def seconds(value: object) -> float:
    """Digits, with a point and more of them where it is a fraction."""
    if isinstance(value, float):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,18}\.[0-9]{1,18}", value):
        return float(value)
    return whole_number(value)


def listed(value: object) -> object:
    """A list as the environment writes it, by commas; a single value is a list of one."""
    return _listed(value, r",")


def listed_urls(value: object) -> object:
    """Like `listed`; a comma within a URL, as in a password, does not end it."""
    return _listed(value, r",(?=\s*[\"']?[A-Za-z][A-Za-z0-9+.-]*://)")


def _listed(value: object, comma: str) -> object:
    if not isinstance(value, str):
        return value if isinstance(value, (list, tuple)) else [value]
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    parts = (cleaned(part) for part in re.split(comma, value))
    return [part for part in parts if part]


def operators(ids: tuple[int, ...]) -> tuple[int, ...]:
    if not ids:
        raise ValueError
    return once(ids)  # the example of TrueConf's sample bot names one id twice


def once(ids: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ids))


def token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError
    return value


def locale(value: str, info: ValidationInfo) -> str | None:
    languages = _surroundings(info).languages
    if value and value not in languages:
        raise PydanticCustomError(
            EXPLAINED,
            "is wrong; it must be one of {codes}",
            {"codes": ", ".join(sorted(languages))},
        )
    return value or None


def _is_url(value: str, schemes: Collection[str], *, with_port: bool = False) -> bool:
    url = urlsplit(value)
    complete = bool(url.hostname) and (url.port is not None or not with_port)
    return url.scheme in schemes and complete and not re.search(r"\s", value)


def telegram_api(value: str) -> str:
    if value and not _is_url(value, ("http", "https")):
        raise ValueError
    return value


def proxy(value: SecretStr) -> SecretStr:
    # The port is needed: python-socks has no default one.
    if not _is_url(value.get_secret_value(), ("http", "https", "socks5"), with_port=True):
        raise ValueError
    return value


def heartbeat_url(value: SecretStr) -> SecretStr:
    if value and not _is_url(value.get_secret_value(), ("http", "https")):
        raise ValueError
    return value


def database_url(value: str, info: ValidationInfo) -> str:
    """Make the path of an SQLite file absolute, quoted as SQLAlchemy 2.1 expects it."""
    if re.match(r"(?!sqlite)[a-z][a-z0-9_+]*://", value):
        raise PydanticCustomError(
            EXPLAINED,
            "is wrong; the bot works with SQLite only: sqlite+aiosqlite:///data/bot.sqlite3",
        )
    options = r"(timeout=[0-9]{1,4}|mode=\w+|uri=\w+)"
    if not re.fullmatch(rf"sqlite\+aiosqlite:///[^?\r\n]+(\?{options}(&{options})*)?", value):
        raise ValueError
    sqlite = re.match(r"(sqlite\+[a-z0-9_]+:///)(?![/:?]|file:|[A-Za-z]:)(?=.)", value)
    if sqlite is None:
        return value
    folder = quote(_surroundings(info).folder.as_posix(), safe="/:").rstrip("/")
    return f"{sqlite[1]}{folder}/{value[sqlite.end() :]}"


def timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError) as error:  # not found; a folder of zones
        raise ValueError from error
    return value


def _is_ipv6(text: str) -> bool:
    try:
        return ipaddress.IPv6Address(text).scope_id is None
    except ValueError:
        return False


def server_address(value: object) -> Address:
    if isinstance(value, str) and _is_ipv6(value):
        return Address(value, HTTPS_PORT)
    return _address(value, HTTPS_PORT)


def listen_address(value: object) -> Address | None:
    return None if value == "" else _address(value, _NO_PORT)


def _address(value: object, default_port: int) -> Address:
    if not isinstance(value, str):
        raise ValueError
    parts = re.fullmatch(
        r"(?:\[(?P<v6>[^]]*)\]|(?P<host>\w[\w.-]{0,252}))(?::(?P<port>[0-9]{1,5}))?", value
    )
    if parts is None or (parts["v6"] is not None and not _is_ipv6(parts["v6"])):
        raise ValueError
    port = int(parts["port"]) if parts["port"] else default_port
    if port not in PORTS:
        raise ValueError
    return Address(parts["v6"] or parts["host"], port)


def client_secret(value: SecretStr, info: ValidationInfo) -> SecretStr:
    # A check of three fields that stands on one of them: a check of the whole model would stay
    # silent as long as another field is wrong, and all mistakes are reported at once.
    token = info.data.get("access_token", SecretStr("?"))
    if not token and not (value and info.data.get("client_id", "?")):
        raise PydanticCustomError(
            EXPLAINED, "is wrong; client_id and client_secret must be given, or access_token"
        )
    return value


def certificate(value: object, info: ValidationInfo) -> bool | Path:
    match value:
        case "" | 0 | 1:
            return bool(value)
        case str() if value.lower() in ("true", "1", "false", "0"):
            return value.lower() in ("true", "1")
        case str():
            path = _surroundings(info).folder / value
            if problem := _trouble_with(path):
                raise PydanticCustomError(EXPLAINED, problem)
            return path
    raise ValueError


def _trouble_with(path: Path) -> LiteralString | None:
    """Why the certificates of a file cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_CERTIFICATE)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a zero in the name
        return "is wrong; there is no such file"
    except OSError:
        return "is wrong; the bot cannot read this file"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return (
            "is wrong; the file is UTF-16, as PowerShell's > writes it: save it as ASCII "
            "(| Out-File -Encoding ascii)"
        )
    if b"-----BEGIN" not in content:
        if content.startswith(b"\x30"):
            return (
                "is wrong; the file is a certificate in DER format: convert it to PEM "
                "(openssl x509 -inform der -in FILE -out FILE.pem)"
            )
        return (
            "is wrong; the file holds no certificate in PEM format (-----BEGIN CERTIFICATE-----)"
        )
    try:
        ssl.create_default_context(cafile=path)
    except OSError:  # ssl.SSLError is one
        return "is wrong; the file holds no certificate that can be read"
    return None


def server_name(value: str) -> str:
    if not value.strip() or not value.isprintable() or len(value) > LONGEST_NAME:
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
