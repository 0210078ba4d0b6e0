"""How long, how large and how many: every bound of the client, so that a test can choose."""

from __future__ import annotations

from dataclasses import dataclass

_KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLimits:
    """Times are in seconds, sizes in bytes.

    Of a request:

    :ivar whole_call: from waiting for a place to the last byte of the answer
    :ivar whole_read: a question to a server, with all its pages and tokens
    :ivar resolve: for the answer of the name servers. More than the 5 s after which the system
        asks the second name server would leave nothing for the connection; a later answer is kept
        for the next call
    :ivar resolve_again: the same for a name that is remembered
    :ivar fresh: for which a resolved name is used without asking again
    :ivar remembered: for which it is used when the name servers do not answer
    :ivar connect: for TCP, over all addresses of a name, and again for the handshake of TLS
    :ivar next_address: after which the next address of a name is tried beside the first
    :ivar keep_alive: for which an idle connection is kept
    :ivar longest_pause: that a Retry-After may take out of the whole call
    :ivar connections: side by side

    Of a token:

    :ivar token_early: before its end at which it is renewed, if it lives long enough
    :ivar token_patience: to wait for one, attempts of other callers included

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
