from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import now_of, operator_of, server_of, services_of


async def get_online(
    dialog_manager: DialogManager, fresh: bool = False, **_: Any
) -> dict[str, Any]:
    server = server_of(dialog_manager)
    users = services_of(dialog_manager).users
    online = await users.online(operator_of(dialog_manager), server, fresh=fresh)
    return {
        "server": server.name,
        "users": online.users,
        "guests": online.guests,
        "age": (now_of(dialog_manager) - online.read_at).total_seconds(),
    }
