"""Events as the outbox holds them."""

from __future__ import annotations

import json
from functools import cache

from pydantic import TypeAdapter

from services.alerts.alert import Event
from services.alerts.events import attention, general, maintenance, rule
from services.alerts.kinds import Kind

_CLASSES: dict[Kind, type[Event]] = {
    each.kind: each
    for module in (attention, general, maintenance, rule)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Event) and each is not Event
}


def event_of(kind: str, text: object) -> Event | None:
    """The event of a row; None where another version wrote it, or it is damaged."""
    try:
        values = json.loads(str(text))
        return _adapter(Kind(kind)).validate_python(_sendable(values))
    except (ValueError, RecursionError):
        return None


@cache
def _adapter(kind: Kind) -> TypeAdapter[Event]:
    return TypeAdapter(_CLASSES[kind])


def _sendable(values: object) -> object:
    """Half a character, of a foreign text that was cut, cannot be sent."""
    if not isinstance(values, dict):
        return values
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }
