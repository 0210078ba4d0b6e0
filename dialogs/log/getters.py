from collections.abc import Sequence
from math import ceil
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import WindowOutdated, operator_of, services_of, texts_of
from dialogs.log.choices import ALL, SPANS, Export, Filter, Subject
from dialogs.log.words import kind_words, outcome_words, subject, who
from dialogs.widgets import PAGE_SIZE, page_of
from dialogs.wording import shorten
from services.log import Card, Entry, Kind, Number
from services.roles import Right

# Characters of what others have written: ten rows have room on one screen.
NAME, SUBJECT = 32, 60

Choices = list[dict[str, Any]]


async def get_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    log, operator = services_of(dialog_manager).log, operator_of(dialog_manager)
    texts, chosen = texts_of(dialog_manager), Filter.from_dict(dialog_manager.dialog_data)
    wanted = chosen.wanted
    total = await log.count(operator, wanted)
    shown, pages = await page_of(dialog_manager, total, PAGE_SIZE)
    entries = await log.page(operator, wanted, shown.start, len(shown))
    numbered = enumerate(entries, shown.start + 1)
    return {
        **await get_filter(dialog_manager),
        "total": total,
        "rows": [
            {
                "number": number,
                "key": each.number.key,
                "at": each.at,
                "who": shorten(who(each, texts), NAME),
                **_told(each, dialog_manager, NAME, SUBJECT),
            }
            for number, each in numbered
        ],
        "pages": pages,
    }


async def get_filter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is left out, in words."""
    chosen, texts = Filter.from_dict(dialog_manager.dialog_data), texts_of(dialog_manager)
    log, operator = services_of(dialog_manager).log, operator_of(dialog_manager)
    words = []
    if chosen.server_id is not None:
        names = dict(await log.servers(operator))
        words.append(shorten(names.get(chosen.server_id, str(chosen.server_id)), NAME))
    if chosen.operator_id is not None:
        people = {each.id: each.name for each in await log.people(operator)}
        name = people.get(chosen.operator_id, str(chosen.operator_id))
        words.append(shorten(name if chosen.operator_id else texts.text("log-by-rule"), NAME))
    if chosen.kind is not None:
        words.append(_kind(chosen.kind, dialog_manager))
    return {"filtered": bool(words), "filters": " · ".join(words)}


async def get_entry(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    number = Number.from_key(dialog_manager.dialog_data.get("entry"))
    log, operator = services_of(dialog_manager).log, operator_of(dialog_manager)
    card = await log.card(operator, number) if number else None
    if card is None:
        raise WindowOutdated
    entry, texts = card.entry, texts_of(dialog_manager)
    return {
        **_told(entry, dialog_manager),
        "who": who(entry, texts),
        "operator_id": str(entry.operator_id),
        "by_rule": entry.by_rule,
        "at": entry.at,
        "detailed": entry.detail is not None and subject(entry, texts) != entry.detail,
        "detail": entry.detail,
        "conference": entry.conference_id is not None,
        "conference_id": entry.conference_id,
        "session": card.session_id is not None,
        "session_id": card.session_id,
        "address": card.address,
        "addressed": card.address is not None,
        "several": card.together > 1,
        "together": card.together,
        **_asked(card),
    }


def _asked(card: Card) -> dict[str, Any]:
    """What the confirm screen said; where there was none, nothing."""
    question = card.question
    counted = question is not None and question.people is not None
    return {
        "asked": question is not None,
        "counted": counted,
        "uncounted": question is not None and not counted,
        "people": question and question.people,
        "topic": question and question.topic,
        "titled": question is not None and question.topic is not None,
        "owner": card.owner,
        "age": question and question.age,
        "forgotten": question is not None and question.threshold is not None,
        "threshold": question and question.threshold,
        "shown_at": question and question.shown_at,
    }


async def get_servers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    chosen = Filter.from_dict(dialog_manager.dialog_data).server_id
    found = await services_of(dialog_manager).log.servers(operator_of(dialog_manager))
    return await _page(dialog_manager, chosen, [(str(id_), name) for id_, name in found])


async def get_people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    chosen = Filter.from_dict(dialog_manager.dialog_data).operator_id
    people = await services_of(dialog_manager).log.people(operator_of(dialog_manager))
    rule = texts_of(dialog_manager).text("log-by-rule")
    named = [(str(each.id), each.name if each.id else rule) for each in people]
    return await _page(dialog_manager, chosen, named)


async def get_kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    operator_of(dialog_manager).require(Right.ACT)
    chosen = Filter.from_dict(dialog_manager.dialog_data).kind
    named = [(kind.value, _kind(kind, dialog_manager)) for kind in Kind]
    return await _page(dialog_manager, chosen, named)


async def get_export(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    operator_of(dialog_manager).require(Right.ACT)
    chosen = Export.from_dict(dialog_manager.dialog_data)
    return {
        **await get_filter(dialog_manager),
        "of_log": chosen.subject is Subject.LOG,
        "most": services_of(dialog_manager).tables.limits.rows,
        "subjects": [
            {"choice": each.value, "subject": each.value, "chosen": each is chosen.subject}
            for each in Subject
        ],
        "spans": [
            {"choice": str(days), "days": days, "chosen": days == chosen.days} for days in SPANS
        ],
    }


async def _page(
    manager: DialogManager, chosen: object, named: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """Everything first, on each page."""
    shown, pages = await page_of(manager, len(named))
    choices: Choices = [
        {"choice": key, "name": shorten(name, NAME), "chosen": key == str(chosen)}
        for key, name in (named[i] for i in shown)
    ]
    return {
        "every": [{"choice": ALL, "chosen": chosen is None}],
        "choices": choices,
        "pages": pages,
    }


def _kind(kind: Kind, manager: DialogManager) -> str:
    return texts_of(manager).text("log-kind", kind=kind.value)


def _told(
    entry: Entry, manager: DialogManager, name: int = 256, subject_length: int = 256
) -> dict[str, Any]:
    texts = texts_of(manager)
    about = subject(entry, texts)
    return {
        "what": kind_words(entry.kind, entry.act, texts),
        "about": about is not None,
        "subject": about and shorten(about, subject_length),
        "server": entry.server and shorten(entry.server, name),
        "on_server": entry.server is not None,
        "outcome": outcome_words(entry.outcome, texts),
        "timed": entry.took is not None,
        "took": None if entry.took is None else ceil(entry.took),  # "0 s" would say little
    }
