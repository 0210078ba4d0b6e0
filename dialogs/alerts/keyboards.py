"""The buttons under a message of alerts."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from dialogs.alerts import (
    buttons,
    maintenance_buttons,
    member_buttons,
    stop_results,
    taking,
)
from dialogs.alerts.forgotten import buttons as forgotten_buttons
from dialogs.alerts.forgotten import lists as forgotten_lists
from dialogs.alerts.rule import rule_buttons
from l10n import Texts
from services.alerts import (
    BatchItem,
    CertificateEnds,
    ForgottenChanged,
    LooksForgotten,
    MaintenanceTold,
    MemberAsks,
    OutageBegan,
    OutageChanged,
    OutageRepeated,
    PendingAlert,
    RuleChanged,
    RulePaused,
    RuleReported,
    RuleWarns,
    StopSettled,
    UsersNearLimit,
)
from services.operators import Operator
from services.roles import Right
from services.standing import Holding


def of_one(
    alert: PendingAlert, texts: Texts, reader: Operator | None, holding: Holding
) -> InlineKeyboardMarkup | None:
    """Of one that stands alone in an operator's chat."""
    may_act = reader is None or reader.may(Right.ACT, alert.server_id)
    over, taken = alert.thread in holding.ends, alert.thread in holding.taken
    take = taking.button(alert.thread, texts, taken=taken) if may_act and not over else None
    match alert.event:
        case CertificateEnds() | UsersNearLimit() if alert.server_id is not None:
            return buttons.keyboard(alert.server_id, texts, holding=holding)
        case OutageBegan() | OutageChanged() | OutageRepeated() if alert.server_id is not None:
            return buttons.keyboard(alert.server_id, texts, take, holding=holding)
        case RuleWarns(case=number) | RuleChanged(case=number):
            return rule_buttons.keyboard(number, texts) if may_act else None
        case RulePaused() | RuleReported() if alert.server_id is not None:
            return rule_buttons.page_keyboard(alert.kind, alert.server_id, texts)
        case MaintenanceTold() as told if alert.server_id is not None and may_act:
            return maintenance_buttons.keyboard(alert.server_id, told, texts)
        case LooksForgotten(sighting=sighting) | ForgottenChanged(sighting=sighting) if not over:
            return forgotten_buttons.keyboard(
                sighting, texts, take, may_act=may_act, holding=holding
            )
        case StopSettled() as settled:
            return stop_results.keyboard(settled, texts)
        case MemberAsks(invitation=invitation):
            return member_buttons.keyboard(invitation, texts)
    return None


def of_list(
    items: Sequence[BatchItem], texts: Texts, reader: Operator | None, holding: Holding
) -> InlineKeyboardMarkup | None:
    """Of several: one button takes all of them that last."""
    lasting = taking.lasting(items, holding)
    if not lasting:
        return None
    mine = [each for each in lasting if reader is None or reader.may(Right.ACT, each.server_id)]
    taken = all(each.thread in holding.taken for each in mine)
    take = [[taking.button_of_all(texts, taken=taken)]] if mine else []
    if items[0].list_of is None:
        return InlineKeyboardMarkup(inline_keyboard=take) if take else None
    above, below = forgotten_lists.rows_of_buttons(items, mine, texts, holding)
    return InlineKeyboardMarkup(inline_keyboard=[*above, *take, *below])
