"""What the reference leaves open, as switches: section 14, "accept either way"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

TimeShape = Literal["object", "iso", "plain", "naive", "unix", "numeric string", "null"]
"""A moment as PHP date object, ISO 8601 with offset, `YYYY-MM-DD HH:MM:SS.ffffff`, ISO 8601
without offset, Unix seconds, the same as text, or null."""


@dataclass
class Options:
    """Each switch may be changed while the server runs; None means "as the reference shows it",
    where the generations differ each in its own way."""

    # 14.1: refusals
    token_refusal: Literal["401", "403-accessTokenInvalid"] | None = None
    bad_credentials: Literal["400-oauth", "401-oauth", "403-reason", "401-envelope"] | None = None
    header_tokens: bool = False
    """Whether v3.3 takes `Authorization: Bearer`; v4 does, and the query is taken by both."""

    # 14.2: the answer to a token request
    expires_in: Literal["int", "text", "absent"] = "int"

    # 14.3 to 14.5: lists
    total_key: Literal["cnt", "results", "absent"] | None = None
    items_key: str | None = None
    """Another name for the items, or `bare` for an array without an envelope."""
    first_page: Literal[0, 1] = 1
    """Number of the first page, of users apart: theirs is always 0."""
    default_page_size: int = 200
    max_page_size: int = 1000
    honours_state_filter: bool = True

    # 14.6: times
    time_shape: TimeShape | None = None
    zone: str = "Europe/Moscow"
    """The zone of the server's clock, in which it writes times that name a zone or none."""
    clock_skew: timedelta = timedelta()
    """How far the server's clock is ahead, in all that it writes, the `Date` header included."""
    durations: bool = True
    """Whether rows of the log have a `duration`."""

    # 14.7 and 14.8: participants
    participant_fields: Literal["role", "flag", "is_owner", "is_moderator", "none"] | None = None
    participant_id: Literal["id", "call_id", "uid"] | None = None
    """The only field that holds the id; without a choice, all that the reference shows."""
    lists_people_who_left: bool = False
    """Whether they are listed also where only those connected were asked for."""
    participant_count: Literal["live", "cumulative", "null"] = "live"
    owner_with_server: bool | None = None
    invitations_call: bool = True
    """Whether v4 has `/conferences/{id}/invitations`."""
    invitations_in_conference: bool = True
    """Whether a conference names the invited; of v4's only one that is asked for by its id."""
    conference_sessions_path: bool = True
    """Whether v3.3 has `/conference-sessions/{id}/participants`."""
    v4_sessions_name: Literal["conference", "session"] = "conference"
    """Whose id `conference_id` is in the rows of v4 `/sessions`."""

    # 14.9: stop
    stop_answer: Literal["200-state", "200-empty", "204"] = "200-state"
    already_stopped: Literal["200", "400", "404", "409"] = "400"
    stop_delay: float = 0.0
    """Seconds from the answer to a stop until the session has ended; infinity: never."""

    # 14.13: acts beside a stop
    run_call: bool = True
    recording_calls: bool = True
    invite_call: bool = True
    """Whether the server knows the calls that run a conference, stop its recording, and call
    somebody in."""
    act_answer: Literal["200-body", "200-empty", "204"] = "200-body"
    act_delay: float = 0.0
    """Seconds from the answer to such an act until it has happened; infinity: never."""
    nothing_recorded: Literal["200", "400", "404", "409"] = "400"
    already_running: Literal["200", "400", "404", "409"] = "200"
    """The answers where there is nothing to do."""
    not_running: Literal["400", "404"] = "400"
    """The answer to an act on a conference that does not run."""
    unknown_person: Literal["400", "404", "accepted"] = "404"
    """The answer to a call for somebody whom nobody knows."""
    invite_permission: Literal["conferences:write", "conferences.invitations:write"] = (
        "conferences:write"
    )
    """Sources differ (section 2.1)."""

    # Section 7: recordings
    recording_end: Literal["null", "empty", "absent"] = "null"
    """What the row of a running recording has as its end."""

    # In front of the server
    cookies: tuple[str, ...] = ()
    """`Set-Cookie` of every answer, on both ports."""

    # 14.12
    v4_users: bool = True

    latency: float = 0.0
    """Seconds before each answer."""
