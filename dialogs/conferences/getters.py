from collections.abc import Collection
from functools import partial
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.conferences.facts import Facts
from dialogs.conferences.question import Question, facts_of
from dialogs.context import (
    Texts,
    WindowOutdated,
    ask,
    may_act,
    now_of,
    operator_of,
    server_of,
    services_of,
    session_of,
    texts_of,
    unread,
    when_shown,
)
from dialogs.find import narrow_sessions
from dialogs.lists import conference_rows
from dialogs.together import offered, running_of
from dialogs.widgets import page_of
from dialogs.wording import result_arguments, title
from services.acts import ActKind
from services.conferences import Card, Obstacle
from services.errors import ConferenceEnded


async def get_list(dialog_manager: DialogManager, fresh: bool = False, **_: Any) -> dict[str, Any]:
    conferences = services_of(dialog_manager).conferences
    operator, server = operator_of(dialog_manager), server_of(dialog_manager)
    read = await ask(
        dialog_manager,
        "running conferences",
        lambda: conferences.listing(operator, server, fresh=fresh),
        conferences.last(operator, server),
    )
    listing = read.value
    if listing is None:
        return unread(server)
    found = await narrow_sessions(dialog_manager, [(server, listing.sessions)], fresh=fresh)
    shown, pages = await page_of(dialog_manager, len(found.kept))
    sessions = [found.kept[i][1].session for i in shown]
    rows = await conference_rows(dialog_manager, server, sessions, shown.start + 1)
    return {
        **found.told,
        "server": server.name,
        "running": len(listing.sessions),
        "empty": not listing.sessions,
        "read_at": found.read_at(listing.read_at),
        "waiting": read.waiting or rows.waiting,
        "rows": found.marked(rows.value or [], shown.start),
        "pages": pages,
        **offered(running_of(dialog_manager), dialog_manager),
    }


async def get_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    conferences = services_of(dialog_manager).conferences
    operator, server = operator_of(dialog_manager), server_of(dialog_manager)
    ref = session_of(dialog_manager)
    try:
        read = await ask(
            dialog_manager,
            "card",
            lambda: conferences.card(operator, server, ref),
            conferences.last_card(operator, server, ref),
            about=ref,
        )
    except ConferenceEnded:
        return {"server": server.name, "ended": True}
    card, texts = read.value, texts_of(dialog_manager)
    if card is None:
        return unread(server)
    facts = facts_of(card, dialog_manager)
    protection = services_of(dialog_manager).protections.of(
        server, card.session.conference_id, card.session.owner
    )
    named = card.session.conference_id is not None or card.session.owner is not None
    return {
        "server": server.name,
        "running": True,
        "waiting": read.waiting,
        "read_at": card.read_at,
        **_figures(card, facts, texts),
        "no_id": card.obstacle is Obstacle.NO_ID,
        "two_sessions": card.obstacle is Obstacle.TWO_SESSIONS,
        "stoppable": card.obstacle is None and protection is None and may_act(dialog_manager),
        "protectable": named and protection is None and may_act(dialog_manager),
        "protected": protection is not None,
        "protected_by": protection and protection.by_name,
        "noted": protection is not None and protection.note is not None,
        "note": protection and protection.note,
        **_acts(
            services_of(dialog_manager).acts.on_card(server, card)
            if may_act(dialog_manager)
            else frozenset()
        ),
        "link": card.conference and card.conference.link,
        "link_text": card.conference and not card.conference.link and card.conference.link_text,
        "management_link": card.management_link,
    }


async def get_confirmation(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    stop = services_of(dialog_manager).stop
    question = Question.from_dict(dialog_manager.dialog_data)
    shown = await stop.confirmation(operator_of(dialog_manager), question.key)
    texts, counted = texts_of(dialog_manager), shown.people is not None
    return {
        "server": server_of(dialog_manager).name,
        "anew": question.anew,
        "turned": question.turned,
        "straight": not question.turned,
        "confirmations": [{"key": question.key, "counted": counted, "people": shown.people}],
        "counted": counted,
        "uncounted": not counted,
        "topic": shown.topic or texts.text("conference-untitled"),
        "conference_id": shown.ref.conference_id,
        "owner": shown.owner,
        "people": shown.people,
        "age": shown.age,
        **question.facts.told(shown.people, texts),
        "read_at": shown.shown_at,
        "unidentified": not shown.ref.identified,
    }


async def get_result(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What a Yes did; while the server has not confirmed it, how long that takes."""
    stop, number = services_of(dialog_manager).stop, dialog_manager.dialog_data["entry"]
    under_way = stop.carries_out(number)  # asked first: it may end while the record is read
    entry = await stop.entry(operator_of(dialog_manager), number)
    if entry is None or (entry.outcome is None and not under_way):
        raise WindowOutdated
    stop.screens.showing(entry)
    when_shown(partial(stop.screens.shown, entry))
    if entry.outcome is None:
        outcome = partial(stop.wait_for_outcome, number)
        await ask(dialog_manager, "outcome", outcome, about=number, later=True, progressing=True)
    return {
        **result_arguments(entry, texts_of(dialog_manager)),
        "outcome": entry.outcome,
        "under_way": entry.outcome is None,
        "restarted": entry.outcome is not None and entry.outcome.restarted,
        "again": await services_of(dialog_manager).acts.may_start_again(
            operator_of(dialog_manager), entry
        ),
        "decided": entry.outcome is not None and not entry.outcome.undecided,
        "seconds": max(0, int((now_of(dialog_manager) - entry.requested_at).total_seconds())),
    }


def _acts(offered: Collection[ActKind]) -> dict[str, bool]:
    return {
        "stop_recording": ActKind.STOP_RECORDING in offered,
        "call_owner": ActKind.CALL_OWNER in offered,
    }


def _figures(card: Card, facts: Facts, texts: Texts) -> dict[str, Any]:
    people = None if card.participants is None else len(card.participants.people)
    return {
        "topic": title(card.session, texts),
        "conference_id": card.session.conference_id,
        "owner": card.session.owner,
        "people": people,
        "age": card.session.age,
        **facts.told(people, texts),
    }
