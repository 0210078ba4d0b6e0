"""Sends what waits in the outbox, at Telegram's pace.

In: pending alerts of `services/alerts`. Out: messages, edits and replies; the result goes back to
the outbox.
"""

from bot.alerts.delivery import Illustrations
from bot.alerts.destinations import destinations, places_of_channels
from bot.alerts.limits import SenderLimits
from bot.alerts.pace import Pace
from bot.alerts.refusals import is_of_a_topic, words_of
from bot.alerts.second import ChannelSender
from bot.alerts.sender import Sender

__all__ = [
    "ChannelSender",
    "Illustrations",
    "Pace",
    "Sender",
    "SenderLimits",
    "destinations",
    "is_of_a_topic",
    "places_of_channels",
    "words_of",
]
