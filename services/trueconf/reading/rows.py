"""From JSON to the models, as far as both generations are alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from services.trueconf.models import Conference, Generation, ServerInfo
from services.trueconf.reading.parsing import (
    Row,
    blank,
    clean_text,
    identity,
    integer,
    link,
    moment,
    number,
    truth,
)

_LONGEST_AGE = 10.0**10
_CLOCK_STEP = 1.0  # the Date header has no fractions of a second


def age(row: Row, date: datetime | None) -> float | None:
    """Seconds: the `duration`, else from the start to the answer's date; None if negative."""
    if row.get("duration") is not None:
        return number(row["duration"], most=_LONGEST_AGE)
    started = moment(row.get("start_time"))
    if started is None or date is None:
        return None
    seconds = (date - started).total_seconds()
    return max(seconds, 0.0) if seconds > -_CLOCK_STEP else None


def conference(body: object, conference_id: str) -> Conference | None:
    """With or without an envelope."""
    row = body.get("conference", body) if isinstance(body, dict) else None
    if not isinstance(row, dict):
        return None
    url = row.get("url")
    recording = integer(row.get("recording"))
    return Conference(
        id=identity(row.get("id")) or conference_id,
        running=is_running(row),
        topic=clean_text(row.get("topic")),
        owner=identity(row.get("owner")),
        link=link(url),
        link_text=clean_text(url),
        recording=truth(row.get("recording")) if recording is None else recording > 0,
        session_id=identity(row.get("session_id")),
    )


def is_recording(row: Row) -> bool | None:
    """Begun and not ended; None if its row has neither time."""
    begun, ended = (_is_time(row.get(key)) for key in ("started_at", "stopped_at"))
    return begun and not ended if begun or ended else None


def _is_time(value: object) -> bool:
    """Whether there is a moment, even one that cannot be read."""
    return isinstance(value, str | int | float | dict) and value is not True and not blank(value)


def is_running(row: Row) -> bool | None:
    state = row.get("state")
    return {"running": True, "stopped": False}.get(state) if isinstance(state, str) else None


def server_info(body: object, generation: Generation) -> ServerInfo | None:
    if not isinstance(body, Mapping):
        return None
    product, links, web = (_part(body, key) for key in ("product", "links", "web_config"))
    version = clean_text(product.get("version"))
    return ServerInfo(
        generation=generation,
        recognised=version is not None,
        version=version,
        name=clean_text(product.get("display_name")) or clean_text(product.get("name")),
        site_url=link(links.get("site_url")) or link(web.get("url")),
    )


def _part(body: Row, key: str) -> Row:
    part = body.get(key)
    return part if isinstance(part, Mapping) else {}
