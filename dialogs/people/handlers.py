from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, operator_of, services_of
from dialogs.people.choices import Draft, after, role_of
from dialogs.people.getters import invitations_of, person_of
from dialogs.states import PeopleSG
from dialogs.widgets import to_first_page
from dialogs.wishes import Wish
from services.members import NotInvited


async def open_person(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    people = services_of(manager).members.all(operator_of(manager))
    if key not in {str(each.id) for each in people}:
        raise WindowOutdated
    manager.dialog_data["person"] = int(key)
    await to_first_page(manager)
    await manager.switch_to(PeopleSG.person)


async def choose_role(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, word: str
) -> None:
    person, owner = person_of(manager), operator_of(manager)
    members = services_of(manager).members
    await members.change(owner, person.id, role_of(word), person.server_ids)


async def choose_server(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    services, person = services_of(manager), person_of(manager)
    chosen = after(wish, person.server_ids, services.servers.all())
    await services.members.change(operator_of(manager), person.id, person.role, chosen)


async def remove(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    members = services_of(manager).members
    await members.remove(operator_of(manager), person_of(manager).id)
    manager.dialog_data.pop("person", None)
    await manager.switch_to(PeopleSG.list)


async def open_invitation(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    if key not in {str(each.id) for each in await invitations_of(manager)}:
        raise NotInvited
    manager.dialog_data["invitation"] = int(key)
    await manager.switch_to(PeopleSG.invitation)


async def withdraw(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    chosen = manager.dialog_data.pop("invitation", None)
    if not isinstance(chosen, int):
        raise WindowOutdated
    await services_of(manager).admission.withdraw(operator_of(manager), chosen)
    await to_first_page(manager)
    await manager.switch_to(PeopleSG.invitations)


async def choose_invited_role(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, word: str
) -> None:
    manager.dialog_data.update(Draft(role_of(word)).to_dict())
    await to_first_page(manager)
    await manager.switch_to(PeopleSG.limits)


async def choose_invited_server(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, wish: Wish
) -> None:
    draft = Draft.from_dict(manager.dialog_data)
    chosen = after(wish, draft.server_ids, services_of(manager).servers.all())
    manager.dialog_data.update(Draft(draft.role, chosen).to_dict())


async def make_link(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """For the window that follows only: dialog data is stored, and this opens a door."""
    draft, bot = Draft.from_dict(manager.dialog_data), manager.middleware_data["bot"]
    assert isinstance(bot, Bot)  # noqa: S101 - aiogram's
    username = (await bot.me()).username
    admission = services_of(manager).admission
    code = await admission.invite(operator_of(manager), draft.role, draft.server_ids)
    manager.middleware_data["link"] = f"https://t.me/{username}?start={code}"
    await manager.switch_to(PeopleSG.link)
