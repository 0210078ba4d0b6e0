"""Forgotten conferences of all servers: the search of each one, side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import Texts, now_of, operator_of, servers_of, services_of, texts_of
from dialogs.everywhere.parts import Part, Question, headed, parts_of, together
from dialogs.find import narrow_findings
from dialogs.lists import SEVERAL_SIZE, Rows, finding_rows, search_of
from dialogs.together import forgotten_of, offered
from dialogs.widgets import page_of
from services.forgotten import Doubt, Findings, Search
from services.servers import Server


async def get_forgotten(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, texts = services_of(dialog_manager), texts_of(dialog_manager)
    servers, now = servers_of(dialog_manager), now_of(dialog_manager)
    searches = {server.id: search_of(dialog_manager, server) for server in servers}
    parts = await parts_of(dialog_manager, "search", lambda server: _question(searches[server.id]))
    hours = await services.forgotten.thresholds(operator_of(dialog_manager), servers)
    found = {
        part.server.id: part.value.older_than(hours[part.server.id])
        for part in parts
        if part.value
    }
    known = [(part, found[part.server.id]) for part in parts if part.value]
    # Those that could not be judged stand apart, after all others.
    forgotten = [(part, each) for part, findings in known for each in findings.forgotten]
    unjudged = [(part, each) for part, findings in known for each in findings.unjudged]
    listed, narrowed = narrow_findings(
        dialog_manager, [*forgotten, *unjudged], lambda each: each[1]
    )
    shown, pages = await page_of(dialog_manager, len(listed), SEVERAL_SIZE)
    rows: Rows = []
    for (part, apart), group in groupby(
        shown, lambda n: (listed[n][0], isinstance(listed[n][1].reason, Doubt))
    ):
        page = [listed[number][1] for number in group]
        told = part.told(texts, now) | {"apart": apart}
        first = shown.start + len(rows) + 1
        rows += headed(part.server, told, finding_rows(dialog_manager, part.server, page, first))
    progress = _progress(parts, searches)
    searching = progress["searching"]  # until its end nobody can stop "all"
    return {
        **together(parts, texts, now),
        **narrowed,
        **progress,
        **_hidden(servers, hours, texts),
        "count": len(forgotten),
        "unjudged": len(unjudged),
        "rows": rows,
        "pages": pages,
        "waiting": False,  # the progress says so
        **offered([] if searching else await forgotten_of(dialog_manager), dialog_manager),
    }


def _question(search: Search) -> Question[Findings]:
    async def found() -> Findings:
        await search.ended()
        return search.findings()

    return Question(found, about=search, progressing=True)


def _progress(parts: Sequence[Part[Findings]], searches: Mapping[int, Search]) -> dict[str, Any]:
    """Of all servers together; before any list is read there is nothing to count."""
    totals = [each.total for each in searches.values() if each.total is not None]
    return {
        "searching": any(part.waiting for part in parts),
        "counted": bool(totals),
        "total": sum(totals),
        "done": sum(each.done for each in searches.values()),
        "servers": len(parts),
        "over": sum(not part.waiting for part in parts),
    }


def _hidden(servers: Sequence[Server], hours: Mapping[int, int], texts: Texts) -> dict[str, Any]:
    """What the screen leaves out: by the commonest threshold, and where another one holds."""
    usual = max(Counter(hours.values()).items(), key=lambda each: each[1], default=(0, 0))[0]
    others = [
        texts.text("everywhere-forgotten-threshold", server=each.name, hours=hours[each.id])
        for each in servers
        if hours[each.id] != usual
    ]
    return {"hours": usual, "differing": bool(others), "thresholds": ", ".join(others)}
