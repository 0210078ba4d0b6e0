"""Lists in pages, whichever of the known envelopes and ways of counting a server uses.

trueconf-api.md sections 3.1, 4, 5, 8 and 14.3 to 14.4: the total may be missing, pages may be
counted from 0 or 1, their size may be clamped, and a page may repeat for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from services.trueconf.answers import Answer
from services.trueconf.limits import ClientLimits
from services.trueconf.parsing import Row, integer

Fetch = Callable[[int | None], Awaitable[Answer]]
"""Asks for the page with a number; None asks for the first one, however the server counts."""

Take = Callable[[Sequence[Row], Answer], bool]
"""Gets rows that are not known yet, those of a page in portions; False at the last portion:
enough, no further page.
"""

T = TypeVar("T")

# Rows that are worked on between two other tasks: some milliseconds.
_PORTION = 100

_ITEMS = ("conferences", "list", "participants", "conference_sessions", "users", "records")
_TOTALS = ("cnt", "results", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`following` is the `next_page_id` of lists that have one; negative on the last page."""

    rows: list[Row]
    total: int | None
    following: int | None


async def page_of(answer: Answer, most_rows: int) -> Page:
    """Reads a list. Raises ProtocolError if there is none, if it is too long, or if a row is not
    an object.
    """
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
    return Page(
        rows=items,
        total=next((total for total in totals if total is not None), None),
        following=integer(envelope.get("next_page_id"), least=-1),
    )


async def portions(items: Iterable[T]) -> AsyncIterator[Sequence[T]]:
    """The items a few at a time, and the other tasks in between."""
    left = iter(items)
    portion = list(islice(left, _PORTION))
    while portion:
        yield portion
        await asyncio.sleep(0)
        portion = list(islice(left, _PORTION))


async def read_pages(
    fetch: Fetch,
    take: Take,
    *,
    keys: Sequence[str],
    limits: ClientLimits,
    paged: bool = True,
    ahead: int = 1,
) -> None:
    """Reads page after page until the list is complete, repeats itself or `take` has enough.

    `keys` are the fields by which a row is known again. `ahead` is how many pages may be read side
    by side once the list has turned out to be long.
    """
    reading = _Reading(take, keys, paged, limits)
    number = await reading.next_after(await fetch(None), None)
    side_by_side = 1
    while number is not None:
        numbers = range(number, number + side_by_side)
        answers = await asyncio.gather(*map(fetch, numbers), return_exceptions=True)
        for each, answer in zip(numbers, answers, strict=True):
            if each != number:
                break  # the server counts in another way: go on from where it says
            if isinstance(answer, BaseException):
                raise answer
            number = await reading.next_after(answer, each)
        side_by_side = min(side_by_side * 2, ahead)


class _Reading:
    """What is known of a list while its pages come in."""

    def __init__(self, take: Take, keys: Sequence[str], paged: bool, limits: ClientLimits) -> None:
        self._take = take
        self._limits = limits
        self._keys = keys
        self._paged = paged
        self._known: set[int] = set()
        self._received = 0
        self._pages = 0
        self._bytes = 0

    async def next_after(self, answer: Answer, number: int | None) -> int | None:
        """Takes the page in; the number of the next one, or None when the list is read."""
        page = await page_of(answer, self._limits.rows_per_page)
        self._received += len(page.rows)
        self._bytes += len(answer.content)
        self._pages += 1
        if self._endless():
            raise answer.unexpected("a list without end")
        keys: set[int] = set()
        fresh, more_wanted = False, True
        async for portion in portions(page.rows):
            keyed = [(_key(row, self._keys), row) for row in portion]
            unknown = [row for key, row in keyed if key not in self._known]
            keys.update(key for key, _ in keyed)
            if unknown:
                fresh = True
                more_wanted = self._take(unknown, answer)
        self._known |= keys
        if not more_wanted:
            return None
        if page.following is not None:
            return page.following if fresh and page.following >= 0 else None
        more = self._paged if page.total is None else self._received < page.total
        return self._counted_on(number, page, fresh) if more else None

    @staticmethod
    def _counted_on(number: int | None, page: Page, fresh: bool) -> int | None:
        """The first page comes without a number, then 2, 3 and so on.

        If pages turn out to be counted from 0, number 1 was left out and is read last.
        """
        if fresh:
            return None if number == 1 else (number or 1) + 1
        return None if page.rows or number in (None, 1) else 1

    def _endless(self) -> bool:
        limits = self._limits
        too_long = self._pages > limits.pages or self._received > limits.rows
        return too_long or self._bytes > limits.all_pages


def _key(row: Row, keys: Sequence[str]) -> int:
    """By what a row is known again. Rows may be large, so it is not kept itself."""
    values = [row.get(key) for key in keys]
    try:
        return hash(repr(values if any(value is not None for value in values) else row))
    except RecursionError:  # deep nonsense: like no other row
        return id(row)
