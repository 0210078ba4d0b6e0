"""The buttons under the alerts of the rule: to let a conference go on, to stop it at once, and for
owners the ways to the rule and to the report of its dry run.
"""

from __future__ import annotations

from enum import StrEnum

from aiogram import Bot, F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import DialogManager, ShowMode

from dialogs.alerts.buttons import screen_below
from dialogs.conferences import ask_to_stop
from dialogs.context import operator_of, services_of
from dialogs.navigation import open_card, open_server_menu
from dialogs.press import say
from dialogs.rule import note_reading
from dialogs.tags import ALERT, RowId
from l10n import Texts
from services.alerts import Kind
from services.conferences import Card
from services.operators import Operator
from services.policy import POSTPONED, Case
from services.registry import Services
from services.servers import Server

HOURS = POSTPONED.total_seconds() / 3600


class Act(StrEnum):
    OPEN = "open"
    STOP = "stop"
    KEEP = "keep"
    POSTPONE = "later"


class Button(CallbackData, prefix=f"{ALERT}case"):
    act: Act
    case: RowId


class Page(StrEnum):
    """As `JUMPS` has them."""

    RULE = "rule"
    REPORT = "report"


class Open(CallbackData, prefix=f"{ALERT}rule"):
    page: Page
    server_id: RowId


def create_router() -> Router:
    """To be included before the dialogs."""
    router = Router(name="rule buttons")
    router.callback_query.register(on_open, Button.filter(F.act == Act.OPEN))
    router.callback_query.register(on_stop, Button.filter(F.act == Act.STOP))
    router.callback_query.register(on_keep, Button.filter(F.act == Act.KEEP))
    router.callback_query.register(on_postpone, Button.filter(F.act == Act.POSTPONE))
    router.callback_query.register(on_open_page, Open.filter())
    return router


def keyboard(case: int, texts: Texts) -> InlineKeyboardMarkup:
    """What somebody who may act can do about a conference that the rule will stop."""

    def button(text: str, act: Act) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=text, callback_data=Button(act=act, case=case).pack())

    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                button(texts.text("btn-open-card"), Act.OPEN),
                button(texts.text("btn-rule-stop-now"), Act.STOP),
            ],
            [button(texts.text("btn-rule-keep"), Act.KEEP)],
            [button(texts.text("btn-rule-postpone", hours=HOURS), Act.POSTPONE)],
        ]
    )


def page_keyboard(kind: Kind, server_id: int, texts: Texts) -> InlineKeyboardMarkup:
    """The way from what owners are told to the report, or to the window of the rule."""
    reported = kind is Kind.RULE_REPORT
    label, page = ("btn-rule-report", Page.REPORT) if reported else ("btn-open-rules", Page.RULE)
    data = Open(page=page, server_id=server_id).pack()
    key = InlineKeyboardButton(text=texts.text(label), callback_data=data)
    return InlineKeyboardMarkup(inline_keyboard=[[key]])


async def on_open(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager, bot: Bot
) -> None:
    server, case, _ = await _find(dialog_manager, callback_data.case)
    hours = _threshold(dialog_manager, server)
    async with screen_below(bot, dialog_manager):
        await open_card(dialog_manager, server, case.ref, hours, ShowMode.SEND)


async def on_stop(
    _callback: CallbackQuery, callback_data: Button, dialog_manager: DialogManager, bot: Bot
) -> None:
    """Ask for the same confirmation as the card does: a warning may be an hour old."""
    server, case, card = await _find(dialog_manager, callback_data.case)
    stop, operator = services_of(dialog_manager).stop, operator_of(dialog_manager)
    hours = _threshold(dialog_manager, server)
    shown = await stop.confirm(operator, server, card, hours)
    async with screen_below(bot, dialog_manager):
        await open_card(dialog_manager, server, case.ref, hours, ShowMode.NO_UPDATE)
        await ask_to_stop(dialog_manager, shown, card, ShowMode.SEND)
        await dialog_manager.show()


async def on_keep(
    _callback: CallbackQuery,
    callback_data: Button,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    await services.policy.keep(operator, callback_data.case)
    await say(texts.text("rule-kept"))


async def on_postpone(
    _callback: CallbackQuery,
    callback_data: Button,
    services: Services,
    operator: Operator,
    texts: Texts,
) -> None:
    await services.policy.postpone(operator, callback_data.case)
    await say(texts.text("rule-postponed", hours=HOURS))


async def on_open_page(
    _callback: CallbackQuery,
    callback_data: Open,
    services: Services,
    operator: Operator,
    dialog_manager: DialogManager,
    bot: Bot,
) -> None:
    server = services.servers.shown_to(operator, callback_data.server_id)
    if callback_data.page is Page.REPORT:
        await note_reading(dialog_manager, server)
    async with screen_below(bot, dialog_manager):
        await open_server_menu(dialog_manager, server, ShowMode.SEND, jump=callback_data.page)


async def _find(manager: DialogManager, case_id: int) -> tuple[Server, Case, Card]:
    """The conference that a warning speaks of, read afresh.

    :raises NotAllowed, ServerGone, ConferenceEnded, TrueConfError:
    """
    services, operator = services_of(manager), operator_of(manager)
    server, case = await services.policy.case(operator, case_id)
    return server, case, await services.conferences.card(operator, server, case.ref)


def _threshold(manager: DialogManager, server: Server) -> int:
    return services_of(manager).policy.state(operator_of(manager), server).terms.threshold
