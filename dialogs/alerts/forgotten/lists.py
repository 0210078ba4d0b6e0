"""How several forgotten conferences of a server read in one message, and its buttons: a number
for each, and what is done about all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from dialogs.alerts.forgotten.buttons import Act, Button, ListButton, remind_rows
from dialogs.alerts.forgotten.texts import topic
from dialogs.alerts.taking import NAME
from dialogs.wording import REASONS, shorten
from l10n import Texts
from services.alerts import BatchItem, LooksForgotten, PendingAlert
from services.forgotten import Rule
from services.standing import Holding

# So many are in one message, and so many of their numbers in a row.
MOST, IN_A_ROW = 20, 5


def title(items: Sequence[BatchItem], texts: Texts, holding: Holding) -> str:
    """As of the look that is longest ago."""
    lasting = [item for item in items if item.alert.thread not in holding.ends]
    return texts.html(
        "alert-forgotten-list-title",
        count=len(lasting),
        server=_seen(items[0]).server,
        read_at=min(_seen(item).looked_at or item.alert.created_at for item in items),
    )


def row(item: BatchItem, number: int, texts: Texts, holding: Holding) -> str:
    """
    :raises ValueError: another version has put a word that this one lacks
    """
    event, thread = _seen(item), item.alert.thread
    named = {"number": number, "topic": topic(event.topic, texts)}
    if thread in holding.ends:
        return texts.html("alert-forgotten-list-ended", **named)
    taken = holding.taken.get(thread)
    return texts.html(
        "alert-forgotten-list-row",
        **named,
        age=event.age,
        reason=texts.text(REASONS[Rule(event.rule)], people=event.people),
        taken=taken is not None,
        by=shorten(taken.name, NAME) if taken else "",
    )


def rows_of_buttons(
    items: Sequence[BatchItem],
    stoppable: Sequence[PendingAlert],
    texts: Texts,
    holding: Holding,
) -> tuple[list[list[InlineKeyboardButton]], list[list[InlineKeyboardButton]]]:
    """What stands above the one that takes them all, and below it; of those that last.

    :param stoppable: those that the reader may stop
    """
    numbers = [
        _button(str(number), Button(act=Act.OPEN, sighting=_seen(item).sighting))
        for number, item in enumerate(items, 1)
        if item.alert.thread not in holding.ends
    ]
    above = [numbers[begin : begin + IN_A_ROW] for begin in range(0, len(numbers), IN_A_ROW)]
    if stoppable:
        label = texts.text("btn-stop-all", all=True, stoppable=len(stoppable))
        above.append([_button(label, ListButton(act=Act.STOP))])
    lasting = [_seen(item).sighting for item in items if item.alert.thread not in holding.ends]
    below = remind_rows(
        lasting, texts, holding, lambda act, hours: ListButton(act=act, hours=hours)
    )
    return above, below


def _seen(item: BatchItem) -> LooksForgotten:
    event = item.alert.event
    if not isinstance(event, LooksForgotten):
        raise TypeError(item.alert.kind)
    return event


def _button(text: str, data: Button | ListButton) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
