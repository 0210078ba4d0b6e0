"""What happens to an update between polling and a dialog.

In: updates of Telegram. Out: an operator with a language and a loaded dialog stack, each press
answered exactly once, and each exception turned into a message.
"""

from bot.updates import commands
from bot.updates.access import Access
from bot.updates.answers import AnswerLimits, Answers, CurrentLimits
from bot.updates.commands import create_router
from bot.updates.dialog_storage import DialogStorage, StorageLimits
from bot.updates.dispatcher import build_dispatcher
from bot.updates.group_presses import GroupPresses
from bot.updates.live_screens import LiveLimits, LiveScreens
from bot.updates.presses import Presses, PressLimits
from bot.updates.screens import ConfirmLimits, ConfirmScreens

__all__ = [
    "Access",
    "AnswerLimits",
    "Answers",
    "ConfirmLimits",
    "ConfirmScreens",
    "CurrentLimits",
    "DialogStorage",
    "GroupPresses",
    "LiveLimits",
    "LiveScreens",
    "PressLimits",
    "Presses",
    "StorageLimits",
    "build_dispatcher",
    "commands",
    "create_router",
]
