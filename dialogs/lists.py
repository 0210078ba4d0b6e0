"""What the lists of conferences have in common: those of one server, and those over all."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import (
    Answer,
    CardStart,
    ServerRef,
    ask,
    is_background,
    operator_of,
    services_of,
    texts_of,
)
from dialogs.wording import REASONS, joint, row_title
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
# As wide as each of the signs of a row.
SIGN = " ⚠️"


async def conference_rows(
    manager: DialogManager, server: Server, sessions: Sequence[Session], first: int
) -> Answer[Rows]:
    """Running conferences of a server, numbered from `first` on."""
    texts, people = texts_of(manager), await _people(manager, server, sessions)
    counts = people.value or ()
    left = await _left(manager, server, sessions, counts)
    rows = [
        _row(
            f"{number}. ",
            SIGN * mark,
            texts.text("conferences-list-figures-item", age=session.age, people=count),
            {
                "number": number,
                "key": SessionRef.of(session).key,
                "topic": row_title(session, texts),
                "left": mark,
                "protected": is_protected(manager, server, session),
            },
        )
        for number, (session, count, mark) in enumerate(
            zip(sessions, counts, left, strict=True), first
        )
    ]
    return Answer(rows, people.waiting)


def is_protected(manager: DialogManager, server: Server, session: Session) -> bool:
    of = services_of(manager).protections.of
    return of(server, session.conference_id, session.owner) is not None


def finding_rows(
    manager: DialogManager, server: Server, findings: Sequence[Finding], first: int
) -> Rows:
    """Conferences that look forgotten or could not be judged, numbered from `first` on."""
    texts = texts_of(manager)
    return [
        _row(
            f"{number}. ",
            SIGN * (not isinstance(finding.reason, Rule)),
            texts.text(
                "forgotten-list-figures-item",
                age=finding.session.age,
                reason=texts.text(REASONS[finding.reason], people=finding.people),
            ),
            {
                "number": number,
                "key": SessionRef.of(finding.session).key,
                "topic": row_title(finding.session, texts),
                "judged": isinstance(finding.reason, Rule),
                "protected": is_protected(manager, server, finding.session),
            },
        )
        for number, finding in enumerate(findings, first)
    ]


def _row(before: str, sign: str, figures: str, told: dict[str, Any]) -> dict[str, Any]:
    """On one line, if it fits there with its number and its signs."""
    named = f"{before}{told['topic']}{sign}{SIGN * told['protected']}"
    return told | {"figures": figures, "joint": joint(named, figures)}


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
