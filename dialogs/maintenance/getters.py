from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from dialogs.context import may_act, now_of, operator_of, server_of, services_of, texts_of
from dialogs.maintenance.choices import ENDLESS, HOURS, WEEKDAYS, days, noon, today
from dialogs.wording import clock, pause_words
from services.maintenance import DURATIONS, Plan


async def get_view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    maintenance, server = services_of(dialog_manager).maintenance, server_of(dialog_manager)
    texts, acts = texts_of(dialog_manager), may_act(dialog_manager)
    current = maintenance.current(server.id)
    plans = maintenance.plans(operator_of(dialog_manager), server)
    told = [_told(each, dialog_manager) for each in plans]
    return {
        "server": server.name,
        **pause_words(current, texts),
        "running": current is None,
        "may_act": acts,
        "can_end": acts and current is not None,
        "durations": [*_durations(), {"minutes": ENDLESS, "seconds": 0, "endless": True}],
        "planned": bool(told),
        "plans": told,
        "choices": told if acts else [],
    }


async def get_days(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    texts = texts_of(dialog_manager)
    return {
        "server": server_of(dialog_manager).name,
        "days": [
            {
                "iso": each.isoformat(),
                "day": noon(each, dialog_manager),
                "name": texts.text("maintenance-weekday-short", weekday=each.weekday()),
                "today": each == today(dialog_manager),
            }
            for each in days(dialog_manager)
        ],
        "weekdays": [
            {"weekday": each, "name": texts.text("maintenance-weekday-name", weekday=each)}
            for each in WEEKDAYS
        ],
    }


async def get_hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    texts = texts_of(dialog_manager)
    now = now_of(dialog_manager).astimezone(ZoneInfo(texts.timezone))
    is_today = dialog_manager.dialog_data.get("day") == today(dialog_manager).isoformat()
    return {
        "server": server_of(dialog_manager).name,
        "zone": texts.city(texts.timezone),
        "unknown": dialog_manager.dialog_data.get("unknown"),
        "hours": [
            {"hour": each, "shown": clock(each * 60)}
            for each in HOURS
            if not is_today or each >= now.hour
        ],
    }


async def get_lasts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"server": server_of(dialog_manager).name, "durations": _durations()}


async def get_plan(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    server, now = server_of(dialog_manager), now_of(dialog_manager)
    plans = services_of(dialog_manager).maintenance.plans(operator_of(dialog_manager), server)
    number = dialog_manager.dialog_data.get("plan")
    plan = next((each for each in plans if each.id == number), None)
    if plan is None:
        return {"server": server.name, "gone": True, "can_delete": False}
    next_at = plan.next_at(now)
    return {
        "server": server.name,
        "found": True,
        **_told(plan, dialog_manager),
        "by": plan.by_name,
        "set_at": plan.set_at,
        "more": next_at is not None,
        "next_at": next_at or plan.set_at,
        "can_delete": may_act(dialog_manager),
    }


def _told(plan: Plan, manager: DialogManager) -> dict[str, Any]:
    """The variables of a plan's texts. Its hours are of its own zone, whoever reads them."""
    when, texts = plan.schedule, texts_of(manager)
    told = {
        "weekly": when.day is None,
        "day": noon(when.day or today(manager), manager),
        "name": texts.text("maintenance-weekday-name", weekday=when.weekday or 0),
        "begins": clock(when.minute),
        "seconds": when.minutes * 60,
    }
    zone = {"zone": texts.city(when.zone), "here": when.zone == texts.timezone}
    return {"plan": plan.id, "when": texts.text("maintenance-when", **told, **zone), **told}


def _durations() -> list[dict[str, Any]]:
    return [{"minutes": each, "seconds": each * 60, "endless": False} for each in DURATIONS]
