"""Short marks in callback data that say which window a button belongs to."""

import zlib
from base64 import urlsafe_b64encode
from typing import Annotated

from aiogram.fsm.state import State
from aiogram_dialog.utils import remove_intent_id
from pydantic import Field

from dialogs.states import GROUPS

_LENGTH = 2
# The callback data of buttons under alerts, which belong to no window, begin with this.
ALERT = "al-"
# Those of them that stand in groups, too. Other presses there go nowhere.
IN_GROUP = f"{ALERT}g-"
# The number of a row, in callback data that anybody can forge: no database takes a larger one.
RowId = Annotated[int, Field(ge=1, lt=2**63)]


def window_tag(state: State) -> str:
    """Two characters that stand for a window, the same in every version of the program."""
    checksum = zlib.crc32(str(state.state).encode())
    return urlsafe_b64encode(checksum.to_bytes(4, "big"))[:_LENGTH].decode()


_WINDOWS = {window_tag(state): str(state.state) for group in GROUPS for state in group.__states__}


def window_of(callback_data: str | None) -> str:
    """The name of the window that a button belongs to, "alert" for one under an alert; "?" for a
    forged or foreign one.
    """
    if is_under_alert(callback_data):
        return "alert"
    _, own = remove_intent_id(callback_data or "")
    return _WINDOWS.get(own[:_LENGTH], "?")


def is_under_alert(callback_data: str | None) -> bool:
    """Whether a button stands under an alert, and not on a screen."""
    return (callback_data or "").startswith(ALERT)


def may_stand_in_groups(callback_data: str | None) -> bool:
    """Whether a press outside of private chats is let through."""
    return (callback_data or "").startswith(IN_GROUP)
