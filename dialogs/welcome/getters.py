from dataclasses import replace
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import Speech, now_of, operator_of, servers_of, texts_of
from services.roles import Right

# Where most who speak a language live: a first guess, to be confirmed.
GUESSES = {"ru": "Europe/Moscow", "de": "Europe/Berlin", "es": "Europe/Madrid"}


async def get_zones(dialog_manager: DialogManager, speech: Speech, **_: Any) -> dict[str, Any]:
    operator, now = operator_of(dialog_manager), now_of(dialog_manager)
    texts = texts_of(dialog_manager)
    language = (operator.telegram_language or "").partition("-")[0]
    guessed = GUESSES.get(language, texts.timezone)

    def clock(zone: str) -> str:
        return speech.of(replace(operator, timezone=zone)).text("welcome-clock", now=now)

    return {
        "name": operator.name,
        "servers": len(servers_of(dialog_manager)),
        "timezone": texts.city(texts.timezone),
        "now": now,
        "zones": [
            {"zone": zone, "name": texts.city(zone), "clock": clock(zone)}
            for zone in dict.fromkeys((guessed, texts.timezone))
        ],
    }


async def get_monitoring(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    count = len(servers_of(dialog_manager, Right.ACT))
    return {"servers": count, "several": count > 1}
