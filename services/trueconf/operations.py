"""What can be asked of a server: each endpoint with its permission and the way it takes the token.

The endpoints themselves are declared where they are used, in `v3`, `v4` and `client`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One endpoint. `path` holds `{}` for each id.

    permission: its OAuth name (trueconf-api.md section 13); None: it needs no token.
    query_token: the token goes into the query instead of a header.
    page_in: the parameter for the number of a page.
    paged: False where no source knows pages, so that more is asked for only if a total says so.
    repeatable: False for what is sent at most once, whatever happens to the connection.
    accepted: the statuses besides 2xx that are no failure.
    on_status_port: plain HTTP on that port.
    body: what its answer holds, by which its size is limited.
    """

    path: str
    method: Literal["GET", "POST"] = "GET"
    permission: str | None = None
    query_token: bool = False
    page_in: Literal["page", "page_id"] = "page"
    paged: bool = True
    repeatable: bool = True
    accepted: frozenset[int] = frozenset()
    on_status_port: bool = False
    body: Literal["single", "rows", "token", "status"] = "single"

    def filled(self, *ids: str) -> str:
        """The path with its ids, each wholly encoded: they hold `@ # / \\ |` (section 12)."""
        return self.path.format(*(quote(each, safe="") for each in ids))

    def __str__(self) -> str:
        return f"{self.method} {self.path}"
