from datetime import UTC, datetime
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import Speech, texts_of
from services.zones import REGIONS

REGION_NAMES = {
    "europe": "preferences-region-europe",
    "asia": "preferences-region-asia",
    "americas": "preferences-region-americas",
    "africa": "preferences-region-africa",
    "pacific": "preferences-region-pacific",
}


async def get_view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    texts = texts_of(dialog_manager)
    return {
        "language": texts.text("language-name"),
        "timezone": texts.city(texts.timezone),
        "now": datetime.now(UTC),
    }


async def get_languages(speech: Speech, **_: Any) -> dict[str, Any]:
    return {"languages": speech.names()}


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
    return {"zones": [{"zone": zone, "name": texts.city(zone)} for zone in zones]}
