"""Carries messages by a second channel beside Telegram: e-mail, ntfy, a webhook, and whatever else
Apprise knows, in a process of its own that ends with each message.

In: addresses of the settings, a title and plain text. Out: one word for how it went, never an
address. `python -m bot.channels` is that process; the bot itself never loads Apprise.
"""

from bot.channels.carrier import Carrier, ChannelLimits
from bot.channels.channel import Channel, channels_of, scheme_of
from bot.channels.outcomes import SAID, Outcome, Result

__all__ = [
    "SAID",
    "Carrier",
    "Channel",
    "ChannelLimits",
    "Outcome",
    "Result",
    "channels_of",
    "scheme_of",
]
