"""One spelling of where a server is, so that two names of one server are seen to be one."""

from __future__ import annotations

import ipaddress
import re

HTTPS_PORT = 443

_BRACKETED = re.compile(r"\[(?P<host>[^]]*)\](?::(?P<port>[0-9]+))?")
_PLAIN = re.compile(r"(?P<host>[^:]*)(?::(?P<port>[0-9]+))?")


def place(address: str) -> str:
    """Host and port of an address: `host`, `host:port`, `[IPv6]`, `[IPv6]:port` or IPv6 alone."""
    parts = _BRACKETED.fullmatch(address) or _PLAIN.fullmatch(address)
    host, port = (parts["host"], parts["port"]) if parts else (address, None)
    return f"[{_host(host)}]:{int(port or HTTPS_PORT)}"


def _host(host: str) -> str:
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return _name(host)
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return str(mapped or ip)


def _name(host: str) -> str:
    name = host.rstrip(".").casefold()
    try:
        return name.encode("idna").decode()
    except UnicodeError:  # no name that DNS knows
        return name
