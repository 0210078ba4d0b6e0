"""What the windows on top have asked their servers: nobody waits long for a window, and the answer
that comes later fills it in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

from bot.updates import presses
from bot.updates.live_screens import LiveScreens
from dialogs.context import View
from services.background import Interrupted, Interruption, Spawn, interruption, reading


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLimits:
    """Seconds."""

    at_once: float = 0.25  # until a window is shown without the answer
    together: float = 0.3  # after the first answer that comes later, for those that come with it
    every: float = 1.2  # between two looks at what is there; keeps edits a second apart


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentLimits:
    """Seconds."""

    pause: float = 30.0  # between two looks at a window that keeps itself current
    lasting: float = 600.0  # since the last press; then the window stays as it is


@dataclass(frozen=True, slots=True)
class _Outcome:
    answer: Any
    failure: Exception | None = None


@dataclass(eq=False, slots=True)
class _Question:
    about: Hashable
    task: asyncio.Task[_Outcome]
    interruption: Interruption

    def drop(self) -> None:
        """Wait for nothing more; what is being written is written to its end."""
        self.interruption.interrupt()


@dataclass(eq=False, slots=True)
class _Window:
    """The window on top of a chat or a topic.

    :ivar awaited: what it was shown without the last time
    :ivar looks: counted; the last one is kept current
    :ivar asking_anew: by itself, for which an older list is good enough; a press wants its own
    :ivar pressed_at: by the monotonic clock
    """

    id: str
    questions: dict[str, _Question] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    awaited: list[asyncio.Task[Any]] = field(default_factory=list)
    looks: int = 0
    asking_anew: bool = False
    pressed_at: float = field(default_factory=monotonic)

    def drop(self) -> None:
        """Ask for nothing more."""
        for question in self.questions.values():
            question.drop()
        self.questions.clear()
        self.looks += 1


class Answers:
    """What was asked only for a window ends when another one is opened.

    :param told_since: whether a chat has got an alert since a moment of the monotonic clock
    """

    def __init__(
        self,
        spawn: Spawn,
        screens: LiveScreens,
        limits: AnswerLimits,
        current: CurrentLimits,
        told_since: Callable[[int, float], bool],
    ) -> None:
        self._spawn = spawn
        self._screens = screens
        self._limits = limits
        self._current = current
        self._told_since = told_since
        self._windows: dict[tuple[int, int | None], _Window] = {}

    def enter(self, view: View) -> None:
        """To be called before each look at a window."""
        place = view.operator_id, view.thread_id
        before = self._windows.get(place)
        if before is None or before.id != view.window:
            self._windows[place] = _Window(view.window)
            self._screens.leave(view)
            if before is not None:
                before.drop()
        window = self._windows[place]
        window.awaited = []
        window.looks += 1
        if view.pressed:
            window.pressed_at = monotonic()
            if window.asking_anew:
                window.drop()

    async def ask(
        self,
        view: View,
        name: str,
        question: Callable[[], Awaitable[Any]],
        *,
        about: Hashable,
        later: bool,
        progressing: bool,
    ) -> tuple[bool, Any]:
        """Whether the answer is there; and it, or the window's last one (None: there was none).
        Raises what the question raised.

        :param about: a question about something else takes its place
        :param later: it is not asked before the window is shown
        :param progressing: the window has something new to show before the answer is there
        """
        window = self._windows[view.operator_id, view.thread_id]
        asked = window.questions.get(name)
        if asked is None or asked.about != about or (view.pressed and asked.task.done()):
            asked = self._begin(window, name, question, about=about, later=later)
        if view.pressed and not later:
            try:
                async with reading():
                    await asyncio.wait((asked.task,), timeout=self._limits.at_once)
            except Interrupted:  # this look at the window is not shown
                window.drop()
                raise
        if asked.task.done():
            outcome = asked.task.result()
            if outcome.failure is not None:
                raise outcome.failure
            window.answers[name] = outcome.answer
            return True, outcome.answer
        window.awaited.append(asked.task)
        self._screens.show_again(view, partial(self._news, window, view.pressed, progressing))
        return False, window.answers.get(name)

    def keep_current(
        self,
        view: View,
        questions: Mapping[str, Callable[[float], Awaitable[Any]]],
        differing: Callable[[Mapping[str, Any]], Hashable],
    ) -> None:
        """Ask anew by itself, for some time since the last press, and show the window again when
        the answers differ.

        :param questions: by the names under which the window has asked; they get the pause
        :param differing: what of the answers is worth another look
        """
        window = self._windows[view.operator_id, view.thread_id]
        if not window.awaited:  # else it is shown again anyway
            covered = partial(self._told_since, view.operator_id)
            due = partial(self._change, window, questions, differing, covered)
            self._screens.show_again(view, due)

    async def _change(
        self,
        window: _Window,
        questions: Mapping[str, Callable[[float], Awaitable[Any]]],
        differing: Callable[[Mapping[str, Any]], Hashable],
        covered: Callable[[float], bool],
    ) -> bool:
        """Whether there is one before the operator has pressed something, or for long nothing, or
        has got an alert below the window: nobody looks above the newest message.
        """
        look, seen, pause = window.looks, differing(window.answers), self._current.pause
        while True:
            await asyncio.sleep(pause)
            lasting = monotonic() - window.pressed_at < self._current.lasting
            if window.looks != look or not lasting or covered(window.pressed_at):
                return False
            asked = [
                self._begin(window, name, partial(question, pause), about=None, later=False).task
                for name, question in questions.items()
            ]
            window.asking_anew = True
            await asyncio.wait(asked)
            window.asking_anew = False
            if any(task.cancelled() or task.result().failure for task in asked):
                return False
            answers = zip(questions, (task.result().answer for task in asked), strict=True)
            if differing(dict(answers)) != seen:
                return True

    def _begin(
        self,
        window: _Window,
        name: str,
        question: Callable[[], Awaitable[Any]],
        *,
        about: Hashable,
        later: bool,
    ) -> _Question:
        if (before := window.questions.get(name)) is not None:
            before.drop()
            if before.about != about:
                window.answers.pop(name, None)
        shown = presses.update_ended.get() if later else None
        own = Interruption()
        task = self._spawn(f"ask for {name}", _outcome(question, shown, own), endless=True)
        window.questions[name] = asked = _Question(about, task, own)
        return asked

    async def _news(self, window: _Window, pressed: bool, progressing: bool) -> bool:
        """Until all answers are there; after a while one is enough, or some progress. After a
        press those that come first wait for none that hangs."""
        until = asyncio.FIRST_COMPLETED if pressed else asyncio.ALL_COMPLETED
        awaited = window.awaited
        ended, late = await asyncio.wait(awaited, timeout=self._limits.every, return_when=until)
        if pressed and ended and late:
            await asyncio.wait(late, timeout=self._limits.together)
        if not ended and progressing:
            return True
        if not ended:
            ended, _ = await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
        return not all(task.cancelled() for task in ended)


async def _outcome(
    question: Callable[[], Awaitable[Any]], shown: asyncio.Event | None, own: Interruption
) -> _Outcome:
    """A failure is for the window: the task itself has done its work."""
    interruption.current.set(own)
    try:
        if shown is not None:
            async with reading():
                await shown.wait()
        return _Outcome(await question())
    except Interrupted:
        raise asyncio.CancelledError from None
    except Exception as failure:
        return _Outcome(None, failure)
