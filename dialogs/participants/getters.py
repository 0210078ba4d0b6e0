from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    Texts,
    ask,
    operator_of,
    server_of,
    services_of,
    session_of,
    texts_of,
    unread,
)
from dialogs.participants.entries import Entry, entries_of, matching
from dialogs.participants.notes import notes_of
from dialogs.widgets import page_of
from dialogs.wording import shorten, title
from services.conferences import Attendance
from services.errors import ConferenceEnded
from services.matching import Words

# Rows of a line each; with the longest names a screen stays below Telegram's 4096 characters.
SIZE = 15
# Characters of a name, of an id beside it, and of the names of devices.
LONGEST_NAME = 60
LONGEST_ID = 40
LONGEST_DEVICES = 50


async def get_list(dialog_manager: DialogManager, fresh: bool = False, **_: Any) -> dict[str, Any]:
    attendances = services_of(dialog_manager).attendances
    operator, server = operator_of(dialog_manager), server_of(dialog_manager)
    ref = session_of(dialog_manager)
    try:
        read = await ask(
            dialog_manager,
            "participants",
            lambda: attendances.read(operator, server, ref, fresh=fresh),
            attendances.last(operator, server, ref),
            about=ref,
        )
    except ConferenceEnded:
        return {"server": server.name, "ended": True, "pages": 1}
    attendance, texts = read.value, texts_of(dialog_manager)
    if attendance is None:
        return unread(server)
    words = Words.of(str(dialog_manager.dialog_data.get("words", "")))
    everybody = entries_of(attendance)
    found = matching(everybody, words)
    shown, pages = await page_of(dialog_manager, len(found), SIZE)
    return {
        "server": server.name,
        "running": True,
        "topic": title(attendance.session, texts),
        **_figures(attendance),
        "words": words.said if words else "",
        "searched": words is not None,
        "found": len(found),
        "all": len(everybody),
        "rows": _rows([found[i] for i in shown], found, attendance.read_at, texts),
        "notes": notes_of(attendance, texts),
        "pages": pages,
        "searchable": pages > 1 and not words,
        "read_at": attendance.read_at,
        "waiting": read.waiting,
    }


def _figures(attendance: Attendance) -> dict[str, Any]:
    there, missing = attendance.participants.value, attendance.missing
    only_guests = attendance.invited.value and not attendance.expected
    return {
        "people": None if there is None else len(there.people),
        "guests": sum(each.is_guest for each in there.people) if there else 0,
        "missing": len(missing or ()),
        "invited": "unknown" if missing is None or only_guests else attendance.expected > 0,
    }


def _rows(
    page: list[Entry], found: list[Entry], read_at: datetime, texts: Texts
) -> list[dict[str, Any]]:
    """A group is named above its first row, and again at the top of a page."""
    sizes = Counter(each.group for each in found)
    rows: list[dict[str, Any]] = []
    for number, each in enumerate(page):
        heads = number == 0 or page[number - 1].group is not each.group
        rows.append(
            {"heads": heads, "group": str(each.group), "size": sizes[each.group]}
            | _told(each, read_at, texts)
        )
    return rows


def _told(entry: Entry, read_at: datetime, texts: Texts) -> dict[str, Any]:
    named = entry.name is not None and entry.namesake
    return {
        "name": shorten(entry.name or entry.id or texts.text("person-unnamed"), LONGEST_NAME),
        "named": named and entry.id is not None,
        "id": shorten(entry.id or "", LONGEST_ID),
        "owner": entry.is_owner,
        "moderates": entry.moderates,
        "timed": entry.stay is not None,
        "since": None if entry.stay is None else read_at - timedelta(seconds=entry.stay),
        "devices": entry.devices,
        "equipped": bool(entry.device_names),
        "device": shorten(", ".join(entry.device_names), LONGEST_DEVICES),
    }
