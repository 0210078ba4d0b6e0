from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import ask, operator_of, server_of, services_of
from dialogs.find import narrow_findings
from dialogs.lists import finding_rows, search_of
from dialogs.together import forgotten_of, offered
from dialogs.widgets import page_of
from services.forgotten import THRESHOLDS


async def get_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    server = server_of(dialog_manager)
    search = search_of(dialog_manager, server)
    ended = await ask(dialog_manager, "search", search.ended, about=search, progressing=True)
    if ended.waiting:
        counted = search.total is not None
        progress = {"counted": counted, "done": search.done, "total": search.total}
        nothing: dict[str, Any] = {"server": server.name, "rows": [], "pages": 1}
        return {**nothing, "searching": True, "reading": not counted, **progress}
    hours = await services.forgotten.threshold(operator, server)
    findings = search.findings().older_than(hours)
    found, narrowed = narrow_findings(
        dialog_manager, findings.forgotten + findings.unjudged, lambda finding: finding
    )
    shown, pages = await page_of(dialog_manager, len(found))
    page = [found[number] for number in shown]
    return {
        "server": server.name,
        "found": True,
        **narrowed,
        "count": len(findings.forgotten),
        "unjudged": len(findings.unjudged),
        "hours": hours,
        "read_at": findings.read_at,
        "rows": finding_rows(dialog_manager, server, page, shown.start + 1),
        "pages": pages,
        **offered(await forgotten_of(dialog_manager), dialog_manager),
    }


async def get_thresholds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    services, server = services_of(dialog_manager), server_of(dialog_manager)
    hours = await services.forgotten.threshold(operator_of(dialog_manager), server)
    return {
        "server": server.name,
        "thresholds": [{"hours": each, "chosen": each == hours} for each in THRESHOLDS],
    }
