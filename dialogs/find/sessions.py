"""Running conferences: words, an order and a filter narrow their list."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.context import ask, operator_of, services_of, words_of
from dialogs.find.head import told
from dialogs.lists import Rows, is_protected
from dialogs.wording import shorten
from services.matching import Candidate, Choice, Kept, Look, Need, narrow
from services.servers import Server
from services.trueconf import Session

# How much of an owner or an id a row repeats where it matches.
REPEATED = 40


@dataclass(frozen=True, slots=True)
class Narrowed:
    """
    :ivar kept: the rows of all servers, those of one beside each other
    :ivar told: what the window tells of them
    :ivar moments: when what was asked for them was asked
    """

    kept: Sequence[tuple[Server, Kept]]
    told: dict[str, Any]
    moments: Sequence[datetime]

    def read_at(self, listed_at: datetime | None) -> datetime | None:
        """The time of the oldest figure, beside that of the lists."""
        return min((*self.moments, *([listed_at] if listed_at else ())), default=None)

    def marked(self, rows: Rows, first: int) -> Rows:
        """Rows of the list, with what they have in common with what was looked for.

        :param first: the place of the first one among all that were kept
        """
        kept = (each for _, each in self.kept[first : first + len(rows)])
        return [
            row | {"unsure": not each.sure, "why": _why(each)}
            for row, each in zip(rows, kept, strict=True)
        ]


async def narrow_sessions(
    manager: DialogManager, lists: Sequence[tuple[Server, Sequence[Session]]], *, fresh: bool
) -> Narrowed:
    """What each conference has to be asked for is asked side by side; the window fills in."""
    words = words_of(manager)
    choice = await services_of(manager).choices.of(operator_of(manager))
    parts = await asyncio.gather(
        *(_part(manager, server, sessions, choice, fresh=fresh) for server, sessions in lists)
    )
    kept = [
        (server, each)
        for (server, _), part in zip(lists, parts, strict=True)
        for each in narrow(part.candidates, words, choice)
    ]
    under_way = [look for part in parts for look in part.looks if not look.over]
    said = told(
        manager,
        shown=len(kept),
        total=sum(len(sessions) for _, sessions in lists),
        unsure=sum(not each.sure for _, each in kept),
        choice=choice,
        reading=bool(under_way),
    )
    progress = {
        "find_reading": bool(under_way),
        "find_done": sum(look.done for look in under_way),
        "find_asked": sum(look.total for look in under_way),
    }
    moments = [part.read_at for part in parts if part.read_at is not None]
    return Narrowed(kept, said | progress, moments)


@dataclass(frozen=True, slots=True)
class _Part:
    """Of one server."""

    candidates: Sequence[Candidate]
    looks: Sequence[Look]
    read_at: datetime | None


async def _part(
    manager: DialogManager,
    server: Server,
    sessions: Sequence[Session],
    choice: Choice,
    *,
    fresh: bool,
) -> _Part:
    """Only what the words have left is asked for."""
    words, looks, operator = words_of(manager), services_of(manager).looks, operator_of(manager)
    needs, said = Need.of(choice, sessions), sessions
    if needs and words is not None:
        said = [s for s in sessions if words.match(s.topic, s.conference_id, s.owner)]
    asked = [looks.look(operator, server, said, need, fresh=fresh) for need in needs]
    for need, look in zip(needs, asked, strict=True):
        if not look.over:
            name = f"{need} of each {server.id}"
            await ask(manager, name, look.ended, about=look, progressing=True)
    candidates = [
        Candidate(
            session,
            looks.facts(operator, server, session, needs),
            is_protected(manager, server, session),
        )
        for session in said
    ]
    return _Part(candidates, asked, looks.read_at(operator, server, needs))


def _why(kept: Kept) -> str:
    return "".join(f" · {shorten(text, REPEATED)}" for text in kept.why)
