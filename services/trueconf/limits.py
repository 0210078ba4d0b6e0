"""How long, how large and how many: every bound of the client, so that tests can choose."""

from __future__ import annotations

from dataclasses import dataclass

_KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLimits:
    """Times are in seconds, sizes in bytes. The system asks a second name server after
    5 s, too late to connect: what comes after `resolve` is kept for the next call.
    """

    whole_call: float = 8.0  # of a request, from waiting for a slot to the last byte
    whole_read: float = 20.0  # of a question, with all its pages and tokens
    resolve: float = 3.5  # the answer of the name servers
    resolve_again: float = 1.0  # the same for a name that is remembered
    fresh: float = 60.0  # a name is used without asking again
    remembered: float = 3600.0  # a name is used while the name servers do not answer
    connect: float = 3.0  # TCP with all addresses of a name, and TLS
    next_address: float = 0.25  # until it is tried beside the first
    keep_alive: float = 60.0  # of idle connections
    longest_pause: float = 2.0  # Retry-After that the client waits for
    connections: int = 8  # side by side

    token_early: float = 60.0  # before its end it is renewed, if it lives long enough
    token_patience: float = 8.0  # for a token, attempts of other callers included

    status_page: int = 64 * _KIB  # the body of the status port's page
    token: int = 64 * _KIB  # of a token
    single: int = 512 * _KIB  # of one object
    page: int = 2048 * _KIB  # of a page of rows
    error_page: int = 64 * _KIB  # of an answer that is no success
    pieces: int = 10_000  # of one body
    wire: int = 2560 * _KIB  # all between two requests, with headers and chunk sizes
    values: int = 200_000  # in one JSON document
    rows_per_page: int = 10_000
    rows: int = 200_000  # of a list
    pages: int = 1000  # of a list
    all_pages: int = 64 * 1024 * _KIB  # all bodies of a list
