"""Counting users online: no server has a counter, so all pages are read (section 8)."""

from __future__ import annotations

from collections.abc import Sequence

from services.trueconf.answers import Answer
from services.trueconf.api import Api
from services.trueconf.models import OnlineUsers
from services.trueconf.operations import Operation
from services.trueconf.parsing import Row, integer

ONLINE = 1  # the lowest `status` of someone online; unknown higher ones count too

_PAGE = {"page_size": "1000"}  # more than any server is known to give; it may give less
_AHEAD = 4  # pages side by side: half of the connections are left to others


async def count_online(api: Api, operation: Operation) -> OnlineUsers:
    """Only the count stays in memory. Raises any TrueConfError."""
    count = 0

    def take(rows: Sequence[Row], _answer: Answer) -> bool:
        nonlocal count
        count += sum(integer(row.get("status"), least=ONLINE) is not None for row in rows)
        return True

    await api.read(operation, take=take, keys=("id", "uid"), query=_PAGE, ahead=_AHEAD)
    return OnlineUsers(count=count)
