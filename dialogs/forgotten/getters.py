from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    Texts,
    ask,
    is_background,
    operator_of,
    server_of,
    services_of,
    texts_of,
)
from dialogs.widgets import page_of
from dialogs.wording import REASONS, row_title
from services.conferences import SessionRef
from services.forgotten import THRESHOLDS, Finding, Rule, Search


async def get_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server = server_of(dialog_manager)
    search = _search(dialog_manager)
    ended = await ask(dialog_manager, "search", search.ended, about=search, progressing=True)
    if ended.waiting:
        counted = search.total is not None
        progress = {"counted": counted, "done": search.done, "total": search.total}
        nothing: dict[str, Any] = {"server": server.name, "rows": [], "pages": 1}
        return {**nothing, "searching": True, "reading": not counted, **progress}
    hours = await services.forgotten.threshold(operator, server)
    findings = search.findings().older_than(hours)
    found = findings.forgotten + findings.unjudged
    shown, pages = await page_of(dialog_manager, len(found))
    texts = texts_of(dialog_manager)
    return {
        "server": server.name,
        "found": True,
        "count": len(findings.forgotten),
        "unjudged": len(findings.unjudged),
        "hours": hours,
        "read_at": findings.looked_at,
        "rows": [_row(number + 1, found[number], texts) for number in shown],
        "pages": pages,
    }


async def get_thresholds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, server = services_of(dialog_manager), server_of(dialog_manager)
    hours = await services.forgotten.threshold(operator_of(dialog_manager), server)
    return {
        "server": server.name,
        "thresholds": [{"hours": each, "chosen": each == hours} for each in THRESHOLDS],
    }


def _search(manager: DialogManager) -> Search:
    """A screen that is shown anew by itself begins no search: one that has failed stays so."""
    forgotten, operator, server = (
        services_of(manager).forgotten,
        operator_of(manager),
        server_of(manager),
    )
    last = forgotten.last(operator, server) if is_background(manager) else None
    return last or forgotten.search(operator, server)


def _row(number: int, finding: Finding, texts: Texts) -> dict[str, Any]:
    session = finding.session
    return {
        "number": number,
        "key": SessionRef.of(session).key,
        "topic": row_title(session, texts),
        "people": finding.people,
        "age": session.age,
        "judged": isinstance(finding.reason, Rule),
        "reason": texts.text(REASONS[finding.reason], people=finding.people),
    }
