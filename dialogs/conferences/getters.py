import asyncio
from functools import partial
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.conferences.question import Question
from dialogs.context import (
    Texts,
    WindowOutdated,
    now_of,
    operator_of,
    refresh_soon,
    server_of,
    services_of,
    session_of,
    texts_of,
    when_shown,
)
from dialogs.widgets import page_of
from dialogs.wording import result_arguments, title, titled
from services.conferences import Card, Obstacle, SessionRef
from services.errors import ConferenceEnded
from services.trueconf import Participants

# How many hosts a card names.
NAMED_HOSTS = 3


async def get_list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    conferences = services_of(dialog_manager).conferences
    operator, server = operator_of(dialog_manager), server_of(dialog_manager)
    texts = texts_of(dialog_manager)
    listing = await conferences.listing(operator, server)
    shown, pages = await page_of(dialog_manager, len(listing.sessions))
    sessions = [listing.sessions[i] for i in shown]
    people = await asyncio.gather(
        *(conferences.people(operator, server, session) for session in sessions)
    )
    return {
        "server": server.name,
        "running": len(listing.sessions),
        "empty": not listing.sessions,
        "rows": [
            {
                "number": number + 1,
                "key": SessionRef.of(session).key,
                **titled(session, texts),
                "people": count,
                "age": session.age,
            }
            for number, session, count in zip(shown, sessions, people, strict=True)
        ],
        "pages": pages,
    }


async def get_card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    conferences = services_of(dialog_manager).conferences
    operator, server = operator_of(dialog_manager), server_of(dialog_manager)
    try:
        card = await conferences.card(operator, server, session_of(dialog_manager))
    except ConferenceEnded:
        return {"server": server.name, "ended": True}
    return {
        "server": server.name,
        "running": True,
        **_figures(card, texts_of(dialog_manager)),
        "no_id": card.obstacle is Obstacle.NO_ID,
        "two_sessions": card.obstacle is Obstacle.TWO_SESSIONS,
        "stoppable": card.obstacle is None,
        "link": card.conference and card.conference.link,
        "link_text": card.conference and not card.conference.link and card.conference.link_text,
        "management_link": card.management_link,
    }


async def get_confirmation(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    stop = services_of(dialog_manager).stop
    question = Question.from_dict(dialog_manager.dialog_data)
    shown = await stop.confirmation(operator_of(dialog_manager), question.key)
    return {
        "server": server_of(dialog_manager).name,
        "anew": question.anew,
        "turned": question.turned,
        "straight": not question.turned,
        "confirmations": [{"key": question.key}],
        "topic": shown.topic or texts_of(dialog_manager).text("conference-untitled"),
        "conference_id": shown.ref.conference_id,
        "owner": shown.owner,
        "people": shown.people,
        "age": shown.age,
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
        refresh_soon(dialog_manager)
    return {
        **result_arguments(entry, texts_of(dialog_manager)),
        "outcome": entry.outcome,
        "under_way": entry.outcome is None,
        "over": entry.outcome is not None,
        "undecided": entry.outcome is not None and entry.outcome.undecided,
        "seconds": max(0, int((now_of(dialog_manager) - entry.requested_at).total_seconds())),
    }


def _figures(card: Card, texts: Texts) -> dict[str, Any]:
    people = card.participants
    return {
        "topic": title(card.session, texts),
        "conference_id": card.session.conference_id,
        "owner": card.session.owner,
        "people": None if people is None else len(people.people),
        "devices": 0 if people is None else _shown_devices(people),
        **_hosts(people, texts),
        "age": card.session.age,
        "recording": "unknown" if card.recording is None else card.recording,
    }


def _shown_devices(people: Participants) -> int:
    """0 where everybody is there on one device, which goes without saying."""
    return people.devices if people.devices > len(people.people) else 0


def _hosts(people: Participants | None, texts: Texts) -> dict[str, Any]:
    if people is None or not people.hosts_known:
        return {"hosts": None, "host_names": None}
    hosts = [person for person in people.people if person.is_host]
    names = [host.name or host.id or texts.text("person-unnamed") for host in hosts[:NAMED_HOSTS]]
    if len(hosts) > NAMED_HOSTS:
        names.append(f"+{len(hosts) - NAMED_HOSTS}")
    return {"hosts": len(hosts), "host_names": ", ".join(names)}
