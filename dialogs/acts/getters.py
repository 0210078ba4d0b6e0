from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    ActDone,
    ActStart,
    WindowOutdated,
    operator_of,
    server_of,
    services_of,
    texts_of,
)
from dialogs.wording import act_arguments


async def get_question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    asked, texts = ActStart.from_dict(dialog_manager.start_data).asked, texts_of(dialog_manager)
    return {
        "server": server_of(dialog_manager).name,
        "topic": asked.topic or texts.text("conference-untitled"),
        "conference_id": asked.conference_id,
        "read_at": asked.since,
    }


async def get_result(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    texts, service = texts_of(dialog_manager), services_of(dialog_manager).acts
    number = done_of(dialog_manager).entry
    entry = await service.entry(operator_of(dialog_manager), number)
    if entry is None or entry.outcome is None:
        raise WindowOutdated
    return {
        **act_arguments(entry, texts),
        "outcome": entry.outcome,
        "undecided": entry.outcome.undecided,
    }


def done_of(manager: DialogManager) -> ActDone:
    """What the question has brought about, or what was done without one."""
    asked = manager.dialog_data.get("entry") is not None
    return ActDone.from_dict(manager.dialog_data if asked else manager.start_data)
