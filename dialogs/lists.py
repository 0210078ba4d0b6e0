"""What the lists of conferences have in common: those of one server, and those over all."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    Answer,
    CardStart,
    ServerRef,
    Texts,
    ask,
    is_background,
    operator_of,
    services_of,
    texts_of,
)
from dialogs.wording import REASONS, row_title
from services.conferences import SessionRef
from services.errors import ConferenceEnded
from services.forgotten import Finding, Rule, Search, exceeds
from services.servers import Server
from services.trueconf import Session

Rows = list[dict[str, Any]]

# Rows of a list over several servers on one screen: their names need room, too.
SEVERAL_SIZE = 7
# Stands for a number that is still to come.
ELLIPSIS = "…"


async def conference_rows(
    manager: DialogManager, server: Server, sessions: Sequence[Session], first: int
) -> Answer[Rows]:
    """Running conferences of a server, numbered from `first` on."""
    texts, people = texts_of(manager), await _people(manager, server, sessions)
    counts = people.value or ()
    left = await _left(manager, server, sessions, counts)
    rows = [
        {
            "number": number,
            "key": SessionRef.of(session).key,
            "topic": row_title(session, texts),
            "people": count,
            "age": session.age,
            "left": mark,
        }
        for number, (session, count, mark) in enumerate(
            zip(sessions, counts, left, strict=True), first
        )
    ]
    return Answer(rows, people.waiting)


def finding_rows(findings: Sequence[Finding], first: int, texts: Texts) -> Rows:
    """Conferences that look forgotten or could not be judged, numbered from `first` on."""
    return [
        {
            "number": number,
            "key": SessionRef.of(finding.session).key,
            "topic": row_title(finding.session, texts),
            "people": finding.people,
            "age": finding.session.age,
            "judged": isinstance(finding.reason, Rule),
            "reason": texts.text(REASONS[finding.reason], people=finding.people),
        }
        for number, finding in enumerate(findings, first)
    ]


def search_of(manager: DialogManager, server: Server) -> Search:
    """A screen that is shown anew by itself begins no search: one that has failed stays so."""
    forgotten, operator = services_of(manager).forgotten, operator_of(manager)
    last = forgotten.last(operator, server) if is_background(manager) else None
    return last or forgotten.search(operator, server)


async def card_of_found(manager: DialogManager, server: Server, key: str) -> CardStart:
    """What the card of a conference that was found is started with.

    :raises ConferenceEnded: no search knows it any more
    """
    forgotten, operator = services_of(manager).forgotten, operator_of(manager)
    found = forgotten.by_key(operator, server, key)
    if found is None:
        raise ConferenceEnded
    hours = await forgotten.threshold(operator, server)
    # What could not be judged is not stopped for being forgotten, so Yes does not judge again.
    threshold = hours if isinstance(found.reason, Rule) else None
    return CardStart(ServerRef.of(server), SessionRef.of(found.session), threshold)


async def _people(
    manager: DialogManager, server: Server, sessions: Sequence[Session]
) -> Answer[Sequence[int | str | None]]:
    """How many are in each. A server whose list does not tell is asked once it is shown."""
    told = [session.people for session in sessions]
    if None not in told:
        return Answer(told, waiting=False)
    conferences, operator = services_of(manager).conferences, operator_of(manager)

    async def count() -> Sequence[int | str | None]:
        return await asyncio.gather(
            *(conferences.people(operator, server, session) for session in sessions)
        )

    keys = tuple(SessionRef.of(session).key for session in sessions)
    still_to_come: Sequence[int | str | None] = [ELLIPSIS if n is None else n for n in told]
    name = f"people {server.id}"
    return await ask(manager, name, count, still_to_come, about=keys, later=True)


async def _left(
    manager: DialogManager,
    server: Server,
    sessions: Sequence[Session],
    people: Sequence[int | str | None],
) -> Sequence[bool]:
    """Which of them count as forgotten by what the list knows already: nobody is in them."""
    empty = [count == 0 for count in people]
    if not any(empty):
        return empty
    hours = await services_of(manager).forgotten.threshold(operator_of(manager), server)
    return [
        nobody and exceeds(session.age, hours)
        for session, nobody in zip(sessions, empty, strict=True)
    ]
