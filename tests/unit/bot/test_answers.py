"""What becomes of a question when its window is left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, cast

import pytest
from aiogram_dialog.manager.bg_manager import BgManager

from bot.updates.answers import AnswerLimits, Answers, CurrentLimits
from bot.updates.live_screens import LiveScreens
from dialogs.context import View
from services.background import Supervisor, reading


def never(_chat_id: int, _moment: float) -> bool:
    """No alert comes."""
    return False


class NoScreens:
    """Nothing is shown again."""

    def show_again(self, view: View, due: Callable[[], Awaitable[bool]]) -> None: ...

    def leave(self, view: View) -> None: ...


@pytest.fixture
async def supervisor() -> AsyncIterator[Supervisor]:
    opened = Supervisor()
    yield opened
    await opened.close()


@pytest.fixture
def answers(supervisor: Supervisor) -> Answers:
    screens = cast(LiveScreens, NoScreens())
    return Answers(supervisor.spawn, screens, AnswerLimits(at_once=0.0), CurrentLimits(), never)


def view(window: str) -> View:
    return View(1, None, window, cast(BgManager, None), pressed=True)


async def ask(answers: Answers, question: Callable[[], Awaitable[Any]]) -> None:
    answers.enter(view("list"))
    there, _ = await answers.ask(
        view("list"), "it", question, about=None, later=False, progressing=False
    )
    assert not there


async def test_what_only_waits_for_a_server_ends(answers: Answers) -> None:
    ended = asyncio.Event()

    @reading()
    async def question() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    await ask(answers, question)
    await asyncio.sleep(0)
    answers.enter(view("menu"))
    async with asyncio.timeout(10):
        await ended.wait()


async def test_what_writes_goes_on(answers: Answers) -> None:
    """A transaction that was cut off would leave its connection in the middle of a statement."""
    gate, written = asyncio.Event(), asyncio.Event()

    async def question() -> None:
        await gate.wait()
        written.set()

    await ask(answers, question)
    await asyncio.sleep(0)
    answers.enter(view("menu"))
    gate.set()
    async with asyncio.timeout(10):
        await written.wait()
