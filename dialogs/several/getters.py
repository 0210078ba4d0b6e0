from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    WindowOutdated,
    ask,
    operator_of,
    servers_of,
    services_of,
    texts_of,
    when_shown,
)
from dialogs.lists import SEVERAL_SIZE
from dialogs.several.choices import Choice, candidates_of, source_of
from dialogs.together import Source, question_of
from dialogs.widgets import page_of
from dialogs.wishes import Wish
from dialogs.wording import ROW_TOPIC, row_title, shorten
from services.several import Run
from services.stop import Entry, Named, Outcome

# Characters of what stands behind an outcome.
DETAIL = 80


async def get_choice(
    dialog_manager: DialogManager, fresh: bool = False, **_: Any
) -> dict[str, Any]:
    listed = await candidates_of(dialog_manager, fresh=fresh)
    choice, texts = Choice.of(dialog_manager, listed.value), texts_of(dialog_manager)
    shown, pages = await page_of(dialog_manager, len(listed.value), SEVERAL_SIZE)
    several = len({each.server.id for each in listed.value}) > 1
    rows = [
        {
            "number": number,
            "topic": row_title(each.session, texts),
            "age": each.session.age,
            "several": several,
            "server": each.server.name,
            "chosen": each.key in choice.keys,
            "sign": "✅ " if each.key in choice.keys else "",
            "wish": Wish(each.key, refused=each.key in choice.keys),
        }
        for number, each in enumerate((listed.value[n] for n in shown), shown.start + 1)
    ]
    return {
        "rows": rows,
        "running": source_of(dialog_manager) is Source.RUNNING,  # others are searched anew there
        "count": len(listed.value),
        "chosen": len(choice.keys),
        "read_at": listed.read_at,
        "waiting": listed.waiting,
        "pages": pages,
    }


async def get_question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    question = question_of(dialog_manager)
    named: Sequence[Named] = ()
    several, operator = services_of(dialog_manager).several, operator_of(dialog_manager)
    if question.named:
        named = await several.named(operator, question.batch)
    shown, pages = await page_of(dialog_manager, len(named), SEVERAL_SIZE)
    asked = [each.asked for each in named]
    return {
        "anew": question.anew,
        "named": len(named),
        "asked": bool(named),
        "people": sum(each.people or 0 for each in asked),
        "turned": question.turned and bool(named),
        "straight": not question.turned and bool(named),
        "questions": [{"key": question.batch, "named": len(named)}],
        "rows": _rows(named, shown, dialog_manager),
        "leaves_out": bool(question.left_out),
        "left_out": [
            {"reason": reason, "count": count, "names": names}
            for reason, count, names in question.left_out
        ],
        "unidentified": sum(not each.ref.identified for each in asked),
        "read_at": min((each.shown_at for each in asked), default=None),
        "pages": pages,
    }


async def get_result(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What became of each so far."""
    services, operator = services_of(dialog_manager), operator_of(dialog_manager)
    batch = _batch_of(dialog_manager)
    run = services.several.run(operator, batch)
    under_way = run is not None and not run.over  # asked first: it may end while it is read
    named = await services.several.named(operator, batch)
    entries = [each.entry for each in named if each.entry is not None]
    if entries:
        services.stop.screens.showing(entries[0])
        when_shown(partial(services.stop.screens.shown, *entries))
    if run is not None and under_way:
        await ask(dialog_manager, "several", run.ended, about=batch, later=True, progressing=True)
    shown, pages = await page_of(dialog_manager, len(named), SEVERAL_SIZE)
    states = [_state(each, run if under_way else None) for each in named]
    counts = Counter(map(_sort, states))
    rows = _rows(named, shown, dialog_manager)
    for row, number in zip(rows, shown, strict=True):
        row |= {"state": states[number], **_detail(named[number].entry)}
    return {
        "under_way": under_way,
        "over": not under_way,
        "stoppable": under_way and run is not None and run.waiting > 0,
        "done": len(named) - counts["waiting"] - states.count("in-work"),
        "total": len(named),
        "stopped": counts["stopped"],
        "not_stopped": counts["other"],
        "unclear": counts["unclear"],
        "not_begun": counts["not-begun"],
        "undecided": not under_way and counts["unclear"] > 0,
        "rows": rows,
        "pages": pages,
    }


def _rows(named: Sequence[Named], shown: range, manager: DialogManager) -> list[dict[str, Any]]:
    texts, names = texts_of(manager), {each.id: each.name for each in servers_of(manager)}
    page = [named[number].asked for number in shown]
    return [
        {
            "number": number,
            "topic": shorten(
                asked.topic
                or texts.text("conference-untitled-id", conference_id=asked.ref.conference_id),
                ROW_TOPIC,
            ),
            "people": asked.people,
            "age": asked.age,
            "server": names.get(asked.server_id),
        }
        for number, asked in enumerate(page, shown.start + 1)
    ]


def _state(named: Named, run: Run | None) -> str:
    """Its outcome; where it has none, what goes on. `run`: which is under way."""
    if named.entry is not None:
        return named.entry.outcome or "in-work"
    if run is None:
        return "not-begun"
    return "in-work" if run.has_turn(named.asked.key) else "waiting"


def _sort(state: str) -> str:
    """What of the summary it counts for."""
    if state in {Outcome.STOPPED, Outcome.STOPPED_RESTARTED}:
        return "stopped"
    if state in {"in-work", Outcome.STILL_RUNNING, Outcome.NOT_CONFIRMED}:
        return "unclear"
    return state if state in {"waiting", "not-begun"} else "other"


def _detail(entry: Entry | None) -> dict[str, Any]:
    detail = entry and entry.detail
    return {"has_detail": detail is not None, "detail": detail and shorten(detail, DETAIL)}


def _batch_of(manager: DialogManager) -> str:
    """
    :raises WindowOutdated: no Yes has been pressed
    """
    match manager.dialog_data:
        case {"stopping": str(batch)}:
            return batch
    raise WindowOutdated
