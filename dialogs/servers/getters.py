import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import ask, now_of, operator_of, server_of, servers_of, services_of, texts_of
from dialogs.servers.figures import look, newest
from dialogs.wording import pause_words, verdict


async def get_menu(dialog_manager: DialogManager, fresh: bool = False, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server, read = server_of(dialog_manager), services.figures.read
    conferences, users = services.conferences, services.users
    check, listing, online = await asyncio.gather(
        ask(dialog_manager, "check", lambda: read(lambda: look(services, operator, server))),
        ask(
            dialog_manager,
            "running conferences",
            lambda: read(lambda: conferences.listing(operator, server, fresh=fresh)),
        ),
        ask(dialog_manager, "users", lambda: read(lambda: users.count(operator, server))),
    )
    # That it ran a moment ago is no answer where the server gives none now.
    checked, checked_old = newest(check, services.status.last(server) if check.waiting else None)
    listed, listed_old = newest(listing, conferences.last(operator, server))
    counted, counted_old = newest(online, users.last(operator, server))
    times = {
        "verdict": (checked.checked_at if checked else None, checked_old),
        "running": (listed.read_at if listed else None, listed_old),
        "online": (counted.read_at if counted else None, counted_old),
    }
    return {
        "server": server.name,
        "verdict": verdict(checked, texts_of(dialog_manager)),
        "running": listed and len(listed.sessions),
        "online": counted and counted.number,
        "quiet_until": services.quiet.until(operator),
        "several": len(servers_of(dialog_manager)) > 1,
        "waiting": any(answer.waiting for answer in (check, listing, online)),
        **pause_words(services.maintenance.current(server.id), texts_of(dialog_manager)),
        **_ages(times, now_of(dialog_manager)),
    }


def _ages(times: Mapping[str, tuple[datetime | None, bool]], now: datetime) -> dict[str, Any]:
    """Old figures have ages of their own; the others were read at the oldest one's time."""
    read = [moment for moment, old in times.values() if moment and not old]
    ages: dict[str, Any] = {"read_at": min(read, default=None)}
    for name, (moment, old) in times.items():
        ages[f"{name}_old"] = old
        ages[f"{name}_age"] = moment and (now - moment).total_seconds()
    return ages
