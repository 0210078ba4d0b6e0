"""What travels with an update, and what the open dialog is about."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol, cast

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import DialogUpdateEvent

from dialogs.context.start_data import CardStart, ListedStart, ServerRef, SessionChoice
from services.clock import Clock
from services.conferences import SessionRef
from services.operators import Operator
from services.registry import Services
from services.roles import Right
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

    def axis(self, moment: datetime, skeleton: str) -> str: ...


class Speech(Protocol):
    """All languages, implemented by `l10n/texts.py`."""

    def of(self, operator: Operator) -> Texts: ...

    def names(self) -> tuple[tuple[str, str], ...]: ...


class ConfirmScreens(Protocol):
    """Screens around a dangerous button, implemented by `bot/updates/screens.py`."""

    def unread(self, callback: CallbackQuery) -> bool: ...

    def working(self, callback: CallbackQuery, text: str) -> AbstractAsyncContextManager[None]: ...

    def asking(self, callback: CallbackQuery, text: str) -> AbstractAsyncContextManager[None]: ...


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


def confirm_screens_of(manager: DialogManager) -> ConfirmScreens:
    return cast(ConfirmScreens, manager.middleware_data["confirm_screens"])


def is_background(manager: DialogManager) -> bool:
    """Whether the window is shown anew by itself, and not for a press or a message."""
    return isinstance(manager.event, DialogUpdateEvent)


def now_of(manager: DialogManager) -> datetime:
    """Now, by the clock of the services."""
    return cast(Clock, manager.middleware_data["clock"])()


def is_about_a_server(manager: DialogManager) -> bool:
    return isinstance(manager.start_data, dict) and "server_id" in manager.start_data


def servers_of(manager: DialogManager, right: Right = Right.VIEW) -> tuple[Server, ...]:
    """Those that the operator may see, or has another right for."""
    return services_of(manager).servers.of(operator_of(manager), right)


def may_act(manager: DialogManager) -> bool:
    """Whether the operator may change something on the server that the open dialog is about."""
    return operator_of(manager).may(Right.ACT, server_of(manager).id)


def server_of(manager: DialogManager) -> Server:
    """The server that the open dialog is about.

    :raises NotAllowed: the operator may not see it, or no longer
    :raises ServerGone:
    :raises WindowOutdated: an older version of the program has left other data
    """
    start = ServerRef.from_dict(manager.start_data)
    operator_of(manager).require(Right.VIEW, start.server_id)
    return services_of(manager).servers.get(start.server_id, start.address)


def card_start_of(manager: DialogManager) -> CardStart | None:
    """What a card from the forgotten conferences was opened with; None for one from the list.

    :raises WindowOutdated: an older version of the program has left other data
    """
    return CardStart.from_dict(manager.start_data)


def is_above_its_list(manager: DialogManager) -> bool:
    """Whether the list that a card was chosen in lies below the card's dialog, and not in it."""
    found, listed = card_start_of(manager), ListedStart.from_dict(manager.start_data)
    return found is not None or listed is not None


def session_of(manager: DialogManager) -> SessionRef:
    """Which session the card is about: chosen in the list, or given when the dialog was started.

    :raises WindowOutdated: none has been chosen
    """
    chosen = manager.dialog_data if manager.dialog_data.get("session") else manager.start_data
    return SessionChoice.from_dict(chosen).session
