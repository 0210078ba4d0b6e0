"""Where every way back ends, the menu; and the ways that lead there and on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from dialogs.context import CardStart, ServerRef, SessionChoice, WordsStart, servers_of
from dialogs.states import (
    ConferencesSG,
    EverywhereSG,
    ForgottenSG,
    RuleSG,
    ServersSG,
    StatusSG,
    UsersSG,
)
from services.conferences import SessionRef
from services.servers import Server

# Where commands lead if there is only one server.
JUMPS = {
    "conferences": ConferencesSG.list,
    "forgotten": ForgottenSG.list,
    "online": UsersSG.online,
    "status": StatusSG.view,
    # Only buttons under alerts lead here.
    "rule": RuleSG.view,
    "report": RuleSG.report,
}
# Where they lead if there are several: above the screen of all servers, which is itself the answer
# to the others.
OF_ALL = {
    "conferences": EverywhereSG.conferences,
    "forgotten": EverywhereSG.forgotten,
    "online": EverywhereSG.online,
}

# Where what was typed is looked for.
FIND = "conferences"


async def open_home(
    manager: DialogManager,
    show_mode: ShowMode = ShowMode.AUTO,
    jump: str | None = None,
    words: WordsStart | None = None,
) -> None:
    """Start afresh: all servers, or the menu of the only one; above it what `jump` names, which is
    searched for `words`.
    """
    servers, searched = servers_of(manager), words.to_dict() if words else {}
    if len(servers) == 1:
        await manager.reset_stack(remove_keyboard=False)
        await open_server_menu(manager, servers[0], show_mode, jump, searched)
    elif servers and jump in OF_ALL:
        await manager.reset_stack(remove_keyboard=False)
        await manager.start(ServersSG.home, show_mode=ShowMode.NO_UPDATE)
        await manager.start(OF_ALL[jump], searched or None, show_mode=show_mode)
    else:
        await manager.start(ServersSG.home, None, StartMode.RESET_STACK, show_mode)


async def open_server_menu(
    manager: DialogManager,
    server: Server,
    show_mode: ShowMode = ShowMode.AUTO,
    jump: str | None = None,
    searched: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """The menu of a server, or with the menu below it what `jump` names."""
    data = ServerRef.of(server).to_dict()
    if jump is None:
        await manager.start(ServersSG.menu, data, show_mode=show_mode)
        return
    await manager.start(ServersSG.menu, data, show_mode=ShowMode.NO_UPDATE)
    await manager.start(JUMPS[jump], data | {**searched}, show_mode=show_mode)


async def find_everywhere(
    manager: DialogManager, typed: str | None, show_mode: ShowMode = ShowMode.SEND
) -> bool:
    """Look through the running conferences of all servers; False: there is nothing to look for."""
    words = WordsStart.typed(typed)
    if words is not None:
        await open_home(manager, show_mode, FIND, words)
    return words is not None


async def open_card(
    manager: DialogManager,
    server: Server,
    ref: SessionRef,
    threshold: int,
    show_mode: ShowMode = ShowMode.AUTO,
) -> None:
    """The card of a conference that looks forgotten, on top of its server's menu."""
    about = ServerRef.of(server)
    await manager.start(ServersSG.menu, about.to_dict(), show_mode=ShowMode.NO_UPDATE)
    card = CardStart(about, ref, threshold)
    await manager.start(ConferencesSG.card, card.to_dict(), show_mode=show_mode)


async def open_listed_card(
    manager: DialogManager, server: Server, ref: SessionRef, show_mode: ShowMode = ShowMode.AUTO
) -> None:
    """The card of a running conference, as if chosen in the list, on top of its server's menu."""
    about = ServerRef.of(server).to_dict()
    await manager.start(ServersSG.menu, about, show_mode=ShowMode.NO_UPDATE)
    card = about | SessionChoice(ref).to_dict()
    await manager.start(ConferencesSG.card, card, show_mode=show_mode)


async def open_flow(manager: DialogManager, state: State, server: Server) -> None:
    """A flow of a server, on top of its menu."""
    await manager.start(state, ServerRef.of(server).to_dict())
