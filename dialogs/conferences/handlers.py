from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from dialogs.conferences.facts import Facts
from dialogs.conferences.new_session import open_new_session
from dialogs.conferences.question import Question, ask_to_stop, facts_of
from dialogs.context import (
    ProtectStart,
    ScreenUnread,
    ServerRef,
    SessionChoice,
    WindowOutdated,
    card_start_of,
    confirm_screens_of,
    is_above_its_list,
    operator_of,
    server_of,
    services_of,
    session_of,
    texts_of,
)
from dialogs.navigation import open_server_menu
from dialogs.states import ConferencesSG, ParticipantsSG, ProtectionSG
from dialogs.wording import title
from services.conferences import SessionRef
from services.stop import Confirmation
from services.trueconf import Session


async def open_card(
    _callback: CallbackQuery, _select: Any, manager: DialogManager, key: str
) -> None:
    conferences = services_of(manager).conferences
    operator, server = operator_of(manager), server_of(manager)
    session = await conferences.by_key(operator, server, key)
    manager.dialog_data.update(SessionChoice(SessionRef.of(session)).to_dict())
    await manager.switch_to(ConferencesSG.card)


async def ask_stop(callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """By what is read now: the card says meanwhile that the server is asked."""
    services, operator, server = services_of(manager), operator_of(manager), server_of(manager)
    waiting = texts_of(manager).text("screen-waiting")
    async with confirm_screens_of(manager).asking(callback, waiting):
        card = await services.conferences.card(operator, server, session_of(manager))
    found = card_start_of(manager)
    threshold = found.threshold if found else None
    shown = await services.stop.confirm(operator, server, card, threshold)
    await ask_to_stop(manager, shown, card)


async def open_participants(
    _callback: CallbackQuery, _button: Any, manager: DialogManager
) -> None:
    about = ServerRef.of(server_of(manager)).to_dict()
    chosen = SessionChoice(session_of(manager))
    await manager.start(ParticipantsSG.list, about | chosen.to_dict())


async def protect(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    session, server = await _on_card(manager), server_of(manager)
    start = ProtectStart(session.conference_id, session.owner, title(session, texts_of(manager)))
    await manager.start(ProtectionSG.add, ServerRef.of(server).to_dict() | start.to_dict())


async def open_protection(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    session, server = await _on_card(manager), server_of(manager)
    found = services_of(manager).protections.of(server, session.conference_id, session.owner)
    if found is None:
        return  # lifted meanwhile: the card shows it
    data = ServerRef.of(server).to_dict() | {"protection": found.id}
    await manager.start(ProtectionSG.one, data)


async def stop(callback: CallbackQuery, _select: Any, manager: DialogManager, key: str) -> None:
    if confirm_screens_of(manager).unread(callback):
        raise ScreenUnread
    service = services_of(manager).stop
    async with confirm_screens_of(manager).working(callback, await _stopping(manager, key)):
        answer = await service.execute(operator_of(manager), key)
    if isinstance(answer, Confirmation):
        facts = Facts.of(
            answer.participants, answer.age, None, card_start_of(manager), texts_of(manager)
        )
        question = Question.from_dict(manager.dialog_data).followed_by(answer, facts)
        manager.dialog_data.update(question.to_dict())
        return
    manager.dialog_data["entry"] = answer.id
    await manager.switch_to(ConferencesSG.result)


async def look_again(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """The question anew, by what is read now; it judges what it judged before."""
    services, operator, server = services_of(manager), operator_of(manager), server_of(manager)
    question = Question.from_dict(manager.dialog_data)
    asked = await services.stop.confirmation(operator, question.key)
    card = await services.conferences.card(operator, server, session_of(manager))
    shown = await services.stop.confirm(operator, server, card, asked.threshold)
    anew = question.looked_again(shown, facts_of(card, manager))
    manager.dialog_data.update(anew.to_dict())


async def _stopping(manager: DialogManager, key: str) -> str:
    """What is shown while a Yes is carried out."""
    texts = texts_of(manager)
    if key != Question.from_dict(manager.dialog_data).key:  # of another screen, which is outdated
        return texts.text("press-working")
    asked = await services_of(manager).stop.confirmation(operator_of(manager), key)
    topic = asked.topic or texts.text("conference-untitled")
    return texts.html("conferences-stopping", topic=topic, conference_id=asked.ref.conference_id)


async def check_again(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    service = services_of(manager).stop
    if not await service.check_again(operator_of(manager), manager.dialog_data["entry"]):
        raise WindowOutdated


async def follow(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """To what runs now in the room of the session that is over."""
    await open_new_session(manager, manager.dialog_data["entry"])


async def leave_card(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    """Back to the list that the card was opened from."""
    if is_above_its_list(manager):
        await manager.done()
    else:
        await manager.switch_to(ConferencesSG.list)


async def leave_result(callback: CallbackQuery, button: Any, manager: DialogManager) -> None:
    """Back to that list; the one of a moment ago would still hold what was stopped."""
    manager.middleware_data["fresh"] = True
    await leave_card(callback, button, manager)


async def open_menu(_callback: CallbackQuery, _button: Any, manager: DialogManager) -> None:
    await open_server_menu(manager, server_of(manager))


async def _on_card(manager: DialogManager) -> Session:
    conferences, ref = services_of(manager).conferences, session_of(manager)
    operator, server = operator_of(manager), server_of(manager)
    shown = conferences.last_card(operator, server, ref)
    return (shown or await conferences.card(operator, server, ref)).session
