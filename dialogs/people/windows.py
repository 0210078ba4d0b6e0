from typing import Any

from aiogram.enums import ButtonStyle
from aiogram_dialog.widgets.kbd import Button, Cancel, Column, Keyboard, Row, Select, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import List

from dialogs.people import getters, handlers
from dialogs.states import PeopleSG
from dialogs.widgets import Html, Label, Screen, numbers, pager, refresh
from dialogs.wishes import Wish


def create_windows() -> list[Screen]:
    return [
        _list(),
        _person(),
        _servers(),
        _remove(),
        _role(),
        _limits(),
        _link(),
        _invitations(),
        _invitation(),
    ]


def _list() -> Screen:
    return Screen(
        Html("people-list-title"),
        List(Html("people-list-row"), items="rows"),
        numbers(handlers.open_person),
        pager(),
        SwitchTo(Label("btn-invite"), id="in", state=PeopleSG.role),
        SwitchTo(Label("btn-invitations"), id="iv", state=PeopleSG.invitations, when="invited"),
        Cancel(Label("btn-back"), id="bk"),
        state=PeopleSG.list,
        getter=getters.get_list,
    )


def _person() -> Screen:
    return Screen(
        Html("people-person-body"),
        Html("people-person-settings", when="settings"),
        Column(_roles(handlers.choose_role), when="changeable"),
        Row(
            SwitchTo(Label("btn-alert-servers"), id="sv", state=PeopleSG.servers),
            SwitchTo(Label("btn-remove"), id="rm", state=PeopleSG.remove),
            when="changeable",
        ),
        SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.list),
        state=PeopleSG.person,
        getter=getters.get_person,
    )


def _servers() -> Screen:
    return Screen(
        Html("people-servers-title"),
        *_boxes(handlers.choose_server),
        pager(),
        SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.person),
        state=PeopleSG.servers,
        getter=getters.get_servers,
    )


def _remove() -> Screen:
    return Screen(
        Html("people-remove-title"),
        Button(
            Label("btn-confirm-remove"),
            id="y",
            on_click=handlers.remove,
            style=Style(ButtonStyle.DANGER),
        ),
        SwitchTo(Label("btn-keep-person"), id="bk", state=PeopleSG.person),
        state=PeopleSG.remove,
        getter=getters.get_person,
    )


def _role() -> Screen:
    return Screen(
        Html("people-role-title"),
        Column(_roles(handlers.choose_invited_role)),
        SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.list),
        state=PeopleSG.role,
        getter=getters.get_roles,
    )


def _limits() -> Screen:
    return Screen(
        Html("people-limits-title"),
        *_boxes(handlers.choose_invited_server),
        pager(),
        Button(Label("btn-make-link"), id="mk", on_click=handlers.make_link),
        SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.role),
        state=PeopleSG.limits,
        getter=getters.get_limits,
    )


def _link() -> Screen:
    return Screen(
        Html("people-link-body", when="link"),
        Html("people-link-gone", when="gone"),
        Row(SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.list)),
        state=PeopleSG.link,
        getter=getters.get_link,
    )


def _invitations() -> Screen:
    return Screen(
        Html("people-invitations-title"),
        List(Html("people-invitations-row"), items="rows"),
        Html("as-of", when="read_at"),
        numbers(handlers.open_invitation),
        pager(),
        ways=Row(refresh(), SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.list)),
        state=PeopleSG.invitations,
        getter=getters.get_invitations,
    )


def _invitation() -> Screen:
    return Screen(
        Html("people-invitation-body"),
        Button(
            Label("btn-withdraw"),
            id="wd",
            on_click=handlers.withdraw,
            style=Style(ButtonStyle.DANGER),
        ),
        SwitchTo(Label("btn-back"), id="bk", state=PeopleSG.invitations),
        state=PeopleSG.invitation,
        getter=getters.get_invitation,
    )


def _roles(on_click: Any) -> Select[str]:
    return Select(
        Label("people-role-item"),
        id="o",
        items="roles",
        item_id_getter=lambda item: item["role"],
        on_click=on_click,
    )


def _boxes(on_click: Any) -> tuple[Keyboard, Keyboard]:
    """One for all servers, and one for each."""
    every = _box("people-all-item", "e", "everything", on_click)
    return every, Column(_box("preferences-servers-item", "s", "servers", on_click))


def _box(key: str, widget_id: str, items: str, on_click: Any) -> Select[Wish]:
    return Select(
        Label(key),
        id=widget_id,
        items=items,
        item_id_getter=lambda item: item["wish"],
        type_factory=Wish.unpack,
        on_click=on_click,
    )
