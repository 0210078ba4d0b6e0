"""Lists in pages, whichever of the known envelopes and ways of counting a server uses.

trueconf-api.md sections 3.1, 4, 5, 8 and 14.3 to 14.4: the total may be missing, pages may be
counted from 0 or 1, their size may be clamped, and a page may repeat for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from services.trueconf.answers import Answer
from services.trueconf.parsing import Row, integer

Fetch = Callable[[int | None], Awaitable[Answer]]
"""Asks for the page with a number; None asks for the first one, however the server counts."""

Take = Callable[[Sequence[Row], Answer], bool]
"""Gets the rows of a page that are not known yet; False: enough, no further page."""

MOST_PAGES = 1000

_ITEMS = ("conferences", "list", "participants", "conference_sessions", "users", "records")
_TOTALS = ("cnt", "results", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`following` is the `next_page_id` of lists that have one; negative on the last page."""

    rows: list[Row]
    total: int | None
    following: int | None


def page_of(answer: Answer) -> Page:
    """Reads a list. Raises ProtocolError if there is none or a row is not an object."""
    body = answer.document()
    envelope = body if isinstance(body, dict) else {}
    lists = (envelope[key] for key in _ITEMS if isinstance(envelope.get(key), list))
    items = body if isinstance(body, list) else next(lists, None)
    if items is None:
        raise answer.unexpected("no list")
    if not all(isinstance(item, dict) for item in items):
        raise answer.unexpected("a row that is not an object")
    totals = (integer(envelope.get(key)) for key in _TOTALS)
    return Page(
        rows=items,
        total=next((total for total in totals if total is not None), None),
        following=integer(envelope.get("next_page_id"), least=-1),
    )


async def read_pages(
    fetch: Fetch, take: Take, *, keys: Sequence[str], paged: bool = True, ahead: int = 1
) -> None:
    """Reads page after page until the list is complete, repeats itself or `take` has enough.

    `keys` are the fields by which a row is known again. `ahead` is how many pages may be read side
    by side once the list has turned out to be long.
    """
    reading = _Reading(take, keys, paged)
    number = reading.next_after(await fetch(None), None)
    side_by_side = 1
    while number is not None:
        numbers = range(number, number + side_by_side)
        answers = await asyncio.gather(*map(fetch, numbers), return_exceptions=True)
        for each, answer in zip(numbers, answers, strict=True):
            if each != number:
                break  # the server counts in another way: go on from where it says
            if isinstance(answer, BaseException):
                raise answer
            number = reading.next_after(answer, each)
        side_by_side = min(side_by_side * 2, ahead)


class _Reading:
    """What is known of a list while its pages come in."""

    def __init__(self, take: Take, keys: Sequence[str], paged: bool) -> None:
        self._take = take
        self._keys = keys
        self._paged = paged
        self._known: set[str] = set()
        self._received = 0
        self._pages = 0

    def next_after(self, answer: Answer, number: int | None) -> int | None:
        """Takes the page in; the number of the next one, or None when the list is read."""
        page = page_of(answer)
        fresh = [row for row in page.rows if self._key(row) not in self._known]
        self._known.update(map(self._key, fresh))
        self._received += len(page.rows)
        self._pages += 1
        if self._pages > MOST_PAGES:
            raise answer.unexpected("a list without end")
        if fresh and not self._take(fresh, answer):
            return None
        if page.following is not None:
            return page.following if fresh and page.following >= 0 else None
        more = self._paged if page.total is None else self._received < page.total
        return self._counted_on(number, page, bool(fresh)) if more else None

    @staticmethod
    def _counted_on(number: int | None, page: Page, fresh: bool) -> int | None:
        """The first page comes without a number, then 2, 3 and so on.

        If pages turn out to be counted from 0, number 1 was left out and is read last.
        """
        if fresh:
            return None if number == 1 else (number or 1) + 1
        return None if page.rows or number in (None, 1) else 1

    def _key(self, row: Row) -> str:
        values = [row.get(key) for key in self._keys]
        return repr(values if any(value is not None for value in values) else row)
