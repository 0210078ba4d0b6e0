"""The running conferences of all servers, and how many people are online on them."""

from functools import partial
from itertools import groupby
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import now_of, operator_of, services_of, texts_of
from dialogs.everywhere.parts import MORE, Part, Question, headed, parts_of, together
from dialogs.find import narrow_sessions
from dialogs.lists import SEVERAL_SIZE, Rows, conference_rows
from dialogs.together import offered, running_of
from dialogs.widgets import page_of
from services.conferences import Listing, Online
from services.servers import Server


async def get_conferences(
    dialog_manager: DialogManager, fresh: bool = False, **_: Any
) -> dict[str, Any]:
    conferences, operator = services_of(dialog_manager).conferences, operator_of(dialog_manager)

    def question(server: Server) -> Question[Listing]:
        listing = partial(conferences.listing, operator, server, fresh=fresh)
        return Question(listing, conferences.last(operator, server))

    parts = await parts_of(dialog_manager, "running conferences", question)
    texts, now = texts_of(dialog_manager), now_of(dialog_manager)
    listed = {each.server.id: each for each in parts}
    lists = [(each.server, each.value.sessions) for each in parts if each.value]
    narrowed = await narrow_sessions(dialog_manager, lists, fresh=fresh)
    shown, pages = await page_of(dialog_manager, len(narrowed.kept), SEVERAL_SIZE)
    rows: Rows = []
    waiting = False
    for server, group in groupby(
        (narrowed.kept[number] for number in shown), lambda each: each[0]
    ):
        sessions, first = [kept.session for _, kept in group], shown.start + len(rows)
        answer = await conference_rows(dialog_manager, server, sessions, first + 1)
        part = listed[server.id]
        told = part.told(texts, now) | {"running": len(part.value.sessions) if part.value else 0}
        rows += headed(server, told, narrowed.marked(answer.value or [], first))
        waiting |= answer.waiting
    found = together(parts, texts, now)
    return {
        **found,
        **narrowed.told,
        "read_at": narrowed.read_at(found["read_at"]),
        "running": sum(len(sessions) for _, sessions in lists),
        "rows": rows,
        "pages": pages,
        "waiting": found["waiting"] or waiting,
        **offered(running_of(dialog_manager), dialog_manager),
    }


async def get_online(
    dialog_manager: DialogManager, fresh: bool = False, **_: Any
) -> dict[str, Any]:
    users, operator = services_of(dialog_manager).users, operator_of(dialog_manager)

    def question(server: Server) -> Question[Online]:
        online = partial(users.online, operator, server, fresh=fresh)
        return Question(online, users.last_online(operator, server))

    parts = await parts_of(dialog_manager, "users online", question)
    texts, now = texts_of(dialog_manager), now_of(dialog_manager)
    silent_first = sorted(parts, key=lambda part: part.value is not None)
    shown, pages = await page_of(dialog_manager, len(parts))
    guests = [part.value and part.value.guests for part in parts]
    found = together(parts, texts, now)
    nothing = found["none"]
    return {
        **found,
        "users": None if nothing else sum(part.value.users for part in parts if part.value),
        "more": "" if nothing else found["more"],
        "guests": None if nothing else sum(each or 0 for each in guests),
        "guests_more": MORE if None in guests and not nothing else "",
        "rows": [
            silent_first[number].told(texts, now) | _online(silent_first[number])
            for number in shown
        ],
        "pages": pages,
    }


def _online(part: Part[Online]) -> dict[str, Any]:
    online = part.value
    return {"users": online and online.users, "guests": online and online.guests}
