from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    ProtectStart,
    WindowOutdated,
    operator_of,
    server_of,
    services_of,
)
from dialogs.widgets import page_of
from services.protection import Kind, Protection


async def get_add(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    start = ProtectStart.from_dict(dialog_manager.start_data)
    return {
        "server": server_of(dialog_manager).name,
        "topic": start.topic,
        "conference": start.conference_id,
        "owner": start.owner,
        "owned": start.owner is not None,
    }


async def get_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    protections, server = services_of(dialog_manager).protections, server_of(dialog_manager)
    found = protections.all(operator_of(dialog_manager), server)
    shown, pages = await page_of(dialog_manager, len(found))
    return {
        "server": server.name,
        "count": len(found),
        "rows": [{"number": i + 1, "key": str(found[i].id), **_told(found[i])} for i in shown],
        "pages": pages,
    }


async def get_one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    protections, operator = services_of(dialog_manager).protections, operator_of(dialog_manager)
    server = server_of(dialog_manager)
    wanted = dialog_manager.dialog_data.get("protection")
    found = next((each for each in protections.all(operator, server) if each.id == wanted), None)
    if found is None:
        raise WindowOutdated
    return {
        "server": server.name,
        "may_lift": protections.may_lift(operator, found),
        **_told(found),
    }


def _told(protection: Protection) -> dict[str, Any]:
    return {
        "label": protection.label,
        "of_owner": protection.kind is Kind.OWNER,
        "by": protection.by_name,
        "set_at": protection.set_at,
        "noted": protection.note is not None,
        "note": protection.note,
    }
