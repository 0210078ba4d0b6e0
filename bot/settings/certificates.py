"""The file that `ssl_certificate` names, checked at the start and not at the first question."""

from __future__ import annotations

import codecs
import ssl
from pathlib import Path

_BEGIN = b"-----BEGIN "
_CERTIFICATE = b"CERTIFICATE-----"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Hundreds of authorities take less.
_LARGEST = 4 * 1024 * 1024


class UnusableFile(Exception):
    """The message ends the sentence "is wrong; …" and does not repeat the path."""


def usable_certificate(path: Path) -> Path:
    """The path of a file with at least one PEM certificate. Raises UnusableFile."""
    content = _content(path)
    if content.startswith(_UTF_16) or b"\0-\0-\0-" in content:
        raise UnusableFile(
            "the file is UTF-16 text, as PowerShell's > writes it; "
            "make it by the line in the README, or save it as ASCII"
        )
    if _BEGIN not in content:
        raise UnusableFile(_not_pem(content))
    if content.startswith(codecs.BOM_UTF8):
        raise UnusableFile("the file begins with a byte order mark; save it without")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cafile=path)
    except (OSError, ValueError):  # ssl.SSLError is an OSError
        raise UnusableFile(_without_certificate(content)) from None
    if not context.cert_store_stats()["x509"]:
        raise UnusableFile(_without_certificate(content))
    return path


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise UnusableFile(
                "there is no such file; relative paths begin at the folder of the settings"
            )
        if not path.is_file():
            raise UnusableFile("it is a folder, or something else that is not a file")
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except (OSError, ValueError):  # ValueError: a path that no file can have
        raise UnusableFile("the file cannot be read; let the bot's user read it") from None


def _not_pem(content: bytes) -> str:
    if content[:1] == b"\x30":  # how every ASN.1 structure begins
        return (
            "the file is in DER format: convert it to PEM "
            "(openssl x509 -inform der -in FILE -out FILE.pem)"
        )
    return _without_certificate(content)


def _without_certificate(content: bytes) -> str:
    if not content.strip():
        return "the file is empty: there is no certificate in PEM format"
    if _CERTIFICATE in content:
        return "the file holds no certificate that can be read; make it again"
    return "the file holds no certificate in PEM format (-----BEGIN CERTIFICATE-----)"
