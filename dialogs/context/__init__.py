"""Typed access to what travels with an update, and to the data that a dialog keeps.

Ids travel, objects do not: dialog data is JSON, and what an id stands for is looked up on every
render. In: a dialog manager. Out: services, the operator, texts, and what the dialog is about.
"""

from dialogs.context.answers import Answer, View, ask, enter, keep_current, unread, view_of
from dialogs.context.refusals import ScreenUnread, WindowOutdated
from dialogs.context.shown import accepted, rendering, when_shown
from dialogs.context.start_data import (
    ALONE,
    ONLY_ZONES,
    ActDone,
    ActStart,
    CardStart,
    ListedStart,
    ProtectStart,
    ServerRef,
    SessionChoice,
    is_alone,
    protection_start_of,
)
from dialogs.context.update import (
    ConfirmScreens,
    Speech,
    Texts,
    card_start_of,
    confirm_screens_of,
    is_about_a_server,
    is_above_its_list,
    is_background,
    may_act,
    now_of,
    operator_of,
    server_of,
    servers_of,
    services_of,
    session_of,
    texts_of,
)
from dialogs.context.words import WordsStart, words_of

__all__ = [
    "ALONE",
    "ONLY_ZONES",
    "ActDone",
    "ActStart",
    "Answer",
    "CardStart",
    "ConfirmScreens",
    "ListedStart",
    "ProtectStart",
    "ScreenUnread",
    "ServerRef",
    "SessionChoice",
    "Speech",
    "Texts",
    "View",
    "WindowOutdated",
    "WordsStart",
    "accepted",
    "ask",
    "card_start_of",
    "confirm_screens_of",
    "enter",
    "is_about_a_server",
    "is_above_its_list",
    "is_alone",
    "is_background",
    "keep_current",
    "may_act",
    "now_of",
    "operator_of",
    "protection_start_of",
    "rendering",
    "server_of",
    "servers_of",
    "services_of",
    "session_of",
    "texts_of",
    "unread",
    "view_of",
    "when_shown",
    "words_of",
]
