"""Lists in pages, in every known envelope (trueconf-api.md sections 3.1, 4, 5, 8 and 14.3 to
14.4): the total may be missing, pages may count from 0 or 1, be limited, or repeat endlessly.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from services.trueconf.http.messages import Answer
from services.trueconf.limits import ClientLimits
from services.trueconf.reading.parsing import Row, integer

T = TypeVar("T")

_PORTION = 100  # rows worked on between two other tasks: some milliseconds

_ITEMS = (
    "conferences",
    "list",
    "participants",
    "conference_sessions",
    "users",
    "records",
    "invitations",
)
_TOTALS = ("cnt", "results", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rows that no page before had, at least one. `date` is the server's clock, `total` how
    many rows it said the list has. `async for` lets other tasks run between the rows; a loop over
    `rows` does not.
    """

    rows: Sequence[Row]
    date: datetime | None
    total: int | None = None

    def __aiter__(self) -> AsyncIterator[Row]:
        return unhurried(self.rows)


async def unhurried(items: Iterable[T]) -> AsyncIterator[T]:
    """After every few items other tasks get their turn."""
    for position, item in enumerate(items, start=1):
        yield item
        if position % _PORTION == 0:
            await asyncio.sleep(0)


class PageReader:
    """Reads the pages of one list in turn. `keys` are the fields by which a row is known again."""

    def __init__(self, keys: Sequence[str], *, paged: bool, limits: ClientLimits) -> None:
        self._limits = limits
        self._keys = keys
        self._paged = paged
        self._known: set[int] = set()
        self._received = 0
        self._pages = 0
        self._bytes = 0

    async def read(self, answer: Answer, number: int | None) -> tuple[Page, int | None]:
        """The new rows, and the next page's number; None after the last. Raises ProtocolError."""
        body = await _listing(answer, self._limits.rows_per_page)
        self._received += len(body.rows)
        self._bytes += len(answer.content)
        self._pages += 1
        if self._endless():
            raise answer.unexpected("a list without end")
        rows = await self._unknown(body.rows)
        page = Page(rows=rows, date=answer.date, total=body.total)
        return page, self._next(body, number, is_new=bool(page.rows))

    async def _unknown(self, rows: Sequence[Row]) -> list[Row]:
        keys: set[int] = set()
        unknown: list[Row] = []
        async for row in unhurried(rows):
            key = _key(row, self._keys)
            keys.add(key)
            if key not in self._known:
                unknown.append(row)
        self._known |= keys
        return unknown

    def _next(self, body: _Listing, number: int | None, *, is_new: bool) -> int | None:
        if body.following is not None:
            return body.following if is_new and body.following >= 0 else None
        more = self._paged if body.total is None else self._received < body.total
        if not more:
            return None
        # The first page has no number, then come 2, 3 and so on. If pages turn out to be counted
        # from 0, number 1 was left out and is read last.
        # counted from 0, number 1 was left out and is read last.
        if is_new:
            return None if number == 1 else (number or 1) + 1
        return None if body.rows or number in (None, 1) else 1

    def _endless(self) -> bool:
        limits = self._limits
        too_long = self._pages > limits.pages or self._received > limits.rows
        return too_long or self._bytes > limits.all_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    rows: list[Row]
    total: int | None
    following: int | None  # `next_page_id`, where lists have one; negative on the last page


async def _listing(answer: Answer, most_rows: int) -> _Listing:
    body = await answer.large_document()
    envelope = body if isinstance(body, dict) else {}
    lists = (envelope[key] for key in _ITEMS if isinstance(envelope.get(key), list))
    items = body if isinstance(body, list) else next(lists, None)
    if items is None:
        raise answer.unexpected("no list")
    if len(items) > most_rows:
        raise answer.unexpected("too many rows")
    if not all(isinstance(item, dict) for item in items):
        raise answer.unexpected("a row that is not an object")
    totals = (integer(envelope.get(key)) for key in _TOTALS)
    return _Listing(
        rows=items,
        total=next((total for total in totals if total is not None), None),
        following=integer(envelope.get("next_page_id"), least=-1),
    )


def _key(row: Row, keys: Sequence[str]) -> int:
    """A hash by which to recognise a row: rows may be large, so they are not kept."""
    values = [row.get(key) for key in keys]
    try:
        return hash(repr(values if any(value is not None for value in values) else row))
    except RecursionError:  # deeply nested nonsense: like no other row
        return id(row)
