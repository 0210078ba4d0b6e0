"""Which pages of a list are asked for, and which rows of them are new."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

import pytest

from services.trueconf.api import Api
from services.trueconf.errors import ProtocolError
from services.trueconf.http.messages import Answer, Operation
from services.trueconf.limits import ClientLimits

USERS = Operation(path="/users", permission="users:read", body="rows")
UNPAGED = Operation(path="/users", permission="users:read", body="rows", paged=False)


class Server(Api):
    """Answers by the number of the page; None is the first one. Notes what was asked for."""

    def __init__(self, page: Callable[[int | None], object], **limits: int) -> None:
        self._limits = ClientLimits(**limits)
        self._page = page
        self.asked: list[int | None] = []

    async def call(self, operation: Operation, *_ids: str, query: Any = None) -> Answer:
        number = int(query["page"]) if "page" in query else None
        self.asked.append(number)
        content = json.dumps(self._page(number)).encode()
        return Answer(origin="", status=200, content=content, date=None, retry_after=None)

    async def ids(self, operation: Operation = USERS, ahead: int = 1) -> list[list[object]]:
        pages = self.pages(operation, keys=("id",), ahead=ahead)
        return [[row["id"] for row in page.rows] async for page in pages]


def users(*ids: int) -> list[dict[str, int]]:
    return [{"id": each} for each in ids]


async def test_pages_follow_until_one_is_empty() -> None:
    pages = {None: users(1, 2), 2: users(3, 4)}
    server = Server(lambda number: pages.get(number, []))

    assert await server.ids() == [[1, 2], [3, 4]]
    assert server.asked == [None, 2, 3, 1], "number 1 last: the server may count from 0"


async def test_a_total_ends_the_list() -> None:
    pages = {None: users(1, 2), 2: users(3)}
    server = Server(lambda number: {"users": pages[number], "cnt": 3})

    assert await server.ids() == [[1, 2], [3]]
    assert server.asked == [None, 2]


async def test_a_server_that_counts_from_0() -> None:
    pages = {None: users(1, 2), 1: users(3, 4), 2: users(5)}
    server = Server(lambda number: {"users": pages.get(number, []), "cnt": 5})

    assert await server.ids() == [[1, 2], [5], [3, 4]]
    assert server.asked == [None, 2, 3, 1]


async def test_a_repeated_page_ends_the_list() -> None:
    server = Server(lambda _: users(1, 2))

    assert await server.ids() == [[1, 2]]
    assert server.asked == [None, 2]


async def test_rows_of_one_page_may_be_equal() -> None:
    server = Server(lambda _: {"users": users(1, 1), "cnt": 2})

    assert await server.ids() == [[1, 1]]


async def test_a_page_with_old_rows_gives_the_new_ones() -> None:
    pages = {None: users(1, 2), 2: users(2, 3)}
    server = Server(lambda number: {"users": pages[number], "cnt": 4})

    assert await server.ids() == [[1, 2], [3]]


async def test_an_unpaged_list_is_asked_for_once() -> None:
    server = Server(lambda _: users(1, 2))

    assert await server.ids(UNPAGED) == [[1, 2]]
    assert server.asked == [None]


async def test_the_server_names_the_next_page() -> None:
    pages = {None: (users(1), 7), 7: (users(2), 9), 9: (users(3), -1)}
    server = Server(lambda number: {"users": pages[number][0], "next_page_id": pages[number][1]})

    assert await server.ids(ahead=4) == [[1], [2], [3]]


async def test_more_pages_at_once_as_the_list_grows() -> None:
    def page(number: int | None) -> object:
        return {"users": users(number or 1), "cnt": 12}

    server = Server(page)

    assert await server.ids(ahead=4) == [[each] for each in range(1, 13)]
    assert server.asked[:8] == [None, 2, 3, 4, 5, 6, 7, 8]


async def test_who_has_enough_asks_for_no_further_page() -> None:
    server = Server(lambda number: users(number or 1))

    async with aclosing(server.pages(USERS, keys=("id",))) as pages:
        async for page in pages:
            if page.rows[0]["id"] == 2:
                break

    assert server.asked == [None, 2]


@pytest.mark.parametrize("limits", [{"rows": 5}, {"pages": 5}, {"all_pages": 50}])
async def test_a_list_without_end_is_cut_off(limits: dict[str, int]) -> None:
    server = Server(lambda number: users(number or 1), **limits)

    with pytest.raises(ProtocolError, match="a list without end"):
        await server.ids()

    assert len(server.asked) <= 6


@pytest.mark.parametrize(
    ("body", "what"),
    [({}, "no list"), ([1], "a row that is not an object"), (users(*range(4)), "too many rows")],
)
async def test_what_is_no_list(body: object, what: str) -> None:
    server = Server(lambda _: body, rows_per_page=3)

    with pytest.raises(ProtocolError, match=what):
        await server.ids()
