"""From a list to the choice of several of its conferences, or to the question whether to stop
them: the one way to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button, Keyboard, Row
from aiogram_dialog.widgets.style import Style

from dialogs.context import (
    ServerRef,
    WindowOutdated,
    confirm_screens_of,
    is_about_a_server,
    operator_of,
    server_of,
    servers_of,
    services_of,
    texts_of,
    words_of,
)
from dialogs.lists import is_protected
from dialogs.states import ServersSG, SeveralSG
from dialogs.widgets import Label
from dialogs.wording import row_title, shorten
from services.errors import OperationError
from services.roles import Right
from services.servers import Server
from services.several import MOST, Candidate, LeftOut, found, running
from services.several import Question as Asked
from services.trueconf import TrueConfError

# Of those that are left out for one reason, so many are named, each with so many characters.
NAMED, NAME = 2, 24


class Source(StrEnum):
    """The list that conferences are chosen from."""

    RUNNING = "running"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Together:
    """The question whether to stop several: as start data, or as data of the open dialog.

    :ivar batch: the key of its screen
    :ivar named: how many conferences it names; 0: there is nothing to be asked
    :ivar left_out: by reason, how many, and the names of some
    :ivar anew: it takes the place of one that was too old
    :ivar turned: Yes stands where No stood in the one before
    """

    batch: str
    named: int
    left_out: Sequence[tuple[str, int, str]] = ()
    anew: bool = False
    turned: bool = False

    @classmethod
    def of(cls, asked: Asked, manager: DialogManager) -> Self:
        counts = Counter(reason for _, reason in asked.left_out)
        return cls(
            asked.batch,
            asked.named,
            [(reason.value, counts[reason], _names(asked, reason, manager)) for reason in counts],
        )

    def followed_by(self, asked: Asked, manager: DialogManager) -> Self:
        """By the one that Yes brought."""
        return replace(type(self).of(asked, manager), anew=True, turned=not self.turned)

    def to_dict(self) -> dict[str, Any]:
        return {
            "several": self.batch,
            "named": self.named,
            "left_out": [[*each] for each in self.left_out],
            "anew": self.anew,
            "turned": self.turned,
        }

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """
        :raises WindowOutdated: nothing has been asked, or another version has left other data
        """
        match data:
            case {
                "several": str(batch),
                "named": int(named),
                "left_out": list(left),
                "anew": bool(anew),
                "turned": bool(turned),
            }:
                with suppress(ValueError, TypeError):
                    left_out = [(str(r), int(number), str(names)) for r, number, names in left]
                    return cls(batch, named, left_out, anew, turned)
        raise WindowOutdated


def stop_several() -> Keyboard:
    """The first row of a list of forgotten ones: Yes does not stand in the first one."""
    return Row(
        Button(
            Label("btn-stop-all"),
            id="sa",
            on_click=ask_about_all,
            style=Style(ButtonStyle.DANGER),
        ),
        Button(Label("btn-select"), id="se", on_click=choose_forgotten),
        when="several",
    )


def choose_several() -> Keyboard:
    """The same of a list of all that run, of which nobody wants to stop all."""
    return Button(Label("btn-select"), id="se", on_click=choose_running, when="several")


async def choose_forgotten(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _choose(manager, Source.FORGOTTEN)


async def choose_running(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await _choose(manager, Source.RUNNING)


async def _choose(manager: DialogManager, source: Source) -> None:
    """To the same conferences, each with a box."""
    about = ServerRef.of(server_of(manager)).to_dict() if is_about_a_server(manager) else {}
    await manager.start(SeveralSG.choose, about | {"source": source.value})


async def ask_together(
    callback: CallbackQuery, manager: DialogManager, chosen: Sequence[Candidate]
) -> Together:
    """What is read now of each, as the question that is to be shown."""
    waiting = texts_of(manager).text("screen-waiting")
    async with confirm_screens_of(manager).asking(callback, waiting):
        asked = await services_of(manager).several.ask(operator_of(manager), chosen)
    return Together.of(asked, manager)


async def ask_about_all(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """All that look forgotten in the list which is shown."""
    question = await ask_together(callback, manager, await forgotten_of(manager))
    about = ServerRef.of(server_of(manager)).to_dict() if is_about_a_server(manager) else {}
    await manager.start(SeveralSG.confirm, about | question.to_dict())


async def ask_below(manager: DialogManager, server: Server, chosen: Sequence[Candidate]) -> None:
    """As `ask_about_all`, of one server, in a new message on top of the server's menu."""
    asked = await services_of(manager).several.ask(operator_of(manager), chosen)
    about = ServerRef.of(server).to_dict()
    await manager.start(ServersSG.menu, about, show_mode=ShowMode.NO_UPDATE)
    question = Together.of(asked, manager).to_dict()
    await manager.start(SeveralSG.confirm, about | question, show_mode=ShowMode.SEND)


def acting_servers(manager: DialogManager) -> Sequence[Server]:
    """Those of the open dialog on which its operator may stop something."""
    if not is_about_a_server(manager):
        return servers_of(manager, Right.ACT)
    server = server_of(manager)
    return (server,) if operator_of(manager).may(Right.ACT, server.id) else ()


async def forgotten_of(manager: DialogManager) -> Sequence[Candidate]:
    """Those that look forgotten to the operator by the last search, and that they may stop."""
    forgotten, operator = services_of(manager).forgotten, operator_of(manager)
    servers = acting_servers(manager)
    hours = await forgotten.thresholds(operator, servers)
    chosen: list[Candidate] = []
    for server in servers:
        search = forgotten.last(operator, server)
        if search is None or not search.over:
            continue
        with suppress(TrueConfError, OperationError):
            findings = search.findings().older_than(hours[server.id])
            chosen += found(server, findings.forgotten, hours[server.id])
    return sorted(chosen, key=lambda each: each.session.age or 0.0, reverse=True)


def running_of(manager: DialogManager) -> Sequence[Candidate]:
    """Those that run by the last list of each server, and that the operator may stop."""
    conferences, operator = services_of(manager).conferences, operator_of(manager)
    chosen: list[Candidate] = []
    for server in acting_servers(manager):
        if listing := conferences.last(operator, server):
            chosen += running(server, listing)
    return chosen


def offered(chosen: Sequence[Candidate], manager: DialogManager) -> dict[str, Any]:
    """What a list offers to stop together; one alone has its card. While words narrow the list
    nothing: "all" would be more than is seen.
    """
    narrowed = words_of(manager) is not None
    free = 0 if narrowed else sum(is_free(each, manager) for each in chosen)
    return {"several": free > 1, "all": free <= MOST, "stoppable": min(free, MOST)}


def is_free(chosen: Candidate, manager: DialogManager) -> bool:
    """Whether nobody protected it."""
    return not is_protected(manager, chosen.server, chosen.session)


def _names(asked: Asked, reason: LeftOut, manager: DialogManager) -> str:
    texts = texts_of(manager)
    names = [row_title(each.session, texts) for each, why in asked.left_out if why is reason]
    more = [f"+{len(names) - NAMED}"] if len(names) > NAMED else []
    return ", ".join([*(shorten(name, NAME) for name in names[:NAMED]), *more])


def question_of(manager: DialogManager) -> Together:
    """The one that the open dialog asks, or was started with.

    :raises WindowOutdated: none
    """
    asked: Mapping[str, Any] = manager.dialog_data
    return Together.from_dict(asked if "several" in asked else manager.start_data)
