"""Long polling: waits for Telegram, polls, drains, confirms what was handled.

In: the session of `bot/telegram`. Out: updates for the dispatcher, and whether Telegram hands them
over.
"""

from bot.polling.in_hand import InHand
from bot.polling.limits import PollLimits
from bot.polling.meeting import MeetLimits, reachable, wait_until_known
from bot.polling.poller import Polling
from bot.polling.webhooks import webhook_removal

__all__ = [
    "InHand",
    "MeetLimits",
    "PollLimits",
    "Polling",
    "reachable",
    "wait_until_known",
    "webhook_removal",
]
