"""What an act has to say for itself; the way to its outcome is the same for all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from datetime import timedelta
from typing import ClassVar, TypeVar

from services.acts.asked import Asked
from services.acts.kinds import ActKind, ActOutcome
from services.background import gather_pair
from services.conferences import Life, SessionRef, State, look, look_again
from services.servers import Server
from services.trueconf import NotFound

T = TypeVar("T")


class Act(ABC):
    """Each method may raise TrueConfError."""

    kind: ClassVar[ActKind]
    lifetime: ClassVar[timedelta]  # of what asks for it
    needs_a_person: ClassVar[bool] = False  # who follows the server's call, or does not

    @abstractmethod
    async def hindrance(self, server: Server, asked: Asked) -> ActOutcome | None:
        """Why nothing is sent. Nothing is asked between this and the request."""

    @abstractmethod
    async def send(self, server: Server, asked: Asked) -> int:
        """The one request; the HTTP status of its answer."""

    @abstractmethod
    async def done(self, server: Server, asked: Asked) -> bool | None:
        """What the server says now; None: it does not tell."""


async def of_running(
    server: Server, ref: SessionRef, question: Awaitable[T]
) -> tuple[ActOutcome | None, T | None]:
    """What keeps an act from this very session, and the answer to a question that is asked
    beside. None for an answer: the conference is gone. Raises TrueConfError.
    """
    seen, answer = await gather_pair(look(server, ref.conference_id), _unless_gone(question))
    state = seen.state(ref)
    if state.life is Life.RUNNING:
        state = (await look_again(server, str(ref.conference_id), seen)).state(ref)
    return _hindrance(state), answer


async def _unless_gone(question: Awaitable[T]) -> T | None:
    try:
        return await question
    except NotFound:
        return None


def _hindrance(state: State) -> ActOutcome | None:
    """As of a stop, but "cannot tell" is never enough."""
    match state.life:
        case Life.ENDED:
            return ActOutcome.ENDED
        case Life.REPLACED:
            return ActOutcome.REPLACED
        case Life.UNCLEAR:
            return ActOutcome.UNCLEAR
    if state.session is None:
        return ActOutcome.UNREADABLE  # by its own word it runs, and it is not in the list
    return ActOutcome.UNCLEAR if state.obstacle else None
