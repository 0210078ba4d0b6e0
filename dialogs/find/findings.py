"""Conferences that look forgotten: only words narrow their list, so that no filter hides one."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from aiogram_dialog import DialogManager

from dialogs.context import words_of
from dialogs.find.head import told
from services.forgotten import Finding
from services.matching import Choice

T = TypeVar("T")


def narrow_findings(
    manager: DialogManager, found: Sequence[T], finding: Callable[[T], Finding]
) -> tuple[Sequence[T], dict[str, Any]]:
    """Those that match what was typed; and what the window tells of them."""
    words = words_of(manager)
    sessions = [finding(each).session for each in found]
    kept = [
        each
        for each, session in zip(found, sessions, strict=True)
        if words is None or words.match(session.topic, session.conference_id, session.owner)
    ]
    counts = {"shown": len(kept), "total": len(found), "unsure": 0}
    return kept, told(manager, **counts, choice=Choice(), reading=False)
