"""Of several stops that one Yes was for: each was named with it, none begins after *Stop here* or
in another life of the bot.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from time import monotonic, time

from aiogram_dialog.utils import remove_intent_id

from services.several.looking import AT_ONCE
from tests.walks.broken import Broken
from tests.walks.intentions import STOP, Intention, intentions
from tests.walks.place import MARK, Place, Pressed

YES, HERE = {"y", "ya"}, "sh"


def several_are_what_was_asked(place: Place) -> None:
    """
    :raises Broken:
    """
    written: dict[str, list[Intention]] = defaultdict(list)
    for each in intentions(place):
        if each.act == STOP and each.batch is not None:
            written[each.batch].append(each)
    for batch, begun in written.items():
        _are_named(place, batch, begun)
        if len({bisect(place.lives, each.requested) for each in begun}) > 1:
            raise Broken("what one Yes was for begins in one life of the bot", begun)
    _none_begins_after_stop_here(place)


def _are_named(place: Place, batch: str, begun: Sequence[Intention]) -> None:
    """By the Yes of the same person, before the first of them."""
    named = place.bot.rows(
        "SELECT name, conference_id, operator_id FROM confirmations"
        " JOIN servers ON servers.id = server_id WHERE batch = ?",
        batch,
    )
    for each in begun:
        pressed = any(
            _carried(yes) == batch and yes.who == each.who and yes.at <= each.requested
            for yes in place.pressed
        )
        if not pressed or (each.server, each.conference, each.who) not in named:
            raise Broken("each of several is one that its Yes was for", each)


def _none_begins_after_stop_here(place: Place) -> None:
    """But for those whose turn had come. One that can be killed may answer before it has done."""
    if place.body.mortal:
        return
    ahead = time() - monotonic()
    for number, here in enumerate(place.pressed):
        if _widget(here) != HERE or not _counted(here):
            continue
        batches = [
            _carried(yes)
            for yes in place.pressed[:number]
            if _widget(yes) in YES and _counted(yes) and _dialog(yes) == _dialog(here)
        ]
        answered = datetime.fromtimestamp(here.press.answers[0].at + ahead, UTC)
        since = answered + timedelta(milliseconds=1)
        if batches and place.history.begun(batches[-1], since) > AT_ONCE:
            raise Broken("none of several begins after Stop here", batches[-1])


def _counted(pressed: Pressed) -> bool:
    """Whether it was not refused."""
    return bool(pressed.press.answers) and not pressed.press.answers[0].text


def _dialog(pressed: Pressed) -> tuple[int, str | None]:
    return pressed.who, remove_intent_id(pressed.press.data)[0]


def _widget(pressed: Pressed) -> str:
    return remove_intent_id(pressed.press.data)[1][MARK:].partition(":")[0]


def _carried(pressed: Pressed) -> str:
    return pressed.press.data.rpartition(":")[-1]
