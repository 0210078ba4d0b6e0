"""Typed access to what travels with an update, and to the data that a dialog keeps.

Ids travel, objects do not: dialog data is JSON, and what an id stands for is looked up on every
render. In: a dialog manager. Out: services, the operator, texts, and what the dialog is about.
"""

from dialogs.context.refusals import ScreenUnread, WindowOutdated
from dialogs.context.shown import accepted, rendering, when_shown
from dialogs.context.start_data import CardStart, PickStart, ServerRef, SessionChoice
from dialogs.context.update import (
    ConfirmScreens,
    ProgressScreens,
    Speech,
    Texts,
    card_start_of,
    confirm_screens_of,
    is_background,
    now_of,
    operator_of,
    progress_of,
    refresh_soon,
    server_of,
    services_of,
    session_of,
    texts_of,
)

__all__ = [
    "CardStart",
    "ConfirmScreens",
    "PickStart",
    "ProgressScreens",
    "ScreenUnread",
    "ServerRef",
    "SessionChoice",
    "Speech",
    "Texts",
    "WindowOutdated",
    "accepted",
    "card_start_of",
    "confirm_screens_of",
    "is_background",
    "now_of",
    "operator_of",
    "progress_of",
    "refresh_soon",
    "rendering",
    "server_of",
    "services_of",
    "session_of",
    "texts_of",
    "when_shown",
]
