"""How long, how large and how many: every bound of the client, so that tests can choose."""

from __future__ import annotations

from dataclasses import dataclass

_KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLimits:
    """Times are in seconds, sizes in bytes.

    Of a request:

    :ivar whole_call: from waiting for a slot to the last byte of the answer
    :ivar whole_read: a question to a server, with all its pages and tokens
    :ivar resolve: for the answer of the name servers. The system asks the second name server after
        5 s, which would leave no time to connect; a later answer is kept for the next call
    :ivar resolve_again: the same for a name that is remembered
    :ivar fresh: how long a resolved name is used without asking again
    :ivar remembered: how long it is used while the name servers do not answer
    :ivar connect: for TCP with all addresses of a name, and again for the TLS handshake
    :ivar next_address: after which the next address of a name is tried beside the first
    :ivar keep_alive: how long an idle connection is kept
    :ivar longest_pause: the longest Retry-After that the client waits for
    :ivar connections: how many side by side

    Of a token:

    :ivar token_early: how long before its end it is renewed, if it lives long enough
    :ivar token_patience: how long to wait for one, attempts of other callers included

    Of an answer:

    :ivar status_page, token, single, page: the body of the status port's page, of a token, of one
        object, and of a page of rows
    :ivar error_page: the body of an answer that is no success
    :ivar pieces: in which a body may come
    :ivar wire: everything that is read between two requests, headers and chunk sizes included
    :ivar values: in one JSON document
    :ivar rows_per_page, rows, pages: of a list
    :ivar all_pages: the bodies of all pages of a list
    """

    whole_call: float = 8.0
    whole_read: float = 20.0
    resolve: float = 3.5
    resolve_again: float = 1.0
    fresh: float = 60.0
    remembered: float = 3600.0
    connect: float = 3.0
    next_address: float = 0.25
    keep_alive: float = 60.0
    longest_pause: float = 2.0
    connections: int = 8

    token_early: float = 60.0
    token_patience: float = 8.0

    status_page: int = 64 * _KIB
    token: int = 64 * _KIB
    single: int = 512 * _KIB
    page: int = 2048 * _KIB
    error_page: int = 64 * _KIB
    pieces: int = 10_000
    wire: int = 2560 * _KIB
    values: int = 200_000
    rows_per_page: int = 10_000
    rows: int = 200_000
    pages: int = 1000
    all_pages: int = 64 * 1024 * _KIB
