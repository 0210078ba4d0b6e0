"""Typed access to what travels with an update, and to the data that a dialog keeps.

Ids travel, objects do not: dialog data is JSON, and what an id stands for is looked up on every
render.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, Self, cast

from aiogram.types import CallbackQuery
from aiogram_dialog import BaseDialogManager, DialogManager
from aiogram_dialog.api.entities import EVENT_CONTEXT_KEY, DialogUpdateEvent, EventContext

from services.conferences import SessionRef
from services.operators import Operator
from services.registry import Services
from services.servers import Server


class Texts(Protocol):
    """The texts of an operator's language, implemented by `l10n/texts.py`."""

    @property
    def language(self) -> str: ...

    def text(self, key: str, /, **args: Any) -> str: ...

    def html(self, key: str, /, **args: Any) -> str: ...

    @property
    def timezone(self) -> str: ...

    def city(self, timezone: str) -> str: ...


class Speech(Protocol):
    """All languages, implemented by `l10n/texts.py`."""

    def of(self, operator: Operator) -> Texts: ...

    def names(self) -> tuple[tuple[str, str], ...]: ...


class ProgressScreens(Protocol):
    """Screens that show progress, implemented by `bot/updates/progress.py`."""

    @property
    def at_once(self) -> float: ...

    def refresh_soon(
        self, operator_id: int, thread_id: int | None, screen: BaseDialogManager
    ) -> None: ...


class ConfirmScreens(Protocol):
    """Screens around a dangerous button, implemented by `bot/updates/screens.py`."""

    def unread(self, callback: CallbackQuery) -> bool: ...

    def working(self, callback: CallbackQuery, text: str) -> AbstractAsyncContextManager[None]: ...


class ScreenUnread(Exception):
    """A dangerous button was pressed sooner than its screen can have been read."""


class WindowOutdated(Exception):
    """The window that was pressed is gone, or what it showed is."""


def services_of(manager: DialogManager) -> Services:
    return cast(Services, manager.middleware_data["services"])


def operator_of(manager: DialogManager) -> Operator:
    """The acting operator as the database knows them now, a language chosen a moment ago
    included.

    :raises NotAllowed: whom the update came from is no operator any more
    """
    operator = cast(Operator, manager.middleware_data["operator"])
    return services_of(manager).operators.ensure(operator.id)


def texts_of(manager: DialogManager) -> Texts:
    return cast(Speech, manager.middleware_data["speech"]).of(operator_of(manager))


def progress_of(manager: DialogManager) -> ProgressScreens:
    return cast(ProgressScreens, manager.middleware_data["progress"])


def refresh_soon(manager: DialogManager) -> None:
    """Show this window again in a moment, while it is open."""
    context = cast(EventContext, manager.middleware_data[EVENT_CONTEXT_KEY])
    screen = manager.bg(thread_id=context.thread_id)  # which it would not take by itself
    progress_of(manager).refresh_soon(operator_of(manager).id, context.thread_id, screen)


def confirm_screens_of(manager: DialogManager) -> ConfirmScreens:
    return cast(ConfirmScreens, manager.middleware_data["confirm_screens"])


def is_background(manager: DialogManager) -> bool:
    """Whether the window is shown anew by itself, and not for a press or a message."""
    return isinstance(manager.event, DialogUpdateEvent)


@dataclass(frozen=True, slots=True)
class ServerRef:
    """Which server a dialog is about: a removed or re-addressed one makes its screens outdated."""

    server_id: int
    address: str

    @classmethod
    def of(cls, server: Server) -> Self:
        return cls(server.id, server.address)

    def to_dict(self) -> dict[str, Any]:
        return {"server_id": self.server_id, "address": self.address}


def server_of(manager: DialogManager) -> Server:
    """The server that the open dialog is about.

    :raises ServerGone:
    :raises WindowOutdated: an older version of the program has left other data
    """
    match manager.start_data:
        case {"server_id": int(server_id), "address": str(address)}:
            return services_of(manager).servers.get(server_id, address)
    raise WindowOutdated


def session_data(ref: SessionRef) -> dict[str, Any]:
    """Which session a card is about, for start data or dialog data."""
    started = ref.started_at and ref.started_at.isoformat()
    return {"session": [ref.conference_id, ref.session_id, started]}


def session_of(manager: DialogManager) -> SessionRef:
    """Which session the card is about: chosen in the list, or given when the dialog was started.

    :raises WindowOutdated: none has been chosen
    """
    start_data = cast(dict[str, Any], manager.start_data)
    match manager.dialog_data.get("session") or start_data.get("session"):
        case [conference_id, session_id, started_at]:
            started = started_at and datetime.fromisoformat(started_at)
            return SessionRef(conference_id, session_id, started or None)
    raise WindowOutdated


def threshold_of(manager: DialogManager) -> int | None:
    """The hours by which the card's conference looked forgotten; None where it did not."""
    return cast(dict[str, Any], manager.start_data).get("threshold")


def is_from_forgotten(manager: DialogManager) -> bool:
    """Whether a card was opened from the forgotten conferences, and not from the list."""
    return "threshold" in cast(dict[str, Any], manager.start_data)
