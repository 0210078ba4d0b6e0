"""Hosts with ports, as the settings write them."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple

PORTS = range(1, 65536)
HTTPS_PORT = 443
_NO_PORT = 0  # which is none of PORTS


class Address(NamedTuple):
    """Where somebody listens; the host is without brackets."""

    host: str
    port: int

    def __str__(self) -> str:
        """`host:port`, IPv6 in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


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
    found = re.fullmatch(
        r"(?:\[(?P<v6>[^]]*)\]|(?P<host>\w[\w.-]{0,252}))(?::(?P<port>[0-9]{1,5}))?", value
    )
    if found is None or (found["v6"] is not None and not _is_ipv6(found["v6"])):
        raise ValueError
    port = int(found["port"]) if found["port"] else default_port
    # Digits of other scripts are letters of no name, and would become an address of somebody.
    if port not in PORTS or re.search(r"(?![0-9])\d", found["host"] or ""):
        raise ValueError
    return Address(found["v6"] or found["host"], port)
