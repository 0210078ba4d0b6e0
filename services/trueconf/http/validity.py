"""When a certificate begins and ends, read from its bytes (RFC 5280, section 4.1).

Python tells it of certificates that it has verified only, and a library that reads all of a
certificate takes 8 MiB. No more of it is read here than what stands before its times.
"""

from __future__ import annotations

from datetime import UTC, datetime

# Kinds of values in DER (X.690), by their first byte.
_INTEGER, _SEQUENCE, _VERSION = 0x02, 0x30, 0xA0
# How times are written, by their kind and length; the second one has its year in full.
_UTC_TIME, _GENERALIZED_TIME = (0x17, 13), (0x18, 15)
# Two digits of a year count from 1950 on.
_FIRST_YEAR = 50
# A length below this is one byte; what is above it is the number of bytes that hold the length.
_LONG = 0x80


def validity(certificate: bytes) -> tuple[datetime, datetime]:
    """Its first and its last moment.

    :param certificate: in DER
    :raises ValueError: it is none, or its times are written as no certificate may have them
    """
    _, whole, _ = _value(certificate, _SEQUENCE)
    _, rest, _ = _value(whole, _SEQUENCE)
    if rest[:1] == bytes([_VERSION]):
        _, _, rest = _value(rest, _VERSION)
    # Serial number, algorithm of the signature, issuer; then the times.
    for kind in (_INTEGER, _SEQUENCE, _SEQUENCE):
        _, _, rest = _value(rest, kind)
    _, times, _ = _value(rest, _SEQUENCE)
    begins, rest = _time(times)
    ends, _ = _time(rest)
    return begins, ends


def _time(content: bytes) -> tuple[datetime, bytes]:
    kind, value, rest = _value(content)
    text = value.decode("ascii")
    if (kind, len(text)) == _UTC_TIME:
        text = ("19" if int(text[:2]) >= _FIRST_YEAR else "20") + text
    elif (kind, len(text)) != _GENERALIZED_TIME:
        raise ValueError(f"{text} is no time of a certificate")
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC), rest


def _value(content: bytes, kind: int | None = None) -> tuple[int, bytes, bytes]:
    """The first value: its kind, what is in it, and what follows it."""
    if not content[1:] or kind not in (None, content[0]):
        raise ValueError("this is no certificate")
    begin, length = 2, content[1]
    if length >= _LONG:
        begin += length - _LONG
        length = int.from_bytes(content[2:begin])
    if len(content) < begin + length:
        raise ValueError("the certificate is cut off")
    return content[0], content[begin : begin + length], content[begin + length :]
