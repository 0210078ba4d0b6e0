from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import ask, operator_of, server_of, services_of, unread


async def get_online(
    dialog_manager: DialogManager, fresh: bool = False, **_: Any
) -> dict[str, Any]:
    operator, server = operator_of(dialog_manager), server_of(dialog_manager)
    users = services_of(dialog_manager).users
    read = await ask(
        dialog_manager,
        "users online",
        lambda: users.online(operator, server, fresh=fresh),
        users.last_online(operator, server),
    )
    online = read.value
    if online is None:
        return unread(server)
    return {
        "server": server.name,
        "users": online.users,
        "guests": online.guests,
        "read_at": online.read_at,
        "waiting": read.waiting,
    }
