"""The buttons themselves."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.alerts import taking
from dialogs.tags import IN_GROUP, RowId
from dialogs.wording import shorten
from l10n import Texts
from services.alerts import (
    HOURS,
    BatchItem,
    CertificateEnds,
    DestinationMute,
    ForgottenChanged,
    LooksForgotten,
    OutageBegan,
    OutageChanged,
    OutageRepeated,
    UsersNearLimit,
)
from services.standing import Holding

# What a server can be muted for.
TROUBLE = OutageBegan | OutageChanged | OutageRepeated | CertificateEnds | UsersNearLimit
# Characters of a name on a button.
NAME = 9


class TellStatus(CallbackData, prefix=f"{IN_GROUP}status"):
    server_id: RowId


class MuteHere(CallbackData, prefix=f"{IN_GROUP}mute"):
    server_id: RowId
    hours: int


class UnmuteHere(CallbackData, prefix=f"{IN_GROUP}unmute"):
    server_id: RowId


def below(
    told: Sequence[BatchItem], mute: DestinationMute | None, holding: Holding, texts: Texts
) -> InlineKeyboardMarkup | None:
    """Under alerts of the trouble of servers.

    :param mute: of their server, where they are of one
    """
    if len(told) != 1:
        return _below_list(told, mute, holding, texts)
    if told[0].end is not None:
        return None
    alert = told[0].alert
    over, taken = alert.thread in holding.ends, alert.thread in holding.taken
    take = None if over else taking.button(alert.thread, texts, taken=taken)
    match alert.event:
        case CertificateEnds() | UsersNearLimit() if alert.server_id is not None:
            return keyboard(alert.server_id, mute, texts)
        case OutageBegan() | OutageChanged() | OutageRepeated() if alert.server_id is not None:
            return keyboard(alert.server_id, mute, texts, take)
        case LooksForgotten() | ForgottenChanged() if take is not None:
            return InlineKeyboardMarkup(inline_keyboard=[[take]])
    return None


def _below_list(
    told: Sequence[BatchItem], mute: DestinationMute | None, holding: Holding, texts: Texts
) -> InlineKeyboardMarkup | None:
    """One button takes all that last; the others are for a list of one server."""
    lasting = taking.lasting(told, holding)
    taken = all(alert.thread in holding.taken for alert in lasting)
    take = taking.button_of_all(texts, taken=taken) if lasting else None
    first, *others = {item.alert.server_id for item in told}
    if first and not others and any(_is_trouble(item) for item in told):
        return keyboard(first, mute, texts, take)
    return InlineKeyboardMarkup(inline_keyboard=[[take]]) if take else None


def _is_trouble(item: BatchItem) -> bool:
    """Whether it has these buttons where it stands alone."""
    return item.end is None and isinstance(item.alert.event, TROUBLE)


def keyboard(
    server_id: int,
    mute: DestinationMute | None,
    texts: Texts,
    take: InlineKeyboardButton | None = None,
) -> InlineKeyboardMarkup:
    """:param mute: what holds here, with who made it so"""
    status = _button(texts.text("btn-open-status"), TellStatus(server_id=server_id))
    if mute is None:
        mutes = [
            _button(
                texts.text("alert-mute-item", hours=hours),
                MuteHere(server_id=server_id, hours=hours),
            )
            for hours in HOURS
        ]
    else:
        by = shorten(mute.by, NAME)
        words = texts.text("group-unmute-item", by=by, until=mute.until)
        mutes = [_button(words, UnmuteHere(server_id=server_id))]
    rows = [[take]] if take else []
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [status], mutes])


def _button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
