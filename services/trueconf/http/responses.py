"""What is taken from an answer of httpx, in bounds."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from services.trueconf.errors import ProtocolError
from services.trueconf.http.failures import FOREIGN, failure
from services.trueconf.reading.parsing import number, plausible


async def read_body(response: httpx.Response, most_bytes: int, most_pieces: int) -> bytes:
    """The body as it came. Raises ProtocolError if it is packed or larger than it may be, and
    what else can break.
    """
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity"):
        raise ProtocolError("a packed body")
    if (number(response.headers.get("Content-Length")) or 0) > most_bytes:
        raise ProtocolError("too large")
    content, pieces = bytearray(), 0
    try:
        async for piece in response.aiter_raw():
            content += piece
            pieces += 1
            if len(content) > most_bytes or pieces > most_pieces:
                raise ProtocolError("too large")
    except FOREIGN as error:
        raise failure(error, sent=True) from error
    return bytes(content)


def date(header: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header)
        return plausible(moment.astimezone(UTC)) if moment.tzinfo else None
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
