import asyncio
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import now_of, operator_of, server_of, services_of, texts_of
from dialogs.widgets import page_of
from dialogs.wording import verdict
from services.monitoring import Check
from services.operators import Operator
from services.registry import Services
from services.servers import Server


async def get_servers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services = services_of(dialog_manager)
    servers, texts = services.servers.all(), texts_of(dialog_manager)
    now = now_of(dialog_manager)
    shown, pages = await page_of(dialog_manager, len(servers))
    rows = []
    for server in (servers[number] for number in shown):
        last = services.status.last(server)
        rows.append(
            {
                "id": server.id,
                "server": server.name,
                "known": last is not None,
                "verdict": verdict(last, texts),
                "age": last and (now - last.checked_at).total_seconds(),
            }
        )
    return {"servers": rows, "pages": pages}


async def get_menu(dialog_manager: DialogManager, fresh: bool = False, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server, read = server_of(dialog_manager), services.figures.read
    check, listing, online = await asyncio.gather(
        read(_check(services, operator, server)),
        read(services.conferences.listing(operator, server, fresh=fresh)),
        read(services.users.count(operator, server)),
    )
    return {
        "server": server.name,
        "address": server.address,
        "verdict": verdict(check, texts_of(dialog_manager)),
        "running": None if listing is None else len(listing.sessions),
        "online": None if online is None else online.number,
        "several": len(services.servers.all()) > 1,
    }


async def _check(services: Services, operator: Operator, server: Server) -> Check:
    """What the monitoring found last; a look of our own where there is none."""
    monitor = services.monitor.state(server)
    if monitor.enabled and monitor.check is not None:
        return monitor.check
    return await services.status.check(operator, server)
