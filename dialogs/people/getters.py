from collections.abc import Collection, Sequence
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, now_of, operator_of, services_of, texts_of
from dialogs.people.choices import ALL, Draft
from dialogs.widgets import page_of
from dialogs.wishes import Wish
from dialogs.wording import shorten
from services.members import GRANTED, Invitation, NotInvited, Person

# How many servers of a person are named, and with how many characters each.
NAMES, NAME = 5, 32
# Of a person: Telegram allows more.
LONGEST_NAME = 64


async def get_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    people = services_of(dialog_manager).members.all(operator_of(dialog_manager))
    shown, pages = await page_of(dialog_manager, len(people))
    invited = len(await invitations_of(dialog_manager))
    return {
        "rows": [
            {"number": i + 1, "key": str(people[i].id), **_told(people[i], dialog_manager)}
            for i in shown
        ],
        "pages": pages,
        "invited": invited,
    }


async def get_person(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    person = person_of(dialog_manager)
    return {
        **_told(person, dialog_manager),
        "changeable": person.changeable,
        "roles": _roles(dialog_manager, person.role),
    }


async def get_servers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    person = person_of(dialog_manager)
    return {
        **_told(person, dialog_manager),
        **await _boxes(dialog_manager, person.server_ids),
    }


async def get_roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"roles": _roles(dialog_manager, None)}


async def get_limits(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = Draft.from_dict(dialog_manager.dialog_data)
    return {
        "role": _role(dialog_manager, draft.role),
        **await _boxes(dialog_manager, draft.server_ids),
    }


async def get_link(
    dialog_manager: DialogManager, link: str | None = None, **_: Any
) -> dict[str, Any]:
    """The link comes with the press that made it, and is kept nowhere."""
    return {"link": link, "gone": link is None}


async def get_invitations(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    waiting = await invitations_of(dialog_manager)
    shown, pages = await page_of(dialog_manager, len(waiting))
    return {
        "count": len(waiting),
        "rows": [
            {"number": i + 1, "key": str(waiting[i].id), **_offer(waiting[i], dialog_manager)}
            for i in shown
        ],
        "pages": pages,
        "read_at": now_of(dialog_manager),
    }


async def get_invitation(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    chosen = dialog_manager.dialog_data.get("invitation")
    for each in await invitations_of(dialog_manager):
        if each.id == chosen:
            return _offer(each, dialog_manager)
    raise NotInvited


async def invitations_of(manager: DialogManager) -> Sequence[Invitation]:
    return await services_of(manager).admission.invitations(operator_of(manager))


def person_of(manager: DialogManager) -> Person:
    """
    :raises NotAllowed: this operator may not see it, or the person has been removed
    :raises WindowOutdated: none was chosen
    """
    chosen = manager.dialog_data.get("person")
    if not isinstance(chosen, int):
        raise WindowOutdated
    return services_of(manager).members.get(operator_of(manager), chosen)


def _told(person: Person, manager: DialogManager) -> dict[str, Any]:
    return {
        "name": shorten(person.name, LONGEST_NAME),
        "id": str(person.id),
        "role": _role(manager, person.role),
        "servers_shown": _servers(person.server_ids, manager),
        "settings": not person.changeable,
        "by": person.let_in_by and shorten(person.let_in_by, LONGEST_NAME),
        "since": person.since,
        "has_since": person.since is not None,
        "seen": person.seen_at is not None,
        "seen_at": person.seen_at,
    }


def _offer(invitation: Invitation, manager: DialogManager) -> dict[str, Any]:
    asked_by = invitation.asked_by
    return {
        "role": _role(manager, invitation.role),
        "servers_shown": _servers(invitation.server_ids, manager),
        "by": shorten(invitation.by, LONGEST_NAME),
        "until": invitation.until,
        "asked": asked_by is not None,
        "asked_by": asked_by and shorten(asked_by, LONGEST_NAME),
    }


def _role(manager: DialogManager, role: str) -> str:
    return texts_of(manager).text("people-role-name", role=str(role))


def _roles(manager: DialogManager, chosen: str | None) -> list[dict[str, Any]]:
    return [
        {"role": role.value, "name": _role(manager, role), "chosen": role == chosen}
        for role in GRANTED
    ]


def _servers(server_ids: Collection[int] | None, manager: DialogManager) -> str:
    names = [
        shorten(each.name, NAME)
        for each in services_of(manager).servers.all()
        if server_ids is None or each.id in server_ids
    ]
    which = "all" if server_ids is None else "some" if names else "none"
    return texts_of(manager).text(
        "people-servers-name",
        which=which,
        servers=", ".join(names[:NAMES]),
        more=max(0, len(names) - NAMES),
    )


async def _boxes(manager: DialogManager, chosen: Collection[int] | None) -> dict[str, Any]:
    servers = services_of(manager).servers.all()
    shown, pages = await page_of(manager, len(servers))
    boxes = [
        {
            "wish": _wish(str(servers[i].id), wanted := chosen is None or servers[i].id in chosen),
            "server": servers[i].name,
            "wanted": wanted,
        }
        for i in shown
    ]
    return {
        "everything": [{"wish": _wish(ALL, chosen is None), "wanted": chosen is None}],
        "servers": boxes,
        "pages": pages,
    }


def _wish(item: str, wanted: bool) -> str:
    """A box asks for the other of both."""
    return Wish(item, refused=wanted).pack()
