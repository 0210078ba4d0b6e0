"""Questions to a server for which no window waits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import EVENT_CONTEXT_KEY, EventContext
from aiogram_dialog.manager.bg_manager import BgManager

from dialogs.context.update import is_background, operator_of
from services.servers import Server

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """A look at the window on top of a chat.

    :ivar window: names it: the same state of another dialog on the stack is another window
    :ivar screen: shows it anew
    :ivar pressed: the operator asks for it; else it is shown anew by itself
    """

    operator_id: int
    thread_id: int | None
    window: str
    screen: BgManager
    pressed: bool


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """
    :ivar value: what is known, maybe from before; None: nothing
    :ivar waiting: the answer is still to come, and the window is shown again then
    """

    value: T | None
    waiting: bool


class Answers(Protocol):
    """Implemented by `bot/updates/answers.py`."""

    def enter(self, view: View) -> None: ...

    async def ask(
        self,
        view: View,
        name: str,
        question: Callable[[], Awaitable[Any]],
        *,
        about: Hashable,
        later: bool,
        progressing: bool,
    ) -> tuple[bool, Any]: ...

    def keep_current(
        self,
        view: View,
        questions: Mapping[str, Callable[[float], Awaitable[Any]]],
        differing: Callable[[Mapping[str, Any]], Hashable],
    ) -> None: ...


class LiveScreens(Protocol):
    """Implemented by `bot/updates/live_screens.py`."""

    def show_again(self, view: View, due: Callable[[], Awaitable[bool]]) -> None: ...


def view_of(manager: DialogManager) -> View:
    context = manager.current_context()
    event = cast(EventContext, manager.middleware_data[EVENT_CONTEXT_KEY])
    screen = BgManager(  # `manager.bg` fails where an error is handled, and knows no topics
        user=event.user,
        chat=event.chat,
        bot=event.bot,
        router=manager.middleware_data["event_router"],
        intent_id=context.id,
        stack_id=context.stack_id,
        thread_id=event.thread_id,
        business_connection_id=event.business_connection_id,
    )
    return View(
        operator_id=operator_of(manager).id,
        thread_id=event.thread_id,
        window=f"{context.id} {context.state.state}",
        screen=screen,
        pressed=not is_background(manager),
    )


def enter(manager: DialogManager) -> None:
    """What was asked only for another window is dropped."""
    _answers_of(manager).enter(view_of(manager))


async def ask(
    manager: DialogManager,
    name: str,
    question: Callable[[], Awaitable[T]],
    known: T | None = None,
    *,
    about: Hashable = None,
    later: bool = False,
    progressing: bool = False,
) -> Answer[T]:
    """For a getter: the answer if it comes at once; else what is known, and the window is shown
    again when it has come. Raises what the question raises.

    :param question: must not need the manager, which is closed by then
    :param known: from before, if the window itself has had no answer
    :param about: a question about something else takes the place of one that is under way
    :param later: it is not asked before the window is shown
    :param progressing: the window has something new to show before the answer is there
    """
    there, answer = await _answers_of(manager).ask(
        view_of(manager), name, question, about=about, later=later, progressing=progressing
    )
    return Answer(known if answer is None and not there else answer, waiting=not there)


def keep_current(
    manager: DialogManager,
    questions: Mapping[str, Callable[[float], Awaitable[Any]]],
    differing: Callable[[Mapping[str, Any]], Hashable],
) -> None:
    """For a getter that has asked all it asks: the window is shown again when the answers differ,
    for some time since the last press.

    :param questions: asked again and again, by the names given to `ask`; they get the pause
        between two looks in seconds
    :param differing: what of the answers by name is worth another look
    """
    _answers_of(manager).keep_current(view_of(manager), questions, differing)


def unread(server: Server) -> dict[str, Any]:
    """What a getter returns of which nothing is known before the answer."""
    return {"server": server.name, "unread": True, "waiting": True}


def _answers_of(manager: DialogManager) -> Answers:
    return cast(Answers, manager.middleware_data["answers"])
