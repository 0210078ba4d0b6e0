from __future__ import annotations

import asyncio
from datetime import timedelta
from math import floor
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import ask, now_of, operator_of, server_of, services_of, texts_of
from dialogs.picture import Picture
from dialogs.trends.scene import drawing
from services.history import Course, Span

WEEK = timedelta(days=7)
# What a week before can be laid under.
COMPARED = {Span.DAY, Span.WEEK}


def span_of(manager: DialogManager) -> Span:
    chosen = manager.dialog_data.get("span")
    return Span(chosen) if chosen in list(Span) else Span.DAY


def is_compared(manager: DialogManager) -> bool:
    return span_of(manager) in COMPARED and bool(manager.dialog_data.get("compared"))


async def get_trends(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server, texts = server_of(dialog_manager), texts_of(dialog_manager)
    span, compared = span_of(dialog_manager), is_compared(dialog_manager)
    history, pictures = services.history, services.pictures
    course, newest = await asyncio.gather(
        history.course(operator, server, span), history.newest(operator, server)
    )
    before = await history.course(operator, server, span, WEEK) if compared else None
    values: dict[str, Any] = {
        "server": server.name,
        "name": texts.text("trends-span", span=span),
        "spans": [
            {"span": each, "chosen": each == span, "name": texts.text("trends-span", span=each)}
            for each in Span
        ],
        "can_compare": span in COMPARED and not compared,
        "compared": compared,
        "empty": course.empty,
        "filled": not course.empty,
        "monitored": services.monitor.state(server).enabled,
        "waiting": False,
        "picture": None,
        "missing": not pictures.possible(),
        "drawing": False,
        "failed": False,
        "limited": server.monitoring.users_limit is not None,
        "limit": server.monitoring.users_limit,
        "sampled": newest is not None,
        "read_at": newest and newest.at,
        "age": newest and (now_of(dialog_manager) - newest.at).total_seconds(),
        "users": newest and newest.users,
        "conferences": newest and newest.conferences,
        "people": newest and newest.people,
        **_figures(course),
    }
    if course.empty or values["missing"]:
        return values
    seen = drawing(
        server.name, span, course, texts, before=before, limit=server.monitoring.users_limit
    )
    name = pictures.name(seen)
    drawn = await ask(dialog_manager, "picture", lambda: pictures.draw(seen), about=name)
    values["drawing"] = drawn.value is None and drawn.waiting
    values["failed"] = drawn.value is None and not drawn.waiting
    if drawn.value is not None:
        dialog_manager.dialog_data["shown"] = name
        values["picture"] = Picture(name, drawn.value)
    elif values["drawing"]:
        values["picture"] = _last(dialog_manager)
    return values


def _last(manager: DialogManager) -> Picture | None:
    """The one before stays until the next is drawn: a photo cannot become a text again, so its
    message would go and another one come.
    """
    name = manager.dialog_data.get("shown")
    png = services_of(manager).pictures.kept(name) if isinstance(name, str) else None
    return Picture(name, png) if name and png else None


def _figures(course: Course) -> dict[str, Any]:
    down = [point.down for point in course.points if point.down is not None]
    available = 1 - sum(down) / len(down) if down else None
    peak = course.peak
    return {
        "peaked": peak is not None,
        "peak": peak and peak.number,
        "peak_at": peak and peak.at,
        "conferences_most": _most([point.conferences_most for point in course.points]),
        "people_most": _most([point.people_most for point in course.points]),
        "judged": available is not None,
        # Rounded so that the least outage can still be seen.
        "available": None if available is None else floor(round(available * 1e4, 3)) / 1e4,
        "outages": len(course.outages),
        "paused": course.planned > 0,
        "planned": course.planned,
    }


def _most(numbers: list[int | None]) -> int | None:
    return max((each for each in numbers if each is not None), default=None)
