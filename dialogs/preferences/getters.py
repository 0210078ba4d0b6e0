from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import Speech, now_of, operator_of, servers_of, services_of, texts_of
from dialogs.widgets import page_of
from dialogs.wording import shorten
from l10n import REGIONS
from services.alerts import CHOICES, Kind, is_group
from services.roles import Right

# How many operators that cannot be reached are named, and with how many characters each.
NAMES, NAME = 10, 32
# The same of groups, and of why.
GROUPS, REASON = 3, 60

REGION_NAMES = {
    "europe": "preferences-region-europe",
    "asia": "preferences-region-asia",
    "americas": "preferences-region-americas",
    "africa": "preferences-region-africa",
    "pacific": "preferences-region-pacific",
}

KIND_NAMES = {
    Kind.OUTAGE: "preferences-alerts-outage",
    Kind.CERTIFICATE: "preferences-alerts-certificate",
    Kind.FORGOTTEN: "preferences-alerts-forgotten",
    Kind.LIMIT: "preferences-alerts-limit",
    Kind.OFFLINE: "preferences-alerts-offline",
    Kind.RULE_WARNING: "preferences-alerts-rule",
}


async def get_view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, texts = services_of(dialog_manager), texts_of(dialog_manager)
    refused = await services.subscriptions.refused(operator_of(dialog_manager))
    kinds = {kind: texts.text(KIND_NAMES[kind]) for kind in CHOICES}
    servers = [each.name for each in servers_of(dialog_manager) if each.id in refused.server_ids]
    return {
        "owner": operator_of(dialog_manager).may(Right.MANAGE),
        "acting": operator_of(dialog_manager).may(Right.ACT),
        "language": texts.text("language-name"),
        "timezone": texts.city(texts.timezone),
        "now": now_of(dialog_manager),
        "alerts": " · ".join(name for kind, name in kinds.items() if kind not in refused.kinds),
        "all": not refused.kinds,
        "none": len(refused.kinds) == len(kinds),
        "without": " · ".join(name for kind, name in kinds.items() if kind in refused.kinds),
        "refused": len(servers),
        "servers": ", ".join(shorten(name, NAME) for name in servers[:NAMES]),
        "more": max(0, len(servers) - NAMES),
        "mutes": (await _mutes(dialog_manager))[:NAMES],
    }


async def get_languages(dialog_manager: DialogManager, speech: Speech, **_: Any) -> dict[str, Any]:
    chosen = texts_of(dialog_manager).language
    return {
        "languages": [
            {"language": code, "name": name, "chosen": code == chosen}
            for code, name in speech.names()
        ]
    }


async def get_regions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    texts = texts_of(dialog_manager)
    return {
        "regions": [
            {"region": region, "name": texts.text(REGION_NAMES[region])} for region in REGIONS
        ],
        "unknown": dialog_manager.dialog_data.get("unknown"),
    }


async def get_zones(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    texts = texts_of(dialog_manager)
    zones = dialog_manager.dialog_data.get("zones", [])
    return {
        "zones": [
            {"zone": zone, "name": texts.city(zone), "chosen": zone == texts.timezone}
            for zone in zones
        ]
    }


async def get_kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, texts = services_of(dialog_manager), texts_of(dialog_manager)
    refused = await services.subscriptions.refused(operator_of(dialog_manager))
    paused = [each.name for each in services.operators.all() if services.outbox.is_paused(each.id)]
    groups = [
        f"{each.chat_id} ({shorten(each.reason, REASON)})"
        for each in services.outbox.paused()
        if is_group(each.chat_id)
    ]
    return {
        "names": ", ".join(shorten(name, NAME) for name in paused[:NAMES]),
        "groups": ", ".join(groups[:GROUPS]),
        "kinds": [
            {
                "kind": kind.value,
                "name": texts.text(KIND_NAMES[kind]),
                "wanted": kind not in refused.kinds,
            }
            for kind in CHOICES
        ],
    }


async def get_alert_servers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    refused = await services.subscriptions.refused(operator)
    servers = servers_of(dialog_manager)
    shown, pages = await page_of(dialog_manager, len(servers))
    return {
        "servers": [
            {
                "id": server.id,
                "server": server.name,
                "wanted": server.id not in refused.server_ids,
            }
            for server in (servers[number] for number in shown)
        ],
        "pages": pages,
    }


async def get_mutes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    mutes = await _mutes(dialog_manager)
    shown, pages = await page_of(dialog_manager, len(mutes))
    return {"mutes": [mutes[number] for number in shown], "empty": not mutes, "pages": pages}


async def _mutes(manager: DialogManager) -> list[dict[str, Any]]:
    services = services_of(manager)
    names = {server.id: server.name for server in servers_of(manager)}
    return [
        {"id": mute.server_id, "server": names[mute.server_id], "until": mute.until}
        for mute in await services.subscriptions.mutes(operator_of(manager))
        if mute.server_id in names
    ]
