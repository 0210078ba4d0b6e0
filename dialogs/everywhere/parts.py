"""What each of the servers says of one question, and what a screen tells of those that do not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from aiogram_dialog import DialogManager

from dialogs.context import Texts, ask, servers_of, services_of
from dialogs.lists import Rows
from dialogs.wording import pause_words, verdict_words
from services.background import Interrupted
from services.errors import NotAllowed
from services.incidents import log_incident
from services.maintenance import Pause
from services.monitoring import Verdict, verdict_of
from services.servers import Server
from services.trueconf import TrueConfError

# So many servers that say nothing are named; a message has an end.
MOST_NAMED = 5
# After a number to which that of other servers is still to be added.
MORE = "+"


class Dated(Protocol):
    @property
    def read_at(self) -> datetime | None: ...


T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """
    :ivar known: from before
    :ivar about: as `ask` has it, and so is `progressing`
    """

    put: Callable[[], Awaitable[T]]
    known: T | None = None
    about: Hashable = None
    progressing: bool = False


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """
    :ivar value: what is known; while the answer is still to come, from before
    :ivar refusal: why it cannot be read
    """

    server: Server
    value: T | None
    refusal: tuple[Verdict, str | None] | None
    waiting: bool
    pause: Pause | None = None

    @property
    def old(self) -> bool:
        return self.waiting and self.value is not None

    def age(self, now: datetime) -> float | None:
        """Seconds."""
        read_at = self.value.read_at if self.value else None
        return None if read_at is None else (now - read_at).total_seconds()

    def told(self, texts: Texts, now: datetime) -> dict[str, Any]:
        """The variables of the texts."""
        return {
            "server": self.server.name,
            "state": "refused" if self.refusal else "known" if self.value else "waiting",
            "verdict": self.refusal and verdict_words(*self.refusal, texts),
            **pause_words(self.pause, texts),
            "aged": f" {texts.text('everywhere-aged', listed_age=self.age(now))}"
            if self.old
            else "",
        }


@dataclass(frozen=True, slots=True)
class _Attempt(Generic[T]):
    value: T | None
    refusal: tuple[Verdict, str | None] | None = None


async def parts_of(
    manager: DialogManager, name: str, question: Callable[[Server], Question[T]]
) -> Sequence[Part[T]]:
    """In the order of the settings. Each server fills in by itself; its failure is its own."""
    servers = servers_of(manager)
    return await asyncio.gather(
        *(_part(manager, name, server, question(server)) for server in servers)
    )


async def _part(
    manager: DialogManager, name: str, server: Server, question: Question[T]
) -> Part[T]:
    answer = await ask(
        manager,
        f"{name} {server.id}",
        partial(_attempt, server, question.put),
        about=question.about,
        progressing=question.progressing,
    )
    attempt: _Attempt[T] = answer.value or _Attempt(None)
    pause = services_of(manager).maintenance.current(server.id)
    if not answer.waiting:
        return Part(server, attempt.value, attempt.refusal, waiting=False, pause=pause)
    return Part(server, attempt.value or question.known, None, waiting=True, pause=pause)


async def _attempt(server: Server, put: Callable[[], Awaitable[T]]) -> _Attempt[T]:
    """What goes wrong with one server hides no other."""
    try:
        return _Attempt(await put())
    except (Interrupted, NotAllowed):
        raise
    except TrueConfError as failure:
        return _Attempt(None, verdict_of(failure))
    except Exception as failure:
        incident = log_incident(f"{server.name} on a screen of all servers", failure)
        return _Attempt(None, (Verdict.CHECK_FAILED, incident))


def together(parts: Sequence[Part[T]], texts: Texts, now: datetime) -> dict[str, Any]:
    """What each of the screens tells of all servers: those of which nothing is known by name."""
    silent = [each for each in parts if each.value is None]
    named = sorted(silent, key=lambda part: part.refusal is None)[:MOST_NAMED]
    moments = (each.value.read_at for each in parts if each.value)
    return {
        "scope": texts.text("everywhere-scope", servers=len(parts), missing=len(silent)),
        "partial": bool(silent),
        "more": MORE if silent else "",
        "none": len(silent) == len(parts),
        "troubles": [each.told(texts, now) for each in named],
        "unnamed": len(silent) - len(named),
        "read_at": min((each for each in moments if each), default=None),
        "waiting": any(each.waiting for each in parts),
    }


def headed(server: Server, told: dict[str, Any], rows: Rows) -> Rows:
    """Rows of one server, its name above the first one; their keys name it, too."""
    return [
        told | row | {"heads": not number, "key": f"{server.id}-{row['key']}"}
        for number, row in enumerate(rows)
    ]
